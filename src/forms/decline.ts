import type { Fields } from './fields';

/** N7: why the client does not take part in Spreekuur.nl. */
export const declineFields = {
  reason: {
    kind: 'text',
    label: ({ steps }) => steps.declineReason,
    hint: ({ steps }) => steps.declineHint,
    multiline: true,
  },
} as const satisfies Fields<unknown>;
