import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WrongConfig } from '../src/config';
import { hasExampleAddress, readRegion } from '../src/region-file';

const standardConsent = join(__dirname, '../src/texts/consent');
const example = join(__dirname, '../docs/region-example.yaml');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'region-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function fileWith(content: string): string {
  const file = join(folder, 'region.yaml');
  writeFileSync(file, content);
  return file;
}
const read = (file: string | undefined) => readRegion({ file, consent: undefined, standardConsent });
function refusalOf(file: string): string[] {
  try {
    read(file);
  } catch (error) {
    if (error instanceof WrongConfig) return error.sentences.map((sentence) => sentence.replace(folder, ''));
    throw error;
  }
  return [];
}
const least = 'name: Oost\ndpo: fg@oost.example\nhelpDesk: 030 555 00 11\n';

test('the documented example is a file that can be used', () => {
  expect(read(example)).toMatchObject({
    name: 'Regio Voorbeeld',
    terms: { hours: { medication: 24, care: 48, administration: 48, other: 48 }, calendar: 'clock' },
    dpo: 'fg@regio.example',
    digestTime: '08:30',
    retentionDays: 30,
  });
});

test('M2: what is left out is as agreed everywhere, and without a file everything is', () => {
  const standard = {
    hours: { medication: 24, care: 48, administration: 48, other: 48 },
    calendar: 'clock',
    zone: 'Europe/Amsterdam',
  };
  expect(read(fileWith(least))).toMatchObject({ name: 'Oost', helpDesk: '030 555 00 11', terms: standard });
  expect(read(fileWith(`${least}terms:\n  care: 36\n`)).terms.hours).toEqual({ ...standard.hours, care: 36 });
  expect(read(undefined)).toMatchObject({ terms: standard, digestTime: '08:30', retentionDays: 30 });
  expect(read(fileWith(`${least}retentionDays: 7\n`)).retentionDays).toBe(7);
});

test.each([
  [
    'an hour that is none',
    `${least}terms:\n  care: soon\n`,
    ['/region.yaml, line 5: terms.care must be a whole number of hours from 1 to 720.'],
  ],
  [
    'half an hour',
    `${least}terms:\n  care: 0.5\n`,
    ['/region.yaml, line 5: terms.care must be a whole number of hours from 1 to 720.'],
  ],
  ['too many hours', `${least}terms:\n  care: 721\n`, ['/region.yaml, line 5: terms.care must be at most 720 hours.']],
  ['an unknown category', `${least}terms:\n  urgent: 1\n`, ['/region.yaml, line 5: terms.urgent is not a setting.']],
  ['a misspelt setting', `${least}digesttime: 09:00\n`, ['/region.yaml, line 4: digesttime is not a setting.']],
  [
    'a zone that does not exist',
    `${least}zone: Europe/Utrecht\n`,
    ['/region.yaml, line 4: zone must be a time zone such as Europe/Amsterdam.'],
  ],
  ['another calendar', `${least}calendar: office\n`, ['/region.yaml, line 4: calendar must be clock or working-days.']],
  [
    'a time that does not exist',
    `${least}digestTime: '24:00'\n`,
    ['/region.yaml, line 4: digestTime must be a time such as 08:30.'],
  ],
  ['no day at all', `${least}retentionDays: 0\n`, ['/region.yaml, line 4: retentionDays must be at least 1 day.']],
  ['years', `${least}retentionDays: 366\n`, ['/region.yaml, line 4: retentionDays must be at most 365 days.']],
  [
    'half a day',
    `${least}retentionDays: 30.5\n`,
    ['/region.yaml, line 4: retentionDays must be a whole number of days from 1 to 365.'],
  ],
  [
    'no address',
    'name: Oost\ndpo: de FG\nhelpDesk: x\n',
    ['/region.yaml, line 2: dpo must be the e-mail address of the data protection officer.'],
  ],
  [
    'a missing setting',
    'name: Oost\nhelpDesk: x\n',
    ['/region.yaml: dpo is missing; it must be the e-mail address of the data protection officer.'],
  ],
  [
    'two mistakes at once',
    `${least}calendar: x\nzone: y\n`,
    [
      '/region.yaml, line 5: zone must be a time zone such as Europe/Amsterdam.',
      '/region.yaml, line 4: calendar must be clock or working-days.',
    ],
  ],
  ['no YAML', `${least}terms: {care: 1\n`, ['/region.yaml, line 5: this is no YAML (bad indent).']],
  ['the same setting twice', `${least}name: West\n`, ['/region.yaml, line 4: this is no YAML (duplicate key).']],
])('%s stops the start with line and reason', (_, content, sentences) => {
  expect(refusalOf(fileWith(content))).toEqual(sentences);
});

test.each([
  ['nothing of its own', undefined, true],
  ['the example as it stands', example, true],
  ['its own telephone, the example’s DPO', least, true],
  ['its own telephone and DPO', least.replace('oost.example', 'oost.nl'), false],
])('H2, H3: a region with %s shows an example address to its users, or not', (_what, given, shows) => {
  const file = given === undefined || given === example ? given : fileWith(given);
  expect(hasExampleAddress(read(file))).toBe(shows);
});

test('a file that is not there is named', () => {
  expect(refusalOf(join(folder, 'gone.yaml'))).toEqual([
    'SCHAKEL_REGION names /gone.yaml, which cannot be read; put it there or name another file.',
  ]);
});

test('C1: the region’s own consent texts are read beside its file, and must have a version', () => {
  mkdirSync(join(folder, 'texts'));
  writeFileSync(join(folder, 'texts', 'nl.md'), '---\nversion: oost-3\n---\nWilt u meedoen?\n');
  writeFileSync(join(folder, 'texts', 'en.md'), '---\nversion: oost-3\n---\nWill you take part?\n');
  expect(read(fileWith(`${least}consent: ./texts\n`)).consent.nl).toMatchObject({
    version: 'oost-3',
    text: 'Wilt u meedoen?',
  });
  writeFileSync(join(folder, 'texts', 'en.md'), 'Will you take part?\n');
  expect(refusalOf(fileWith(`${least}consent: ./texts\n`))).toEqual([
    'The consent text /texts/en.md must begin with "---", "version: …", "---" and then have a text.',
  ]);
});
