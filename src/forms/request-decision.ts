import type { Fields } from './fields';
import { sourceFields } from './network';
import { otherClientField, type OtherClientAsked } from './other-client';
import { reasonField } from './reason';
import { notBsnField } from './not-bsn';

/** N5: what a practice accepts a request with, as it starts any network; and why it declines one. */
export const requestDecisionFields = {
  otherThan: otherClientField,
  ...sourceFields,
  reason: { ...reasonField, apart: true, label: ({ requests }) => requests.declineReason },
  notBsn: notBsnField,
} as const satisfies Fields<OtherClientAsked>;

export type RequestDecisionValues = Record<keyof typeof requestDecisionFields, string>;
