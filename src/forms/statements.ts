import { meansCall, type Refusal } from '../domain/refusal';
import type { Fields } from './fields';

/** What the sender has stated after being held back, as it stands on the card. */
export interface Held {
  notUrgent: boolean;
  insist: boolean;
}

export const notHeld: Held = { notUrgent: false, insist: false };

/** Which statements to ask for: those just held back (M3, M4) and those made before. */
export function statementsAsked(
  refusal: Refusal | undefined,
  held: Held,
): { askNotUrgent: boolean; askInsist: boolean } {
  return {
    askNotUrgent: held.notUrgent || meansCall(refusal),
    askInsist: held.insist || refusal?.kind === 'no-question',
  };
}

interface HeldBack {
  held: Held;
  refusal?: Refusal | undefined;
}

/** Statements after a message was held back (M3, M4); they stand below the notice that says so. */
export const statementFields = {
  notUrgent: {
    kind: 'toggle',
    label: ({ message }) => message.urgent,
    title: ({ message }) => message.notUrgent,
    asked: ({ refusal, held }) => statementsAsked(refusal, held).askNotUrgent,
  },
  insist: {
    kind: 'toggle',
    label: ({ message }) => message.insistLabel,
    title: ({ message }) => message.insist,
    asked: ({ refusal, held }) => statementsAsked(refusal, held).askInsist,
  },
} as const satisfies Fields<HeldBack>;
