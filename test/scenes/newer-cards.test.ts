import type { DocumentOf } from '../../src/store/documents';
import { readAll } from '../../src/usecases/read-all';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

/**
 * A newer program put a card into the chat of the nurse, of a kind that this one cannot render, and is gone since: what
 * the card shows is taken away as soon as its reader may not see it any more (C5, R5), and left as it is until then.
 */
let world: World;
let gp: Chatter;
let nurse: Chatter;
let card: DocumentOf<'card'>;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  await nurse.installs();
  await practiceStarts(gp);
  await world.deliver();
});
afterEach(() => world.close());

const kinds = [
  ['a kind of its own', (about: object) => ({ ...about, kind: 'photograph' })],
  ['a kind without its thread', ({ networkId }: { networkId: string }) => ({ networkId, kind: 'photograph' })],
  [
    'a change of a network',
    ({ networkId }: { networkId: string }) => ({ kind: 'network', change: 'moved', networkId }),
  ],
] as const;

/** The nurse's card as a newer program would have it. */
async function asNewer(made: (about: never) => object, fields: object = {}): Promise<void> {
  const found = await readAll(world.store, 'cardsOfPerson', personIdOf(people.nurse));
  const [{ doc, revision }] = found as [(typeof found)[0]];
  card = { ...doc, ...fields, subjectId: 'photograph:1', about: made(doc.about as never) as never };
  await world.store.commit(doc.partition, [{ kind: 'replace', doc: card, revision }]);
}

const now = async () => (await world.store.get('card', card.partition, card.id))?.doc;

async function withdraws(): Promise<void> {
  await gp.says('mijn netwerken');
  await gp.presses('Openen');
  await gp.presses('Toestemming intrekken');
  await gp.presses('Ja, toestemming intrekken');
  await world.deliver();
}

async function deactivates(): Promise<void> {
  const ids = { organisationId: 'thuiszorg', personId: personIdOf(people.nurse) };
  await world.person(people.manager).posts('staff.deactivate', ids);
  await world.deliver();
}

/** What the card shows now, whichever came after it. */
const shows = () => JSON.stringify(nurse.cards());

describe.each(kinds)('of %s', (_, made) => {
  test.each([
    ['C5: consent is withdrawn', withdraws],
    ['R5: the reader leaves', deactivates],
  ])('%s: it shows nothing any more', async (__, ends) => {
    await asNewer(made);
    expect(shows()).toContain('Hoe ziet de wond eruit');
    await ends();
    expect(shows()).not.toContain('Hoe ziet de wond eruit');
    expect(await now()).toMatchObject({ state: 'delivered', about: card.about });
  });

  test('whoever may see it keeps it: it waits for the newer program, and is told once as not readable', async () => {
    await asNewer(made, { state: 'pending' });
    await world.deliver();
    expect(shows()).toContain('Hoe ziet de wond eruit');
    expect(await now()).toMatchObject({ state: 'pending', about: card.about, attempts: card.attempts });
    expect(world.log.filter((line) => line.includes('UnreadableDocument'))).toHaveLength(1);
    world.log.length = 0;
  });
});

test('R5: in a state that only a newer program knows it shows nothing any more either', async () => {
  await asNewer((about) => about, { state: 'of-the-next-version' });
  await deactivates();
  expect(shows()).not.toContain('Hoe ziet de wond eruit');
});
