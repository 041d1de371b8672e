import { forgetDrafts } from '../../src/usecases/retention/forget-drafts';
import { forgetRequests } from '../../src/usecases/retention/forget-requests';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import {
  consentFilled,
  dataOf,
  homeCareStarts,
  neighbourhoodAsks,
  requestReason,
  titles,
  valueOf,
} from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';

let world: World;
let gp: Chatter;
let nurse: Chatter;
let social: Chatter;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.practiceNurse);
  social = world.person(people.social);
  for (const each of [gp, nurse, social]) await each.installs();
});
afterEach(() => world.close());

const details = /Truus|Dalen|1938-04|april 1938|zorgen|het eten|mondeling|wijkverpleging/;
const existing = { source: 'existing-client', attested: 'true' };
/** The newest card of the request in this chat. */
const request = (chatter: Chatter) => chatter.cards().findLast((card) => cardText(card).startsWith('Aanvraag AV-'))!;

/** The neighbourhood team asks; answers which request it is. A day later the practice looks at it. */
async function asks(): Promise<{ practiceId: string; requestId: string }> {
  await neighbourhoodAsks(social);
  await world.deliver();
  world.at('2026-11-24T09:00:00.000Z');
  const { practiceId, requestId } = dataOf(request(gp), 'Afwijzen');
  return { practiceId: String(practiceId), requestId: String(requestId) };
}

/** What is kept of the request, as it lies in the store. */
async function stored({ requestId }: { requestId: string }): Promise<string> {
  const { store } = world;
  const partition = `network:${requestId}`;
  const found = await Promise.all([
    store.get('network', partition, 'network'),
    store.get('consent', partition, 'consent:1'),
    store.get('thread', partition, `thread:${requestId}`),
  ]);
  return JSON.stringify(found);
}

const declines = () => gp.presses('Afwijzen', { reason: 'De wijkverpleging stemt al af.' }, request(gp));
const withdraws = () => social.presses('Aanvraag intrekken', {}, request(social));

async function records(action: string) {
  const page = await world.store.query('auditByTime', 'audit', { limit: 100 });
  return page.items.map(({ doc }) => doc).filter((doc) => doc.action === action);
}

describe.each([
  ['declined', 'Afgewezen', declines],
  ['withdrawn', 'Ingetrokken door het team dat vroeg', withdraws],
] as const)('N5, C1: a request that was %s', (_, state, close) => {
  let place: { practiceId: string; requestId: string };

  beforeEach(async () => {
    place = await asks();
    await close();
    await world.deliver();
  });

  test('keeps the client’s details for 30 days, and not a moment longer', async () => {
    world.at('2026-12-24T08:59:59.999Z');
    expect(await world.forgets()).toEqual([0, 0]);
    expect(cardText(request(gp))).toContain(requestReason);
    const cards = [gp, nurse, social].map((each) => each.cards().length);

    world.at('2026-12-24T09:00:00.000Z');
    expect(await world.forgets()).toEqual([1, 0]);
    for (const each of [gp, nurse, social]) {
      const card = cardText(request(each));
      expect(card).toContain(state);
      expect(card).toContain(
        'Gegevens verwijderd\nDe gegevens van de cliënt en de aanvraag zijn na 30 dagen verwijderd.',
      );
      expect(card).toContain('Buurtteam West · Team West vraagt Praktijk De Brug · Praktijkteam');
      expect(card).not.toMatch(details);
      expect(titles(request(each))).toEqual([]);
    }
    // Brought up to date, not sent anew: nobody is disturbed.
    expect([gp, nurse, social].map((each) => each.cards().length)).toEqual(cards);
    expect(await stored(place)).not.toMatch(details);
    expect(await world.forgets()).toEqual([0, 0]);
  });

  test('opened afterwards it says so in a sentence; nothing can be done with it', async () => {
    world.at('2027-01-15T09:00:00.000Z');
    await world.forgets();
    for (const each of [gp, social]) {
      const opened = cardText((await each.posts('request.open', place)).body.value);
      expect(opened).toContain('De gegevens van de cliënt en de aanvraag zijn na 30 dagen verwijderd.');
      expect(opened).not.toMatch(details);
    }
    const again = await gp.posts('request.accept', { ...place, ...existing });
    expect(cardText(again.body.value)).toContain('Over deze aanvraag is al beslist');
    const stranger = await world.person(people.nurse).posts('request.open', place);
    expect(cardText(stranger.body.value)).toContain('Dit bestaat niet');
  });

  test('is on record as forgotten, without contents; what was on record before stays', async () => {
    const before = [...(await records('consent.record')), ...(await records('request.send'))];
    expect(before).toHaveLength(2);
    world.at('2026-12-24T09:00:00.000Z');
    // Two processes at the same moment.
    const counts = await Promise.all([forgetRequests(world.deps), forgetRequests(world.deps)]);
    expect(counts.sort()).toEqual([0, 1]);
    const forgotten = await records('request.forget');
    expect(forgotten).toMatchObject([
      {
        personId: 'schakel',
        organisationId: 'praktijk',
        ground: 'retention',
        detail: 'after 30 days',
        outcome: 'done',
      },
    ]);
    expect(JSON.stringify(forgotten)).not.toMatch(details);
    expect([...(await records('consent.record')), ...(await records('request.send'))]).toEqual(before);
  });
});

