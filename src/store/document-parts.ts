import { z } from 'zod';
import { consentForms, consentGivers } from '../domain/consent';

/** Every document has these; `id` is unique within its partition, `partition` places it (ADR 0002). */
export const base = { partition: z.string().min(1), id: z.string().min(1), schemaVersion: z.literal(1) };

export const instant = z.iso.datetime({ precision: 3 });
export const text = z.string();

/** C1, C2: what is kept with each consent. */
export const consentFields = z.strictObject({
  text: z.strictObject({ version: text, language: z.enum(['nl', 'en']), text, sha256: z.string().length(64) }),
  givenBy: z.enum(consentGivers),
  giverName: text,
  form: z.enum(consentForms),
  recordedBy: text,
  recordedByOrganisation: text,
  recordedAt: instant,
  covers: z.array(text),
});

/** D4: a deadline with what it stood still for. */
export const explainedDeadline = z.strictObject({
  at: instant,
  hours: z.number(),
  skipped: z.strictObject({ weekend: z.boolean(), holidays: z.array(text), pause: z.boolean() }),
});
