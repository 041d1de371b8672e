import { isDeepStrictEqual } from 'node:util';
import { actsOf, type TextAct, type Remark } from '../../../src/domain/reading/acts';
import { languages, readSentences } from '../../bench/texts/corpora';
import { actsTable } from './acts.table';

/** What a text does, in a word. */
function actOf(text: string): string {
  const { question, asks, promise } = actsOf(text);
  return question ? 'question' : promise ? 'promise' : asks ? 'request' : 'tells';
}

describe('M4, M11, M12: what a text does', () => {
  test.each(Object.entries(actsTable))('M11 %s', (act, texts) => {
    expect(texts.map((text) => [text, actOf(text)]).filter(([, read]) => read !== act)).toEqual([]);
  });
});

/** Without a subject or a question mark only the sense tells that it is none. */
const unread = ['Heeft de brief van de neuroloog ontvangen en snapt het.'];

describe('M4, M11: all that a text does, clause by clause', () => {
  test.each(languages)('the sentences of %s that whoever writes the lists may see', (language) => {
    const labelled = Object.entries(readSentences(language, 'seen').acts).flatMap(([acts, texts]) =>
      texts.map((text) => [text, acts.split(' ').sort()] as const),
    );
    const wrong = labelled.filter(([text, acts]) => !isDeepStrictEqual(actsOf(text).does.toSorted(), acts));
    expect(wrong.map(([text]) => text).filter((text) => !unread.includes(text))).toEqual([]);
  });

  test.each<[text: string, does: readonly TextAct[]]>([
    ['', []],
    ['Fijn weekend!', ['thanks']],
    ['Helder, ik zoek het uit', ['promises']],
    ['Prima, ik bel haar morgen', ['promises']],
    ['Als het erger wordt, mag ze dan twee tabletten?', ['asks']],
    ['Kunt u hierop terugkomen?', ['asks']],
    ['Bel u morgen', ['promises']],
    ['Bel mw morgen', ['asks']],
    ['Wij bellen haar elke dag', ['tells']],
    ['Wij bestellen dit niet', ['tells']],
    ['Ik laat u weten of het lukt', ['promises']],
    ['Graag per post. Alvast bedankt', ['asks']],
    ['Dank. De wond is dicht. Heeft zij koorts? Ik bel haar.', ['thanks', 'tells', 'asks', 'promises']],
  ])('%s', (text, does) => {
    expect(actsOf(text).does).toEqual(does);
  });

  test.each(['Prima, ik bel de apotheek', 'Ik kom morgen om 10 uur langs.', 'Doen we', 'Ik bestel de kousen vandaag'])(
    'M12 what undertakes something else keeps no answer for later: %s',
    (text) => {
      expect(actsOf(text)).toMatchObject({ does: ['promises'], promise: false });
    },
  );
});

const remarkIn = (text: string): Remark | undefined => actsOf(text).remark;

describe('M4 what asks nothing', () => {
  test.each<[Remark, string[]]>([
    [
      'thanks',
      [
        ...['Bedankt', 'Dank je wel!', 'dank u wel', 'Dankjewel :)', 'tnx', 'Thanks!', 'thank you very much'],
        ...['Dankjewel voor je snelle reactie', 'Bedankt voor de hulp', 'Hartelijk dank voor de informatie'],
        ...['Bedankt voor het overnemen van de zorg voor mevrouw Jansen', 'Dank dat u zo snel reageerde'],
        ...['Goedemorgen, bedankt en fijne dag', 'Thanks for the quick reply', 'Thank you for your time and effort'],
        ...[
          'Fijn om te horen',
          'Goed om te weten!',
          'Wat fijn, dank',
          'Good to hear',
          "You're welcome",
          'Gezien',
          'Hallo',
        ],
        ...['met vriendelijke groet', '🙏', '❤️', 'Dank 🙏🏽'],
        ...[
          'Dank, Noor',
          'bedankt Fatima',
          'Dank je wel Noor van Dijk',
          'Hoi Noor, bedankt!',
          'Dag mevrouw De Vries, dank',
        ],
        'Beste Gerrit,\nDank je wel voor je snelle reactie.\nGroet, Noor\nThuiszorg De Vecht',
      ],
    ],
    [
      'agreement',
      [
        ...[
          'ok',
          'OK',
          'Oké.',
          'ok!!',
          'ok...',
          'Ok, bedankt!',
          'prima',
          'Top',
          'is goed',
          'Great, thanks',
          'genoteerd',
        ],
        ...['Prima, dank je wel voor je snelle reactie!', 'Hoi collega’s, top!', 'OK\n\nGroeten', 'bedankt - top'],
        ...['👍', '👍🏽', '👍👍', 'Top 👍', 'Fijn dat het gelukt is', 'Goed dat u komt', 'Prima, Noor'],
      ],
    ],
    [
      'reply',
      [
        ...[
          'Prima, doen we',
          'Doen we, dank!',
          'Komt in orde',
          'Ok, will do, see you then',
          'dank noor',
          'Bedankt zeg',
        ],
        'Dank. Paracetamol.',
      ],
    ],
    [
      'info',
      [
        ...['ter info', 'Ter info: mevrouw is gevallen', 'FYI the new list is in'],
        ...['ter kennisgeving, meneer is op vakantie', 'Hoi, ter info: de tillift is er', 't.i. zie bijlage'],
        'Goedemorgen collega, ter informatie: geen bijzonderheden',
      ],
    ],
  ])('M4 %s', (remark, texts) => {
    expect(texts.map((text) => [text, remarkIn(text)]).filter(([, r]) => r !== remark)).toEqual([]);
  });
});

test.each([
  ...[
    '',
    '   ',
    '...',
    '!',
    'Ok?',
    'ok, mag de dosis omhoog?',
    'Bedankt, wanneer komt u?',
    'Prima, ik bel de apotheek',
  ],
  ...['ter info: mevrouw is gevallen. Kunt u langskomen?', 'fyi?', 'Mevrouw is gevallen', 'Ja', 'nee', 'Akkoord'],
  ...['Graag de medicatie nakijken', 'okselpijn', 'topfit', '🚑', 'Mevrouw vroeg ter info naar de lijst'],
  ...['ter informering', 'Zie ter info hieronder', 'goed innemen', 'ok 2', 'ok '.repeat(200)],
  // More than thanks
  ...[
    'Dank, graag voortaan 2 tabletten',
    'Dank, ik geef de insuline om 8 uur en bel u morgen',
    'Bedankt, de wond is open',
  ],
  ...[
    'Dank, maandag',
    'Dank. Rechts.',
    'Prima. Akkoord.',
    'Dank, paracetamol',
    'Dank kunt u bellen',
    'Bedankt wond open rood',
  ],
  ...[
    'Bedankt voor het bellen, mevrouw valt steeds',
    'Dank voor de lijst graag ook die van mei',
    'Thanks, please call',
  ],
  ...['Alvast dank voor het sturen van de lijst', 'Thanks in advance for sending the list', 'Hallo, mevrouw valt'],
  ...['hallo mevrouw benauwd', 'HALLO MEVROUW GEVALLEN', 'Fijn, de wond is dicht', 'Goed om de pols te controleren'],
])('M4 a message with content, a question or an answer is no remark: %s', (text) => {
  expect(remarkIn(text)).toBeUndefined();
});
