import { z } from 'zod';
import { languages } from '../domain/language';
import { id, place } from './parts';

/** Home, help and lists of people. */
export const homeActions = {
  'home.open': z.strictObject({}),
  'language.choose': z.strictObject({ language: z.enum(languages) }),
  'agreements.open': z.strictObject({}),
  'contacts.open': z.strictObject({ after: place }),
  'digest.open': z.strictObject({ teamId: id.optional(), after: place }),
} as const;
