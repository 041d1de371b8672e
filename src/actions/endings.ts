import { z } from 'zod';
import { languages } from '../domain/language';
import { closingFields } from '../forms/closing';
import { closingMessageFields } from '../forms/closing-message';
import { extensionFields } from '../forms/extension';
import { statements } from './message-fields';
import { id, inputsOf, seek } from './parts';

const network = { networkId: id };

/** The end of a network (N9, C5), a team that joins later (C4), and the own record (M8). */
export const endingActions = {
  'closing.write': z.strictObject(network),
  'closing.send': z.strictObject({ ...network, formId: id, ...inputsOf(closingMessageFields), ...statements }),
  'network.close': z.strictObject({ ...network, page: z.int().min(0).optional() }),
  'network.close-confirm': z.strictObject({
    ...network,
    formId: id,
    /** Which list of what is still open the card showed. */
    shown: z.string().max(64),
    ...inputsOf(closingFields),
  }),
  'consent.withdraw': z.strictObject(network),
  'consent.withdraw-confirm': z.strictObject(network),
  'consent.extend': z.strictObject(network),
  'consent.extend-confirm': z.strictObject({
    ...network,
    formId: id,
    shownText: z.string().length(64),
    shownLanguage: z.enum(languages),
    ...inputsOf(extensionFields),
    seek,
  }),
  'thread.record': z.strictObject({ ...network, threadId: id, part: z.int().min(1).optional() }),
  'thread.processed': z.strictObject({ ...network, threadId: id, messages: z.int().min(1) }),
} as const;
