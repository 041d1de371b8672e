import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
});
afterEach(() => world.close());

test('a crash between commit and delivery: what was committed is delivered by the next process', async () => {
  const nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(world.person(people.gp));
  // The process ends here: nothing was delivered. Another one finds it in the store.
  expect(nurse.cards()).toHaveLength(1);
  await world.deliver();
  expect(nurse.reads()).toContain('Hoe ziet de wond eruit na een week?');
});

test('every message, answered or sent by itself, new or replaced, says from whom, for whom and in which tenant', async () => {
  const nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(world.person(people.gp));
  await world.deliver();
  await nurse.presses('Gezien');
  await world.deliver();
  await nurse.says('hulp');
  const sent = world.teams.calls.filter(({ method }) => method !== 'GET');
  expect(new Set(sent.map(({ method }) => method))).toEqual(new Set(['POST', 'PUT']));
  for (const { body } of sent) {
    const { tenantId } = (body as { conversation: { tenantId: string } }).conversation;
    expect(body).toMatchObject({
      from: { id: expect.any(String) as string },
      recipient: { id: expect.any(String) as string, aadObjectId: expect.any(String) as string },
      conversation: { id: expect.any(String) as string, tenantId: expect.stringMatching(/^tenant-/) as string },
      channelData: { tenant: { id: tenantId } },
    });
  }
});

test('a crash while sending: the lease runs out and the card is sent', async () => {
  const nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(world.person(people.gp));
  let dead = true;
  world.teams.failNext('hang', 1_000, () => dead);
  await world.deliver();
  expect(nurse.cards()).toHaveLength(1);
  dead = false;
  world.later(1);
  await world.deliver();
  expect(nurse.reads()).toContain('Hoe ziet de wond eruit na een week?');
}, 30_000);

test('Teams answers 503 and 429: tried again later, delivered once', async () => {
  const nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(world.person(people.gp));
  world.teams.failNext(503, 3);
  world.teams.failNext({ status: 429, headers: { 'retry-after': '30' } }, 2);
  for (let round = 0; round < 10; round += 1) {
    await world.deliver();
    world.later(0.1);
  }
  const cards = nurse.cards().filter((card) => cardText(card).includes('Wond aan de hiel'));
  expect(cards).toHaveLength(1);
});

test('someone who has not opened the bot yet gets the card when they do', async () => {
  await practiceStarts(world.person(people.gp));
  await world.deliver();
  world.later(2);
  const nurse = world.person(people.nurse);
  await nurse.installs();
  await world.deliver();
  // Beside that nobody of the team could be reached, in any order.
  expect(nurse.cards().map(cardText).join()).toContain('Hoe ziet de wond eruit na een week?');
});

test('R5: someone deactivated before delivery gets nothing', async () => {
  const nurse = world.person(people.nurse);
  const colleague = world.person(people.colleague);
  await Promise.all([nurse.installs(), colleague.installs()]);
  await practiceStarts(world.person(people.gp));
  const found = await world.store.query('staffOfOrganisation', 'thuiszorg', { limit: 50 });
  const staff = found.items.find(({ doc }) => doc.name === people.colleague.name);
  if (!staff) throw new Error('colleague not found');
  await world.store.commit(staff.doc.partition, [
    { kind: 'replace', doc: { ...staff.doc, active: false }, revision: staff.revision },
  ]);
  await world.deliver();
  expect(nurse.cards()).toHaveLength(2);
  expect(colleague.cards()).toHaveLength(1);
});
