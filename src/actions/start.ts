import { z } from 'zod';
import { languages } from '../domain/language';
import { consentFields } from '../forms/consent';
import { networkFields } from '../forms/network';
import { firstMessage } from './message-fields';
import { id, inputsOf, seek } from './parts';

const network = inputsOf(networkFields);

/** The start of a network in three steps. */
export const startActions = {
  'start.open': z.strictObject({}),
  'start.resume': z.strictObject({ formId: id }),
  'start.anew': z.strictObject({ formId: id }),
  'start.consent': z.strictObject({
    formId: id,
    shownText: z.string().length(64),
    shownLanguage: z.enum(languages),
    ...inputsOf(consentFields),
    seek,
  }),
  'start.network': z.strictObject({ formId: id, ...network, seek }),
  'start.back-to-consent': z.strictObject({ formId: id, ...network }),
  'start.message': z.strictObject({ formId: id, ...firstMessage }),
  'start.back-to-network': z.strictObject({ formId: id, ...firstMessage }),
  'start.cancel': z.strictObject({ formId: id }),
} as const;
