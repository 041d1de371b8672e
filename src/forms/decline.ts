import type { Fields } from './fields';
import { reasonField } from './reason';
import { notBsnField } from './not-bsn';

/** N7: why the client does not take part in Spreekuur.nl. */
export const declineFields = {
  reason: { ...reasonField, label: ({ steps }) => steps.declineReason, hint: ({ steps }) => steps.declineHint },
  notBsn: notBsnField,
} as const satisfies Fields<unknown>;
