import type { Fields } from './fields';

/** Why something is asked or declined; its label says what (N5, N7). */
export const reasonField = {
  kind: 'text',
  label: ({ requests }) => requests.reasonTitle,
  multiline: true,
  required: { kind: 'reason-missing' },
  refused: ['reason-too-long'],
} as const satisfies Fields<unknown>[string];