test('N5, C1, C2: an accepted request is the network: nothing is kept twice, and nothing of it is removed', async () => {
  await asks();
  await gp.presses('Accepteren en netwerk starten', existing, request(gp));
  await world.deliver();
  world.at('2027-06-01T09:00:00.000Z');
  expect(await world.forgets()).toEqual([0, 0]);
  for (const each of [gp, social]) {
    expect(cardText(request(each))).toContain('Geaccepteerd: het netwerk is gestart');
    const network = cardText(await each.presses('Netwerk openen', {}, request(each)));
    expect(network).toContain('Truus van Dalen, geboren 12 april 1938');
    expect(network).toContain('mondeling, de cliënt zelf, 23 november 2026 10:00');
    expect(network).toContain('Administratie\nafgehandeld\nAanvraag voor een netwerk');
  }
  expect(await records('request.forget')).toEqual([]);
});

test('N5, D6: a request that still waits for the practice keeps all, however long it takes', async () => {
  const place = await asks();
  world.at('2027-06-01T09:00:00.000Z');
  expect(await world.forgets()).toEqual([0, 0]);
  expect(await stored(place)).toMatch(/Truus van Dalen.*mondeling|oral.*zorgen/);
  // The job does not even look at it.
  const looked = await world.store.query('networksToForget', 'network', { upTo: '2099', limit: 10 });
  expect(looked.items).toEqual([]);
  expect(titles(request(gp))).toContain('Accepteren en netwerk starten');
});

test('a region chooses the days; the card names those that counted', async () => {
  world.deps.region = { ...world.deps.region, retentionDays: 1 };
  const place = await asks();
  await declines();
  world.at('2026-11-25T09:00:00.000Z');
  expect(await world.forgets()).toEqual([1, 0]);
  world.deps.region = { ...world.deps.region, retentionDays: 60 };
  const opened = await gp.posts('request.open', place);
  expect(cardText(opened.body.value)).toContain('zijn na 1 dag verwijderd.');
});

