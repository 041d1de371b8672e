import { isChatter } from '../../src/domain/chatter';
import { chatterPhrases, chatterSigns, infoOnlyOpenings } from '../../src/domain/chatter-phrases';

describe('M4 a message that asks nothing is chatter', () => {
  test.each([
    ...[
      'ok',
      'OK',
      'Oké.',
      'ok!!',
      'Ok, bedankt!',
      'Bedankt',
      'Dank je wel!',
      'dank u wel',
      'Dankjewel :)',
      'prima',
      'Top',
    ],
    ...['Prima, dank je wel voor je snelle reactie!', 'Goedemorgen, bedankt en fijne dag', 'Hoi collega’s, top!'],
    ...['👍', '👍🏽', '👍👍', 'Top 👍', '❤️', 'Thanks!', 'thank you very much', 'Great, thanks', "You're welcome"],
    ...['Gezien', 'genoteerd', 'Hallo', 'met vriendelijke groet', 'OK\n\nGroeten', 'ok...', 'bedankt - top'],
    ...[
      'ter info',
      'Ter info: mevrouw is gevallen',
      'FYI the new list is in',
      'ter kennisgeving, meneer is op vakantie',
    ],
    ...[
      'Hoi, ter info: de tillift is er',
      'Goedemorgen collega, ter informatie: geen bijzonderheden',
      't.i. zie bijlage',
    ],
  ])('M4 %s', (text) => {
    expect(isChatter(text)).toBe(true);
  });

  test.each([...chatterPhrases, ...chatterSigns, ...infoOnlyOpenings])('M4 each of the list: %s', (phrase) => {
    expect(isChatter(phrase)).toBe(true);
    expect(isChatter(`${phrase.toUpperCase()}!`)).toBe(true);
    expect(isChatter(`mevrouw ${phrase} gevallen`)).toBe(false);
  });
});

describe('M4 a message with content, a question or an answer is not', () => {
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
    ...[
      'Graag de medicatie nakijken',
      'okselpijn',
      'topfit',
      'Dank, graag voortaan 2 tabletten',
      'bedankt Fatima',
      '🚑',
    ],
    ...['Mevrouw vroeg ter info naar de lijst', 'ter informering', 'Zie ter info hieronder', 'goed innemen', 'ok 2'],
    'ok '.repeat(200),
  ])('M4 %s', (text) => {
    expect(isChatter(text)).toBe(false);
  });
});
