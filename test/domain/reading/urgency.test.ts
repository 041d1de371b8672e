import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { reader } from '../../../src/domain/reading/reader';
import { urgencyIn } from '../../../src/domain/reading/urgency';
import english from '../../../src/domain/reading/urgency.en.yaml';
import dutch from '../../../src/domain/reading/urgency.nl.yaml';
import { readWordList } from '../../../src/domain/reading/word-list';

const sentences = parse(readFileSync(join(__dirname, 'sentences.yaml'), 'utf8')) as Record<string, string[]>;

const found = (text: string): string[] => {
  const { said, described } = urgencyIn(text);
  return [...said, ...described];
};

describe('M3 words of urgency and danger signs are found, as typed', () => {
  test.each<[string, string[]]>([
    ['Spoed!', ['Spoed']],
    ['Graag met SPOED bellen', ['SPOED']],
    ['mevrouw is acuut benauwd', ['acuut', 'acuut benauwd']],
    ['Acute buikpijn', ['Acute', 'Acute buikpijn']],
    ['kunt u direct komen?', ['direct']],
    ['Kom nu meteen', ['Kom nu meteen']],
    ['graag meteen', ['graag meteen']],
    ['112 gebeld', ['112']],
    ['bel 112!', ['112']],
    ['er loopt een reanimatie', ['loopt een reanimatie', 'reanimatie']],
    ['Meneer is gereanimeerd', ['gereanimeerd']],
    ['naar de spoedeisende hulp', ['spoedeisende hulp']],
    ['moet zij naar de SEH?', ['SEH']],
    ['dit is dringend', ['dringend']],
    ['z.s.m. terugbellen', ['z.s.m.']],
    ['graag zo  snel\nmogelijk', []],
    ['graag zo  snel mogelijk', ['zo  snel mogelijk']],
    ['kan dit vandaag nog?', ['vandaag nog']],
    ['de ambulance is onderweg', ['ambulance']],
    ['onmiddelijk bellen', ['onmiddelijk']],
    ['spoed-consult', ['spoed']],
    ['er is haast bij', ['haast bij']],
    ['Dit kan niet wachten', ['kan niet wachten']],
    ['Spoed, spoed, SPOED', ['Spoed']],
    ['acuut en dringend', ['acuut', 'dringend']],
    ['Hij is suïcidaal', ['suïcidaal']],
    ['Hij is sui\u0308cidaal', ['suïcidaal']],
    ['This is URGENT', ['URGENT']],
    ['it is an emergency', ['emergency']],
    ['please come immediately', ['immediately']],
    ['call me asap', ['asap']],
    ['reply as soon as possible', ['as soon as possible']],
    ['this can’t wait', ['can’t wait']],
    ['a life-threatening reaction', ['life-threatening']],
    ['Bel direct na aankomst', ['Bel direct']],
    // What an auditor sent without a word
    ['Zonder spoedeisende hulp gaat het mis, wilt u komen?', ['Zonder spoedeisende hulp']],
    ['Zonder spoed gaat het mis', ['spoed']],
    ['Without urgent help she gets worse, can you come?', ['urgent help']],
    ['Mevrouw is nog nooit zo acuut benauwd geweest', ['acuut', 'acuut benauwd']],
    ['she was never this acutely ill', ['acutely']],
    ['Dit kan echt niet wachten', ['kan echt niet wachten']],
    ['Mag niet wachten: wilt u komen?', ['Mag niet wachten']],
    ['dit kan niet tot morgen wachten', ['kan niet tot morgen wachten']],
    ['kan niet langer wachten', ['kan niet langer wachten']],
    ['it really must not wait', ['must not wait']],
    ['we cannot possibly wait', ['cannot possibly wait']],
    ['Kan de arts vanmiddag nog komen?', ['vanmiddag nog']],
    ['Graag nog vanochtend', ['nog vanochtend']],
    ['Wilt u METÉÉN komen?', ['METÉÉN']],
    ['Dit is spóéd', ['spóéd']],
    ['Wilt u direkt komen?', ['direkt']],
    ['Wilt u een spoedverwijzing maken?', ['spoedverwijzing']],
    ['er is geen spoedarts te vinden', ['geen spoedarts te vinden']],
    ['ten spoedigste graag', ['ten spoedigste']],
    ['Niet aanspreekbaar, wilt u komen?', ['Niet aanspreekbaar']],
    ['is nauwelijks wakker te krijgen', ['nauwelijks wakker te krijgen']],
    ['he is unresponsive', ['unresponsive']],
    ['zij reageert niet op aanspreken', ['reageert niet op aanspreken']],
    ['Pijn op de borst, wilt u komen?', ['Pijn op de borst']],
    ['druk op haar borst', ['druk op haar borst']],
    ['she has chest pain', ['chest pain']],
    ['pain in his chest since noon', ['pain in his chest']],
    ['hij is erg benauwd', ['erg benauwd']],
    ['krijgt geen lucht', ['krijgt geen lucht']],
    ['she can’t breathe', ['can’t breathe']],
    ['mondhoek hangt sinds net', ['mondhoek hangt']],
    ['verdenking op een CVA', ['verdenking op een CVA']],
    ['possible stroke', ['possible stroke']],
    ['kan ineens niet meer praten', ['kan ineens niet meer praten']],
    ['hevige bloeding uit de wond', ['hevige bloeding']],
    ['de wond bloedt erg', ['bloedt erg']],
    ['heeft een overdosis genomen', ['overdosis']],
    ['te veel insuline gespoten', ['te veel insuline gespoten']],
    ['praat over zelfmoord', ['zelfmoord']],
    ['gaat snel achteruit', ['gaat snel achteruit']],
    ['graag binnen een uur', ['binnen een uur']],
    ['graag binnen 2 uur', ['binnen 2 uur']],
    ['please come within half an hour', ['within half an hour']],
    ['binnen 15 minuten', ['binnen 15 minuten']],
    ['uiterlijk vandaag', ['uiterlijk vandaag']],
    ['moet vandaag nog gezien worden', ['moet vandaag nog gezien']],
    ['zij is vandaag nog niet gezien; kan zij vandaag nog gezien worden', ['kan zij vandaag nog gezien']],
    ['Kom nu!', ['Kom nu']],
    ['please hurry', ['hurry']],
    // What looks like a denial and is none
    ['niet alleen dringend maar ook gevaarlijk', ['dringend']],
    ['niet dringend maar wel acuut', ['acuut']],
    ['geen spoed, maar graag vandaag nog', ['vandaag nog']],
    ['het gaat niet goed, acuut benauwd', ['acuut', 'acuut benauwd']],
    ['Pijn: niet\nSpoed', ['Spoed']],
    ['als u niet direct komt gaat het mis', ['als u niet direct']],
    ['er is geen ambulance gekomen', ['geen ambulance gekomen']],
    ['Is dit niet dringend?', ['dringend']],
    ['hoeft dit niet direct?', ['direct']],
    ['No, emergency!', ['emergency']],
    ['Ik vertrouw het niet. Spoed', ['Spoed', 'vertrouw het niet']],
  ])('M3 %s', (text, words) => {
    expect(found(text)).toEqual(words);
  });

  test.each(sentences['said'] ?? [])('M3 says that it is urgent: %s', (text) => {
    expect(urgencyIn(text).said).not.toEqual([]);
  });

  test.each(sentences['described'] ?? [])('M3 describes a danger sign: %s', (text) => {
    expect(urgencyIn(text).described).not.toEqual([]);
  });
});

