import { z } from 'zod';
import { message, statements } from './message-fields';
import { id, place, typed } from './parts';

const thread = { networkId: id, threadId: id };
const onThread = { ...thread, version: z.int().min(1), text: typed.optional(), ...statements };

export const threadActions = {
  'thread.write': z.strictObject({ networkId: id }),
  'thread.send': z.strictObject({ networkId: id, formId: id, fromTeam: typed.optional(), ...message }),
  'thread.list': z.strictObject({ after: place }),
  'thread.open': z.strictObject({ ...thread, before: z.int().min(1).optional() }),
  'thread.seen': z.strictObject(onThread),
  'thread.answer': z.strictObject(onThread),
  'thread.ask-back': z.strictObject(onThread),
  'thread.settle': z.strictObject(onThread),
  'thread.reopen': z.strictObject(onThread),
} as const;
