import { z } from 'zod';
import { threadPressNames, type ThreadPress } from '../domain/thread-press';
import { notBsnField } from '../forms/not-bsn';
import { message, statements } from './message-fields';
import { id, inputsOf, place, typed } from './parts';

const thread = { networkId: id, threadId: id };
const onThread = z.strictObject({
  ...thread,
  version: z.int().min(1),
  text: typed.optional(),
  ...inputsOf({ notBsn: notBsnField }),
  /** M7: since when the question has been open that it was stated to be settled with. */
  despite: id.optional(),
  ...statements,
});
/** The same input for each press there is: what an older card posts stays right. */
const presses = Object.fromEntries(threadPressNames.map((press) => [`thread.${press}`, onThread])) as {
  [P in ThreadPress as `thread.${P}`]: typeof onThread;
};

export const threadActions = {
  'thread.write': z.strictObject({ networkId: id }),
  'thread.send': z.strictObject({ networkId: id, formId: id, ...message }),
  'thread.list': z.strictObject({ after: place }),
  'thread.open': z.strictObject({ ...thread, before: z.int().min(1).optional() }),
  ...presses,
  'thread.undo': z.strictObject({ ...thread, version: z.int().min(1) }),
} as const;
