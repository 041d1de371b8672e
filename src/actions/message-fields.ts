import { messageFields } from '../forms/message';
import { statementFields } from '../forms/statements';
import { inputsOf } from './parts';

/** Statements after a message was held back (M3, M4). */
export const statements = inputsOf(statementFields);
const { fromTeam, ...asked } = inputsOf(messageFields);
/** The inputs of the writing form; a network's first message comes from the team that starts it. */
export const firstMessage = { ...asked, ...statements };
export const message = { fromTeam, ...firstMessage };
