import type { Fields } from './fields';
import { sourceFields } from './network';
import { reasonField } from './reason';
import { notBsnField } from './not-bsn';

/** N5: what a practice accepts a request with, as it starts any network; and why it declines one. */
export const requestDecisionFields = {
  ...sourceFields,
  reason: { ...reasonField, label: ({ requests }) => requests.declineReason },
  notBsn: notBsnField,
} as const satisfies Fields<unknown>;

export type RequestDecisionValues = Record<keyof typeof requestDecisionFields, string>;