describe('M3 denials and ordinary uses are not caught', () => {
  test.each([
    '',
    'Graag de medicatielijst nakijken',
    'niet dringend',
    // What was, and is not asked
    'gezien op de SEH',
    'Dit is NIET dringend.',
    'niet zo heel dringend',
    'geen spoed',
    'er is geen sprake van spoed',
    'Kan dit volgende week? Geen spoed.',
    'niet met spoed',
    'zonder spoed',
    'Graag zonder spoed inplannen',
    'without urgency',
    'lage urgentie',
    'low urgency',
    'urgentie: laag',
    'dit is nooit dringend',
    'never urgent',
    'niets dringends',
    'nothing urgent',
    'níét dringend',
    'geen pijn op de borst',
    'niet erg benauwd',
    'no chest pain',
    'de wond reageert niet op de zalf',
    'not responding to the new ointment',
    'Ik heb haar vanmorgen nog gezien',
    'had een hartinfarct in 2019',
    'bekend met een beroerte',
    'graag antwoord binnen 24 uur',
    'binnen 48 uur',
    'binnen twee werkdagen',
    'dit kan wachten tot maandag',
    'kan niet komen, wij wachten af',
    'niet acuut',
    'niet-acuut',
    'niet meer acuut',
    'geen acute klachten',
    'hoeft niet direct',
    'Dit hoeft niet meteen, volgende week is goed',
    'het hoeft van mij niet vandaag nog',
    'je hoeft dit niet per se nu meteen te doen',
    'geen ambulance nodig',
    'een ambulance was niet nodig',
    'dat is niet direct nodig',
    'niet direct dringend',
    'beleid: niet reanimeren',
    'niet-reanimeren-verklaring is besproken',
    'Reanimatie: nee',
    'Spoed? Nee, kan volgende week',
    'not urgent',
    'This isn’t urgent at all',
    'not very urgent',
    'non-urgent question',
    'no emergency',
    'it is not an emergency',
    'no need to come right away',
    'you do not need to reply immediately',
    'de directeur belde',
    'de directie en het indirecte gevolg',
    'een spoedig herstel gewenst',
    'een spoedcursus',
    'het reanimatiebeleid is besproken',
    'urgentieverklaring voor een woning',
    'acuutje',
    'direct na het ontbijt innemen',
    'direct voor het slapen',
    'meteen na de maaltijd',
    'immediately after breakfast',
    'RR 112/80',
    'bloeddruk 135/112',
    'pols 112, temp 37,1',
    'hartslag is 112',
    '112 mg per dag',
    'gewicht 65,112',
    'kamer 112',
    'tel 06-112 233 44',
    'nummer 1120 of 2112',
    'dubbelzsmart',
    ...(sentences['calm'] ?? []),
    ...(sentences['ordinary'] ?? []),
  ])('M3 %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe.each([
  ['Dutch', dutch],
  ['English', english],
])('the %s word list', (_language, text) => {
  const list = readWordList(text);
  const patterns = [
    ...Object.values(list.terms).flatMap((groups) => Object.values(groups).flat()),
    ...list.calm,
    ...list.noTriggers,
    ...Object.values(list.measures).flatMap(({ names }) => names),
  ];

  test('is written small and without accents', () => {
    const written = patterns.map((pattern) => pattern.replace(/\b(?:GETAL|JAARTAL|NUMBER|YEAR)\b/g, ''));
    expect(written.filter((pattern) => /[^a-z0-9 .,:?!|*'<>^-]/.test(pattern))).toEqual([]);
  });

  test('says nothing twice', () => {
    expect(patterns.filter((pattern, index) => patterns.indexOf(pattern) !== index)).toEqual([]);
  });

  test('has no trigger for a kind of term that it does not know', () => {
    const kinds = Object.keys(list.terms);
    expect(list.triggers.flatMap(({ about }) => about).filter((kind) => !kinds.includes(kind))).toEqual([]);
  });
});

test.each([
  ...[
    'niet ',
    'geen, ',
    'kan x niet ',
    'hoeft niet x ',
    'als ',
    'arm slap ',
    'bloed ',
    'spoed ',
    'of , ',
    'RR 120/80 ',
  ],
  ...[
    'saturatie 95 naar ',
    'a.',
    '1 ',
    'é',
    '- ',
    'not ',
    'gevallen de het een , ',
    sentences['described']?.join(' ') ?? '',
  ],
])('M3 the work grows with the length of the text alone: %#', (part) => {
  const read = reader([dutch, english].map(readWordList));
  const triedIn = (times: number): number => {
    let tried = 0;
    read(part.repeat(times), () => (tried += 1));
    return tried;
  };
  const once = triedIn(Math.ceil(5_000 / part.length));
  expect(triedIn(2 * Math.ceil(5_000 / part.length))).toBeLessThan(2.1 * once + 2_000);
  expect(once).toBeLessThan(500_000);
});
