import { standardTerms } from '../../src/domain/category';
import { deadlineOf, type TermSettings } from '../../src/domain/deadline';
import { languages, type Language } from '../../src/domain/language';
import { texts } from '../../src/texts';

const standard: TermSettings = { hours: standardTerms, calendar: 'clock', zone: 'Europe/Amsterdam' };

const saidIn = (language: Language, terms: TermSettings): string =>
  texts[language].agreements
    .groups(terms)
    .flatMap(({ lines }) => lines)
    .join('\n');

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
    expect(saidIn('nl', terms)).toContain(nl);
    expect(saidIn('en', terms)).toContain(en);
  });

  test('D2: working days are named where they are chosen', () => {
    const days = { ...standard, calendar: 'working-days' as const };
    const said = saidIn('nl', days);
    expect(said).toContain('Zaterdag, zondag en feestdagen tellen niet mee: Nieuwjaarsdag,');
    expect(said).toContain('Goede Vrijdag en 5 mei zijn gewone werkdagen.');
    expect(saidIn('en', days)).toContain('Good Friday and 5 May are ordinary working days.');
    expect(saidIn('nl', standard)).not.toContain('feestdagen');
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

describe('H4 every row of the agreements is said, in both languages', () => {
  test.each([
    ['N6: ZorgDomein first', 'altijd eerst via ZorgDomein', 'always come through ZorgDomein first'],
    ['N2: consent first', 'Eerst toestemming, dan een netwerk', 'First consent, then a network'],
    ['N3, N4: who starts', 'De praktijk of de thuiszorg start', 'The practice or home care starts'],
    ['N5: who asks', 'vraagt de praktijk om het netwerk te starten', 'asks the practice to start the network'],
    ['N8: the resident', 'Leest de inwoner mee', 'When the resident reads along'],
    ['N9: how a network ends', 'sluit de praktijk het netwerk', 'the practice closes the network'],
    ['N10: one network', 'bij een praktijk één netwerk', 'one network at a practice'],
    ['C4: who joins later', 'die later meedoet', 'that joins later'],
    ['C5: withdrawing', 'Trekt de cliënt de toestemming in', 'withdraws the consent'],
    [
      'M1, M6: category and team',
      'één categorie en is gericht aan één team',
      'one category and is addressed to one team',
    ],
    ['M3: urgent', 'Bij spoed bel je', 'If it is urgent, call'],
    ['M3: outside a form', 'bereikt niemand', 'reaches nobody'],
    ['M4: Gezien', 'de knop Gezien', 'the Seen button'],
    ['M4: only to be known', 'hoort in het Gezondheidsplan', 'belongs in the health plan'],
    ['M5: language', 'zoals het in een medisch dossier past', 'as it fits a medical record'],
    ['M7: whose turn', 'bij wie de bal ligt', 'whose turn it is'],
    ['M8: no record', 'Het netwerk is geen dossier', 'The network is no medical record'],
    ['M9: no BSN', 'Geen BSN', 'No BSN'],
    ['M12: taking up', 'Ik pak dit op', 'I take this up'],
    ['M13: adding', 'Aanvulling', 'Addition'],
    ['D3: absent', 'dan staat de termijn stil', 'the term stands still'],
    ['D5: reminder', 'driekwart van de termijn', 'three quarters of the term'],
    ['A1: a holiday', 'bel dan bij spoed de waarnemer', 'call the deputy'],
    ['A2: what a deputy sees', 'Een waarnemer ziet alleen', 'A deputy sees only'],
    ['G1: digest', 'een dagoverzicht', 'a daily overview'],
    ['R2, R3: new colleagues', 'vraagt zelf toegang, met het werkadres', 'asks for access, with the work address'],
    ['R5: leaving', 'het account uit', 'deactivates the account'],
    ['R7, H3: contact person', 'één contactpersoon: die vraagt u eerst', 'one contact person: ask that person'],
    ['H2: insight in data', 'naar de FG', 'to the DPO'],
  ])('%s', (_, nl, en) => {
    expect(saidIn('nl', standard)).toContain(nl);
    expect(saidIn('en', standard)).toContain(en);
  });

  test.each(languages)('in groups with a heading (%s)', (language) => {
    const groups = texts[language].agreements.groups(standard);
    expect(groups).toHaveLength(6);
    expect(groups.every(({ heading, lines }) => heading !== '' && lines.length > 1 && lines.length < 10)).toBe(true);
    expect(groups.map(({ lines }) => lines.length)).toEqual(
      texts.nl.agreements.groups(standard).map(({ lines }) => lines.length),
    );
  });
});
