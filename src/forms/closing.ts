import type { Fields } from './fields';

export interface ClosingAsked {
  /** How many threads are open. */
  threads: number;
  /** Whether steps are. */
  steps: boolean;
}

const settled = { kind: 'toggle', required: { kind: 'open-items-unconfirmed' }, anew: true } as const;

/** N9: that what is still open is settled, ticked anew for each list that is shown. */
export const closingFields = {
  settleThreads: {
    ...settled,
    label: ({ ending }) => ending.settleThreadsLabel,
    title: ({ ending }, { threads }) => ending.settleThreads(threads),
    asked: ({ threads }) => threads > 0,
  },
  settleSteps: {
    ...settled,
    label: ({ ending }) => ending.settleStepsLabel,
    title: ({ ending }) => ending.settleSteps,
    asked: ({ steps }) => steps,
  },
} as const satisfies Fields<ClosingAsked>;
