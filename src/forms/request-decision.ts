import type { Fields } from './fields';
import { sourceFields } from './network';

/** N5: what a practice accepts a request with, as it starts any network; and why it declines one. */
export const requestDecisionFields = {
  ...sourceFields,
  reason: { kind: 'text', label: ({ requests }) => requests.declineReason, multiline: true },
} as const satisfies Fields<unknown>;

export type RequestDecisionValues = Record<keyof typeof requestDecisionFields, string>;
