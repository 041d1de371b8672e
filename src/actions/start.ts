import { z } from 'zod';
import { languages } from '../domain/region';
import { message } from './message-fields';
import { id, toggle, typed } from './parts';

const network = {
  source: typed,
  reference: typed,
  attested: toggle,
  ownTeam: typed.optional(),
  practiceTeam: typed.optional(),
  teams: typed.optional(),
};

/** The start of a network in three steps. */
export const startActions = {
  'start.open': z.strictObject({}),
  'start.resume': z.strictObject({ formId: id }),
  'start.anew': z.strictObject({ formId: id }),
  'start.consent': z.strictObject({
    formId: id,
    shownText: z.string().length(64),
    shownLanguage: z.enum(languages),
    clientName: typed,
    birthDate: typed,
    givenBy: typed,
    giverName: typed,
    form: typed,
    covers: typed,
    confirmed: toggle,
  }),
  'start.network': z.strictObject({ formId: id, ...network }),
  'start.back-to-consent': z.strictObject({ formId: id, ...network }),
  'start.message': z.strictObject({ formId: id, ...message }),
  'start.back-to-network': z.strictObject({ formId: id, ...message }),
  'start.cancel': z.strictObject({ formId: id }),
} as const;
