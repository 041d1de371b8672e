import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

/** One is read by whoever writes the lists; the other only measures them. */
export const halves = ['seen', 'unseen'] as const;
export type Half = (typeof halves)[number];

export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

const folder = join(process.cwd(), 'test/corpora');

const read = <Kind>(schema: z.ZodType<Kind>, name: string, half: Half): Kind =>
  schema.parse(parse(readFileSync(join(folder, `${name}-${half}.yaml`), 'utf8')));

const texts = z.array(z.string().min(1));

const sentences = z.strictObject({
  urgent: texts,
  danger: z.record(z.string(), texts),
  difficult: texts,
  ordinary: texts,
  acts: z.record(z.string(), texts),
});

export const readSentences = (language: Language, half: Half): z.infer<typeof sentences> =>
  read(sentences, `texts-${language}`, half);

const numbers = z.strictObject({ bsn: texts, ordinary: texts });

export const readNumbers = (half: Half): z.infer<typeof numbers> => read(numbers, 'numbers', half);

/** By what is expected: an address, and the domains that are known. */
export const readAddresses = (half: Half): Record<string, [string, ...string[]][]> =>
  read(z.record(z.string(), z.array(z.tuple([z.string()], z.string()))), 'email', half);

/** By what is expected: two names, and two dates of birth where they differ. */
export const readClients = (half: Half): Record<string, [string, string, ...string[]][]> =>
  read(z.record(z.string(), z.array(z.tuple([z.string(), z.string()], z.string()))), 'clients', half);
