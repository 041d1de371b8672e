import { findUrgentWords } from '../../src/domain/urgency';
import { urgencyWords } from '../../src/domain/urgency-words';

describe('M3 words that speak of urgency are found, as typed', () => {
  test.each<[string, string[]]>([
    ['Spoed!', ['Spoed']],
    ['Graag met SPOED bellen', ['SPOED']],
    ['mevrouw is acuut benauwd', ['acuut']],
    ['Acute buikpijn', ['Acute']],
    ['kunt u direct komen?', ['direct']],
    ['Kom nu meteen', ['nu meteen']],
    ['graag meteen', ['meteen']],
    ['112 gebeld', ['112']],
    ['bel 112!', ['112']],
    ['er loopt een reanimatie', ['reanimatie']],
    ['Meneer is gereanimeerd', ['gereanimeerd']],
    ['naar de spoedeisende hulp', ['spoedeisende hulp']],
    ['gezien op de SEH', ['SEH']],
    ['dit is dringend', ['dringend']],
    ['z.s.m. terugbellen', ['z.s.m']],
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
    ['Bel direct na aankomst', ['direct']],
    // What looks like a denial and is none
    ['niet alleen dringend maar ook gevaarlijk', ['dringend']],
    ['niet dringend maar wel acuut', ['acuut']],
    ['geen spoed, maar graag vandaag nog', ['vandaag nog']],
    ['het gaat niet goed, acuut benauwd', ['acuut']],
    ['Pijn: niet\nSpoed', ['Spoed']],
    ['als u niet direct komt gaat het mis', ['direct']],
    ['er is geen ambulance gekomen', ['ambulance']],
    ['Is dit niet dringend?', ['dringend']],
    ['hoeft dit niet direct?', ['direct']],
    ['No, emergency!', ['emergency']],
    ['Ik vertrouw het niet. Spoed', ['Spoed']],
  ])('M3 %s', (text, words) => {
    expect(findUrgentWords(text)).toEqual(words);
  });

  test.each([...urgencyWords.stated, ...urgencyWords.asked])('M3 each word of the list is found: %s', (word) => {
    expect(findUrgentWords(`Let op: ${word}, graag`)).toEqual([word]);
    expect(findUrgentWords(word.toUpperCase())).toEqual([word.toUpperCase()]);
    expect(findUrgentWords(`x${word}`)).not.toContain(word);
  });

  test.each(urgencyWords.stated)('M3 each such word can be denied: %s', (word) => {
    expect(findUrgentWords(`dit is niet echt ${word}, kan volgende week`)).toEqual([]);
  });
});

describe('M3 denials and ordinary uses are not caught', () => {
  test.each([
    '',
    'Graag de medicatielijst nakijken',
    'niet dringend',
    'Dit is NIET dringend.',
    'niet zo heel dringend',
    'geen spoed',
    'er is geen sprake van spoed',
    'Kan dit volgende week? Geen spoed.',
    'niet met spoed',
    'zonder spoed',
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
    'lage urgentie',
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
  ])('M3 %s', (text) => {
    expect(findUrgentWords(text)).toEqual([]);
  });
});

test('M3 a very long text is read in a moment', () => {
  const started = performance.now();
  for (const part of ['niet zo ', 'hoeft niet x ', 'no need to a ', 'a', ' ', 'spoed', '1']) {
    findUrgentWords(part.repeat(Math.ceil(20_000 / part.length)));
  }
  expect(performance.now() - started).toBeLessThan(3_000);
});