describe('N2, C1: a start of a network that nobody goes on with', () => {
  const homeCare = () => world.person(people.nurse);
  const started = 'Nieuw netwerk · stap 1 van 3: toestemming';

  /** Up to the form that comes after the consent. */
  async function consents(chatter: Chatter) {
    await chatter.says('nieuw netwerk');
    return chatter.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
  }
  async function goesOn(): Promise<string[]> {
    await homeCare().says('nieuw netwerk');
    return titles(await homeCare().presses('Verder met deze cliënt'));
  }
  const described = { source: 'zorgdomein', reference: 'ZD-2026-0042', practiceTeam: 'praktijk.team' };

  test('is kept for 30 days after its last step; whoever comes back then starts anew', async () => {
    const form = await consents(homeCare());
    world.at('2026-12-13T09:00:00.000Z');
    const message = await homeCare().presses('Verder naar het eerste bericht', described, form);
    world.at('2027-01-12T08:59:59.999Z');
    expect(await world.forgets()).toEqual([0, 0]);
    expect(await goesOn()).toContain('Netwerk starten en versturen');

    world.at('2027-01-12T09:00:00.000Z');
    expect(await world.forgets()).toEqual([0, 1]);
    expect(await world.forgets()).toEqual([0, 0]);
    const old = await homeCare().presses('Netwerk starten en versturen', { category: 'care' }, message);
    expect(cardText(old)).toContain('Dit formulier is al afgerond, gestopt of verlopen. Begin opnieuw');
    const anew = await homeCare().says('nieuw netwerk');
    expect(cardText(anew)).toContain(started);
    expect(valueOf(anew, 'clientName')).toBe('');
    expect(cardText(await homeCareStarts(homeCare()))).toContain('is gestart');
  });

  test('N5: is removed with what a neighbourhood team meant to ask', async () => {
    const form = await consents(social);
    await social.presses('Terug naar toestemming', { reason: requestReason }, form);
    world.at('2026-12-23T09:00:00.000Z');
    expect(await world.forgets()).toEqual([0, 1]);
    expect(await world.store.get('draft', `person:${personIdOf(people.social)}`, 'draft')).toBeUndefined();
  });

  test('R5: is removed too when the one who began was deactivated since', async () => {
    await consents(social);
    const id = `staff:buurt:${personIdOf(people.social)}`;
    const place = (await world.store.get('staff', 'organisation:buurt', id))!;
    const doc = { ...place.doc, active: false, teamIds: [] };
    await world.store.commit(doc.partition, [{ kind: 'replace', doc, revision: place.revision }]);
    world.at('2026-12-23T09:00:00.000Z');
    expect(await world.forgets()).toEqual([0, 1]);
    expect(await world.store.get('draft', `person:${personIdOf(people.social)}`, 'draft')).toBeUndefined();
  });

  test('is on record as forgotten, without contents; that consent was recorded stays on record', async () => {
    await consents(social);
    const before = await records('consent.record');
    world.at('2026-12-23T09:00:00.000Z');
    const counts = await Promise.all([forgetDrafts(world.deps), forgetDrafts(world.deps)]);
    expect(counts.sort()).toEqual([0, 1]);
    const forgotten = await records('draft.forget');
    expect(forgotten).toMatchObject([
      { personId: 'schakel', accessPoint: 'clock', organisationId: 'buurt', ground: 'retention', outcome: 'done' },
    ]);
    expect(JSON.stringify(forgotten)).not.toMatch(details);
    expect(await records('consent.record')).toEqual(before);
  });

  test('one who goes on at the very moment keeps it', async () => {
    const form = await consents(homeCare());
    world.at('2026-12-23T09:00:00.000Z');
    const { store } = world;
    const commit = store.commit.bind(store);
    store.commit = async (partition, writes) => {
      if (writes.some((write) => write.kind === 'remove')) {
        store.commit = commit;
        await homeCare().presses('Verder naar het eerste bericht', described, form);
      }
      return commit(partition, writes);
    };
    expect(await world.forgets()).toEqual([0, 0]);
    expect(await goesOn()).toContain('Netwerk starten en versturen');
    expect(await records('draft.forget')).toEqual([]);
  });

  test('one that became a network holds nothing, and stays to say so when its old card is pressed', async () => {
    await homeCareStarts(homeCare());
    world.at('2027-06-01T09:00:00.000Z');
    expect(await world.forgets()).toEqual([0, 0]);
    const draft = await world.store.get('draft', `person:${personIdOf(people.nurse)}`, 'draft');
    expect(JSON.stringify(draft?.doc)).not.toMatch(details);
  });
});

test('what cannot be removed at one client is removed at the others, and told', async () => {
  await asks();
  await declines();
  await world.deliver();
  await neighbourhoodAsks(social);
  await world.deliver();
  await withdraws();
  world.at('2026-12-24T09:00:00.000Z');
  const { store } = world;
  const commit = store.commit.bind(store);
  let broken = true;
  store.commit = (partition, writes) => {
    if (!broken) return commit(partition, writes);
    broken = false;
    return Promise.reject(new Error('stopped'));
  };
  await expect(forgetRequests(world.deps)).rejects.toThrow('stopped');
  expect(await records('request.forget')).toHaveLength(1);
  expect(await forgetRequests(world.deps)).toBe(1);
});
