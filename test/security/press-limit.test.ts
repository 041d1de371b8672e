import { createPressLimit } from '../../src/bot/press-limit';
import { elements, inputs } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import type { Chatter, InvokeReply } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

/** Milliseconds of the limit's own clock. */
let clock = 0;
let world: World;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  clock = 0;
  world = await createWorld({ limit: createPressLimit({ rate: 5, burst: 20, now: () => clock }) });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
  for (const each of [gp, nurse]) await each.installs();
});
afterEach(() => world.close());

const open = (by: Chatter): Promise<InvokeReply> => by.posts('home.open', {});

async function statuses(by: Chatter, presses: number): Promise<number[]> {
  const all: number[] = [];
  for (let index = 0; index < presses; index += 1) all.push((await open(by)).body.statusCode);
  return all;
}

test('20 presses at once and 5 a second; beyond it a sentence in place of work, and another person is served', async () => {
  expect(await statuses(gp, 25)).toEqual([...Array<number>(20).fill(200), ...Array<number>(5).fill(429)]);
  expect((await open(nurse)).body.statusCode).toBe(200);
  const reply = await open(gp);
  expect([reply.status, reply.body]).toEqual([
    200,
    {
      statusCode: 429,
      type: 'application/vnd.microsoft.error',
      value: {
        code: 'TooManyRequests',
        message:
          'Dat ging te snel achter elkaar. Wacht een paar seconden en druk dan opnieuw; wat u typte staat er nog.',
      },
    },
  ]);
  clock += 1_000;
  expect(await statuses(gp, 6)).toEqual([200, 200, 200, 200, 200, 429]);
});

test('a hundred presses at the same moment: 20 are done, and two others get their cards meanwhile', async () => {
  const social = world.person(people.social);
  const [hasty, ...others] = await Promise.all([
    Promise.all(Array.from({ length: 100 }, () => open(gp))),
    open(nurse),
    open(social),
  ]);
  expect(hasty.filter((reply) => reply.body.statusCode === 200)).toHaveLength(20);
  expect(others.map((reply) => reply.body.statusCode)).toEqual([200, 200]);
});

test('the same object id in another tenant is another person', async () => {
  const stranger = world.person({ ...people.gp, key: 'ivo', tenantId: 'tenant-nergens' });
  await statuses(gp, 21);
  expect((await open(stranger)).body.statusCode).toBe(200);
});

test('a form pressed too fast does nothing and keeps what was typed; a moment later it is sent', async () => {
  clock += 60_000;
  await practiceStarts(gp);
  await world.deliver();
  clock += 60_000;
  const form = nurse.lastCard();
  await statuses(nurse, 20);
  const calls = world.teams.calls.length;
  await expect(nurse.presses('Antwoord', { text: 'De wond is schoon.' }, form)).rejects.toThrow('TooManyRequests: Dat');
  await world.deliver();
  expect(world.teams.calls).toHaveLength(calls);
  expect(inputs(nurse.lastCard()).map((input) => input.id)).toContain('text');
  clock += 1_000;
  await nurse.presses('Antwoord', { text: 'De wond is schoon.' }, form);
  await world.deliver();
  expect(elements(gp.lastCard()).map((each) => each.text)).toContain('De wond is schoon.');
});

test('typed too fast: one short line, then silence; the log says who, ten seconds apart', async () => {
  await statuses(gp, 20);
  const sent = (): unknown[] => world.teams.calls.filter((call) => call.method === 'POST').map((call) => call.body);
  const before = sent().length;
  for (let index = 0; index < 10; index += 1) await gp.says('hulp');
  const said = sent().slice(before);
  expect(said).toHaveLength(1);
  expect(said).toMatchObject([
    { type: 'message', textFormat: 'plain', text: expect.stringMatching(/^Dat ging te snel/) as unknown },
  ]);
  const warnings = (): string[] => world.log.filter((line) => line.includes('too many presses'));
  expect(warnings()).toHaveLength(1);
  expect(warnings()[0]).toContain('"person":"tenant-praktijk.aad-gerrit"');
  clock += 10_000;
  await statuses(gp, 60);
  expect(warnings()).toHaveLength(2);
});

test('M3: a question typed too fast is told that it reached nobody', async () => {
  await statuses(gp, 20);
  await gp.says('Kan iemand komen?');
  const { body } = world.teams.calls.findLast((call) => call.method === 'POST')!;
  expect(body).toMatchObject({
    text: 'Dat ging te snel achter elkaar. Wat u stuurde, heeft niemand bereikt. Bij spoed bel je.',
  });
});

test('installing and removing always count: nobody is kept unreachable', async () => {
  await statuses(gp, 25);
  const cards = gp.cards().length;
  await gp.removes();
  await gp.installs();
  expect(gp.cards()).toHaveLength(cards + 1);
});
