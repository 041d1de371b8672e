import { cardText, inputs } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import { loadRegionNorth, people } from '../helpers/region-north';
import { homeCareStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

/** In this region there is one practice: whoever stands in for it is not in Schakel. */
let world: World;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-27T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
});
afterEach(() => world.close());

const outside = { deputy: 'outside', deputyName: 'Praktijk Elders', deputyPhone: '030 555 77 77' };
const opensForm = async (): Promise<string> => {
  await gp.says('afwezigheid');
  return cardText(await gp.presses('Afwezigheid vastleggen'));
};
const records = async (filled: Record<string, string>): Promise<string> => {
  await opensForm();
  return cardText(await gp.presses('Vastleggen', filled));
};
const all = (person: Chatter): string => person.cards().map(cardText).join('\n');
const writes = async (): Promise<string> => {
  await nurse.says('nieuw bericht');
  return cardText(await nurse.presses('Nieuw bericht'));
};

describe('A1: a deputy that is not in Schakel', () => {
  const days = { from: '2026-11-27', until: '2026-12-04' };

  test('is named with the telephone on the form, the thread, the digest and where a text reached nobody', async () => {
    await homeCareStarts(nurse, { category: 'care' });
    const listed = await records({ ...days, ...outside });
    expect(listed).toContain('Waarnemer: Praktijk Elders, tel. 030 555 77 77');
    await world.clock();
    const line =
      'Praktijk De Brug is afwezig t/m 4 december 2026; bij spoed: waarnemer Praktijk Elders, tel. 030 555 77 77.';
    // D3: nobody can answer, so the term stands still.
    const still = 'De termijn staat stil t/m 4 december 2026. Praktijk Elders werkt niet met Schakel';
    expect(all(nurse)).toContain(`${line} ${still}`);
    expect(await writes()).toContain(`${line} ${still}`);
    expect(cardText(await world.person(people.assistant).says('overzicht'))).toContain(line);
    expect(cardText(await nurse.says('Kan de huisarts nu komen?'))).toContain('Praktijk Elders: 030 555 77 77');
    expect(all(nurse)).toContain('periode van afwezigheid telt niet mee');
  });

  test('is changed like any other, and withdrawn', async () => {
    await records({ ...days, ...outside });
    const form = await gp.presses('Wijzigen');
    const values = new Map(inputs(form).map(({ id, value }) => [id, value]));
    for (const [id, value] of Object.entries(outside)) expect(values.get(id)).toBe(value);
    const listed = cardText(await gp.presses('Vastleggen', { deputyPhone: '030 555 88 88' }));
    expect(listed).toContain('Praktijk Elders, tel. 030 555 88 88');
    await gp.presses('Wijzigen');
    expect(cardText(await gp.presses('Vastleggen', { deputy: 'none' }))).not.toContain('Praktijk Elders');
  });

  test.each([
    ['a name', { deputyName: ' ' }, 'Vul in wie er waarneemt'],
    ['a telephone', { deputyPhone: '' }, 'Vul een telefoonnummer van de waarnemer in dat bestaat'],
    ['a telephone that exists', { deputyPhone: '12345' }, 'Vul een telefoonnummer van de waarnemer in dat bestaat'],
  ])('M3: without %s it is refused, and what was typed stays', async (_, left, sentence) => {
    expect(await records({ ...days, ...outside, ...left })).toContain(sentence);
    const values = new Map(inputs(gp.lastCard()).map(({ id, value }) => [id, value]));
    expect(values.get('deputy')).toBe('outside');
  });
});

test('A1: who records no deputy is told what others will then see, before and after', async () => {
  const said = 'er is geen waarnemer. Bij spoed bel je 030 555 11 11.';
  expect(await opensForm()).toContain(`Zonder waarnemer zien anderen: “${said}”`);
  const listed = await records({ from: '2026-11-27', until: '2026-12-04', deputy: 'none' });
  expect(listed).toContain(`Geen waarnemer. Anderen zien: “${said}”`);
  expect(await homeCareStarts(nurse, { category: 'care' }).then(writes)).toContain(said);
});

describe('A1: an absence shows from its first day, and before that where it touches the term', () => {
  test.each([
    // Care, 48 hours: due on 29 November at 10:00.
    ['from the day it is due', '2026-11-29', true],
    ['from the day after', '2026-11-30', false],
    ['two days later', '2026-12-01', false],
  ])('%s', async (_, from, shown) => {
    await homeCareStarts(nurse, { category: 'care' });
    await records({ from, until: '2026-12-07', ...outside });
    await world.clock();
    const line = 'is afwezig van';
    expect([all(nurse).includes(line), (await writes()).includes(line)]).toEqual([shown, shown]);
    expect(cardText(await world.person(people.assistant).says('overzicht'))).not.toContain('is afwezig');

    world.at(`${from}T09:00:00.000Z`);
    await world.clock();
    expect(all(nurse)).toContain('is afwezig t/m 7 december 2026');
    expect(await writes()).toContain('is afwezig t/m 7 december 2026');
    expect(cardText(await world.person(people.assistant).says('overzicht'))).toContain('is afwezig t/m');
  });

  test('of a thread with the shorter term only where it touches that one', async () => {
    await homeCareStarts(nurse, { category: 'medication' });
    await records({ from: '2026-11-29', until: '2026-12-07', ...outside });
    await world.clock();
    // Medicatie is due on the 28th; the form does not know yet what it is about.
    const threads = nurse.cards().filter((card) => cardText(card).includes('Medicatie · '));
    expect(threads.map(cardText).join('\n')).not.toContain('is afwezig');
    expect(await writes()).toContain('is afwezig van 29 november 2026');
  });
});
