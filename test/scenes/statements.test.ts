import { cardText } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, valueOf } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(world.person(people.gp));
  await world.deliver();
});
afterEach(() => world.close());

describe('M14: a statement holds for the text it was made about', () => {
  test('other words, and it is asked again; the same words with other blanks around them are the same', async () => {
    await nurse.presses('Antwoord', { text: 'Zij ligt direct na het spreekuur.\nAls u belt, komen wij acuut.' });
    const other = await nurse.presses('Antwoord', { text: 'Zij reageert niet, kom direct!', notUrgent: 'true' });
    expect(cardText(other)).toContain('Is het spoed?');
    expect([valueOf(other, 'text'), valueOf(other, 'notUrgent')]).toEqual(['Zij reageert niet, kom direct!', 'false']);
    const sent = await nurse.presses('Antwoord', { text: ' Zij reageert niet, kom direct!\r\n', notUrgent: 'true' });
    expect(cardText(sent)).not.toContain('Is het spoed?');
  });

  test('one that still holds stays ticked while another is asked', async () => {
    await nurse.says('nieuw bericht');
    await nurse.presses('Nieuw bericht');
    const typed = { category: 'care', team: 'praktijk.team', subject: 'Direct', text: 'Bedankt!' };
    const held = await nurse.presses('Versturen', typed);
    expect(cardText(held)).toContain('Dit bericht bevat geen vraag, verzoek of antwoord.');
    const urgent = await nurse.presses('Versturen', { asks: 'no' });
    expect(cardText(urgent)).toContain('Is het spoed?');
    expect(valueOf(urgent, 'asks')).toMatch(/^[0-9a-f]{16}:no$/);
    // The subject was part of what was stated.
    const again = await nurse.presses('Versturen', { subject: 'Spoed', notUrgent: 'true' });
    expect(cardText(again)).toContain('Dit bericht bevat geen vraag, verzoek of antwoord.');
    expect(valueOf(again, 'text')).toBe('Bedankt!');
  });

  test.each(['true', '0123456789abcdef'])(
    'a card that posts “%s”, as one of an earlier version, is asked again',
    async (mark) => {
      const { networkId, threadId, version } = dataOf(nurse.lastCard(), 'Antwoord');
      const text = 'Zij reageert niet, kom direct!';
      const posted = { networkId, threadId, version, text, notUrgent: mark, insist: mark };
      const asked = (await nurse.posts('thread.answer', posted)).body.value;
      expect(cardText(asked)).toContain('Is het spoed?');
      expect(valueOf(asked, 'text')).toBe(text);
      expect(cardText(await nurse.presses('Antwoord', { notUrgent: 'true' }, asked))).toContain('Beantwoord');
    },
  );

  test('what is not held needs no statement, whatever is posted', async () => {
    const { networkId, threadId, version } = dataOf(nurse.lastCard(), 'Antwoord');
    const posted = { networkId, threadId, version, text: 'De wond is schoon.', notUrgent: 'true' };
    expect(cardText((await nurse.posts('thread.answer', posted)).body.value)).toContain('Beantwoord');
  });
});
