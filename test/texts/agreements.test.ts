import { standardTerms } from '../../src/domain/category';
import { deadlineOf, type TermSettings } from '../../src/domain/deadline';
import { texts } from '../../src/texts';

const standard: TermSettings = { hours: standardTerms, calendar: 'clock', zone: 'Europe/Amsterdam' };

describe('H4 the agreements say the terms of the region', () => {
  test.each<[string, TermSettings, string, string]>([
    [
      'the standard ones',
      standard,
      'Antwoord op Medicatie binnen 24 uur; op Zorg, Administratie en Overig binnen 48 uur.',
      'Answer Medication within 24 hours; Care, Administration and Other within 48 hours.',
    ],
    [
      'four different ones',
      { ...standard, hours: { ...standardTerms, medication: 1, care: 36, administration: 72, other: 96 } },
      'Antwoord op Medicatie binnen 1 uur; op Zorg binnen 36 uur; op Administratie binnen 72 uur; op Overig binnen 96 uur.',
      'Answer Medication within 1 hour; Care within 36 hours; Administration within 72 hours; Other within 96 hours.',
    ],
    [
      'one for all',
      { ...standard, hours: { ...standardTerms, medication: 48 } },
      'Antwoord op Medicatie, Zorg, Administratie en Overig binnen 48 uur.',
      'Answer Medication, Care, Administration and Other within 48 hours.',
    ],
  ])('M2: %s', (_, terms, nl, en) => {
    expect(texts.nl.agreements.lines(terms).join('\n')).toContain(nl);
    expect(texts.en.agreements.lines(terms).join('\n')).toContain(en);
  });

  test('D2: working days are named where they are chosen', () => {
    const days = { ...standard, calendar: 'working-days' as const };
    const said = texts.nl.agreements.lines(days).join('\n');
    expect(said).toContain('Zaterdag, zondag en feestdagen tellen niet mee: Nieuwjaarsdag,');
    expect(said).toContain('Goede Vrijdag en 5 mei zijn gewone werkdagen.');
    expect(texts.en.agreements.lines(days).join('\n')).toContain('Good Friday and 5 May are ordinary working days.');
    expect(texts.nl.agreements.lines(standard).join('\n')).not.toContain('feestdagen');
  });

  test.each([
    ['Nieuwjaarsdag', '2026-01-01', true],
    ['Goede Vrijdag', '2026-04-03', false],
    ['Pasen', '2026-04-06', true],
    ['Koningsdag', '2026-04-27', true],
    ['5 mei', '2026-05-05', false],
    ['5 mei in a fifth year', '2025-05-05', false],
    ['Hemelvaartsdag', '2026-05-14', true],
    ['Pinksteren', '2026-05-25', true],
    ['Kerst', '2025-12-26', true],
  ])('D2: what is said of %s is what counts', (_, date, off) => {
    const days = { ...standard, calendar: 'working-days' as const };
    const { skipped } = deadlineOf(`${date}T08:00:00.000Z`, 'medication', days);
    expect(skipped.holidays.includes(date)).toBe(off);
  });
});
