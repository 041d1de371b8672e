import { toggle, typed } from './parts';

/** Statements after a message was held back (M3, M4). */
export const statements = { notUrgent: toggle.optional(), insist: toggle.optional() };
/** The inputs of the writing form. */
export const message = { category: typed, team: typed, subject: typed, text: typed, ...statements };
