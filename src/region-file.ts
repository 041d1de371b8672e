import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { IANAZone } from 'luxon';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { WrongConfig } from './config';
import { categories, standardTerms, type Category } from './domain/category';
import { wrongInName } from './domain/person-name';
import { isPlain } from './domain/plain-text';
import type { Region } from './domain/region';
import { retentionDaysMax, standardRetentionDays } from './domain/retention';
import { readConsentTexts } from './texts/consent-texts';

/** Longest term that makes sense, in hours: 30 days. */
const hoursMax = 720;
const hours = z
  .int({ error: `a whole number of hours from 1 to ${hoursMax}` })
  .min(1, { error: `at least 1 hour` })
  .max(hoursMax, { error: `at most ${hoursMax} hours` });
const days = z
  .int({ error: `a whole number of days from 1 to ${retentionDaysMax}` })
  .min(1, { error: 'at least 1 day' })
  .max(retentionDaysMax, { error: `at most ${retentionDaysMax} days` });
const filled = (what: string, max = 200): z.ZodString =>
  z
    .string({ error: what })
    .trim()
    .min(1, { error: what })
    .max(max, { error: `${what}, at most ${max} characters` });
/** Shown to users: on one line, without characters that turn text around or are not seen. */
const shown = (what: string, max?: number): z.ZodType<string> =>
  filled(what, max)
    .transform((text) => text.normalize('NFC'))
    .refine((text) => isPlain(text) && !text.includes('\n'), {
      error: `${what}, on one line, without invisible characters`,
    });
const nameOfRegion = 'the name of the region';

/** A region's own settings; docs/region-example.yaml explains each. What is left out is as agreed everywhere. */
const regionSchema = z.strictObject({
  name: shown(nameOfRegion, 80).refine((text) => wrongInName(text) === undefined, {
    error: `${nameOfRegion}, without signs that make a link or emphasis`,
  }),
  zone: filled('a time zone such as Europe/Amsterdam')
    .refine((zone) => IANAZone.isValidZone(zone), { error: 'a time zone such as Europe/Amsterdam' })
    .default('Europe/Amsterdam'),
  calendar: z.enum(['clock', 'working-days'], { error: 'clock or working-days' }).default('clock'),
  terms: z
    .strictObject(
      Object.fromEntries(categories.map((each) => [each, hours.default(standardTerms[each])])) as Record<
        Category,
        z.ZodDefault<typeof hours>
      >,
    )
    .default({ ...standardTerms }),
  dpo: z.email({ error: 'the e-mail address of the data protection officer' }),
  helpDesk: shown('the address or telephone number of the help desk'),
  digestTime: z
    .string({ error: 'a time such as 08:30' })
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'a time such as 08:30' })
    .default('08:30'),
  retentionDays: days.default(standardRetentionDays),
  consent: filled('the folder with nl.md and en.md', 1_000).optional(),
});

type RegionValues = z.output<typeof regionSchema>;

/** Where no file is named: the agreements as they stand, with example addresses. */
const builtIn: RegionValues = {
  name: 'Voorbeeld',
  zone: 'Europe/Amsterdam',
  calendar: 'clock',
  terms: { ...standardTerms },
  dpo: 'fg@regio.example',
  helpDesk: 'helpdesk@regio.example',
  digestTime: '08:30',
  retentionDays: standardRetentionDays,
};

export interface RegionSources {
  /** The region's file; undefined: what is built in. */
  file: string | undefined;
  /** The folder with the consent texts, before the one the file names. */
  consent: string | undefined;
  /** The folder with the standard consent texts. */
  standardConsent: string;
}

/**
 * Reads a region's settings and its consent texts with their versions (C1, H2–H4, M2, D2, G1).
 * @throws WrongConfig with a sentence per wrong or unknown setting: file, line and reason
 */
export function readRegion(sources: RegionSources): Region {
  const { file } = sources;
  const values = file === undefined ? builtIn : readValues(file);
  const own = values.consent === undefined ? undefined : resolve(dirname(file ?? ''), values.consent);
  return {
    name: values.name,
    terms: { hours: values.terms, calendar: values.calendar, zone: values.zone },
    digestTime: values.digestTime,
    retentionDays: values.retentionDays,
    dpo: values.dpo,
    helpDesk: values.helpDesk,
    consent: consentTexts(sources.consent ?? own ?? sources.standardConsent),
  };
}

/** Whether the DPO or the help desk is still that of the example, which is nobody's (H2, H3). */
export function hasExampleAddress({ dpo, helpDesk }: Pick<Region, 'dpo' | 'helpDesk'>): boolean {
  return [dpo, helpDesk].some((address) => address.trim().toLowerCase().endsWith('.example'));
}

function readValues(file: string): RegionValues {
  const lines = new LineCounter();
  const document = parseDocument(contentOf(file), { lineCounter: lines });
  const wrong = document.errors.map((error) => {
    const at = lines.linePos(error.pos[0]).line;
    return `${file}, line ${at}: this is no YAML (${error.code.toLowerCase().replaceAll('_', ' ')}).`;
  });
  if (wrong.length > 0) throw new WrongConfig(wrong);
  const parsed = regionSchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  throw new WrongConfig(parsed.error.issues.flatMap((issue) => sentencesOf(file, document, lines, issue)));
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongConfig([`SCHAKEL_REGION names ${file}, which cannot be read; put it there or name another file.`]);
  }
}

function sentencesOf(file: string, document: Document, lines: LineCounter, issue: z.core.$ZodIssue): string[] {
  const place = (path: PropertyKey[]): string => {
    const line = lineOf(document, lines, path);
    return line === undefined ? file : `${file}, line ${line}`;
  };
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${place([...issue.path, key])}: ${[...issue.path, key].join('.')} is not a setting.`,
    );
  }
  const name = issue.path.join('.') || 'the file';
  const absent = issue.path.length > 0 && !document.hasIn(issue.path);
  return [
    `${place(issue.path)}: ${name} ${absent ? 'is missing; it' : ''} must be ${issue.message}.`.replace('  ', ' '),
  ];
}

/** The line of a setting; of the nearest around it when it is missing. */
function lineOf(document: Document, lines: LineCounter, path: PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

function consentTexts(folder: string): Region['consent'] {
  try {
    return readConsentTexts(folder);
  } catch (error) {
    throw new WrongConfig([error instanceof Error ? error.message : 'The consent texts cannot be read.']);
  }
}
