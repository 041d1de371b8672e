import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, homeCareStarts, requestReason as reason, titles } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { consentsToAsk, request } from '../helpers/asking';
import { createWorld, type World } from '../helpers/world';

// A request for a network (N5) that several press at once, or whose press is cut off.
let world: World;
let gp: Chatter;
let petra: Chatter;
let social: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  petra = world.person(people.practiceNurse);
  social = world.person(people.social);
  for (const each of [gp, petra, social]) await each.installs();
});
afterEach(() => world.close());

const existing = { source: 'existing-client', attested: 'true' };

async function asks() {
  await consentsToAsk(social);
  await social.presses('Aanvraag versturen', { reason });
  await world.deliver();
}

/** Something that happens once, just before a network comes to be with its members. */
function beforeNetworkStarts(happens: () => Promise<void>): void {
  const { store } = world;
  const commit = store.commit.bind(store);
  store.commit = async (partition, writes) => {
    if (!writes.some((write) => write.kind === 'insert' && write.doc.type === 'member'))
      return commit(partition, writes);
    store.commit = commit;
    await happens();
    return commit(partition, writes);
  };
}

test('N5: sending twice asks once; accepting twice starts once; two at once start one network', async () => {
  const form = await consentsToAsk(social);
  const send = { ...dataOf(form, 'Aanvraag versturen'), practiceTeam: 'praktijk.team', reason };
  const sent = await Promise.all([social.posts('request.send', send), social.posts('request.send', send)]);
  for (const each of sent) expect(cardText(each.body.value)).toContain('is vastgelegd');
  expect(cardText((await social.posts('request.send', send)).body.value)).toContain('is vastgelegd');
  await world.deliver();
  expect(gp.cards().filter((each) => cardText(each).startsWith('Aanvraag AV-'))).toHaveLength(1);

  const accept = { ...dataOf(request(gp), 'Accepteren en netwerk starten'), ...existing };
  await Promise.all([gp.posts('request.accept', accept), petra.posts('request.accept', accept)]);
  const again = await gp.posts('request.accept', accept);
  expect(cardText(again.body.value)).toContain('Geaccepteerd: het netwerk is gestart');
  await world.deliver();
  const list = cardText(await social.says('mijn netwerken'));
  expect(list.match(/Truus van Dalen/g)).toHaveLength(1);
});

test('N5: of an accept and a decline at the same moment one counts', async () => {
  await asks();
  const accept = { ...dataOf(request(gp), 'Accepteren en netwerk starten'), ...existing };
  const decline = { ...dataOf(request(gp), 'Afwijzen'), reason: 'Niet nodig.' };
  await Promise.all([gp.posts('request.accept', accept), petra.posts('request.decline', decline)]);
  await world.deliver();
  const accepted = cardText(request(social)).includes('Geaccepteerd');
  expect(cardText(request(social)).includes('Afgewezen')).toBe(!accepted);
  expect(cardText(await social.says('mijn netwerken')).includes('Truus van Dalen')).toBe(accepted);
});

test('N5: a stop while accepting leaves the request as it was; pressing again starts the network', async () => {
  await asks();
  const { store } = world;
  const accept = { ...dataOf(request(gp), 'Accepteren en netwerk starten'), ...existing };
  const commit = store.commit.bind(store);
  store.commit = (partition, writes) =>
    partition.startsWith('network:') ? Promise.reject(new Error('stopped')) : commit(partition, writes);
  expect((await gp.posts('request.accept', accept)).body.statusCode).toBe(500);
  store.commit = commit;
  expect(cardText(await social.says('mijn netwerken'))).not.toContain('Truus van Dalen');
  const waits = cardText(await petra.says('openstaand'));
  expect(waits).toContain('Aanvraag voor een netwerk');
  expect(titles(await petra.presses('Openen'))).toContain('Afwijzen');
  const mended = await petra.presses('Accepteren en netwerk starten', existing);
  expect(cardText(mended)).toContain('Geaccepteerd: het netwerk is gestart');
  expect(cardText(await social.says('mijn netwerken'))).toContain('Truus van Dalen');
});

test('N10: of a start and an acceptance at the same moment one counts, whichever is held up', async () => {
  await asks();
  const accept = { ...dataOf(request(gp), 'Accepteren en netwerk starten'), ...existing };
  // The acceptance has the client's place.
  beforeNetworkStarts(async () => {
    await homeCareStarts(world.person(people.nurse));
  });
  const refused = cardText((await gp.posts('request.accept', accept)).body.value);
  expect(refused).toContain('Deze cliënt heeft bij deze praktijk al een netwerk');
  expect(cardText(await gp.says('mijn netwerken')).match(/Truus van Dalen/g)).toHaveLength(1);
});

test('N10: while a start is about to make its network, an acceptance waits for it', async () => {
  await asks();
  const accept = { ...dataOf(request(gp), 'Accepteren en netwerk starten'), ...existing };
  let meanwhile = '';
  beforeNetworkStarts(async () => {
    meanwhile = cardText((await gp.posts('request.accept', accept)).body.value);
  });
  expect(cardText(await homeCareStarts(world.person(people.nurse)))).toContain('is gestart');
  expect(meanwhile).toContain('Accepteren en netwerk starten');
  expect(cardText(await gp.says('mijn netwerken')).match(/Truus van Dalen/g)).toHaveLength(1);
});

test('N10: a network that others start while an acceptance hangs stays theirs; the request waits on', async () => {
  await asks();
  const { store } = world;
  const accept = { ...dataOf(request(gp), 'Accepteren en netwerk starten'), ...existing };
  const commit = store.commit.bind(store);
  store.commit = (partition, writes) =>
    partition.startsWith('network:') ? Promise.reject(new Error('stopped')) : commit(partition, writes);
  await gp.posts('request.accept', accept);
  store.commit = commit;
  await homeCareStarts(world.person(people.nurse));
  const refused = (await petra.posts('request.accept', accept)).body.value;
  expect(cardText(refused)).toContain('Deze cliënt heeft bij deze praktijk al een netwerk');
  expect(titles(refused)).toContain('Afwijzen');
  expect(cardText(await social.says('mijn netwerken'))).toContain('nog aan geen enkel netwerk mee');
});
