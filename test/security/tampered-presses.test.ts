import fc from 'fast-check';
import { actions, type Verb } from '../../src/actions';
import { commands } from '../../src/bot/commands';
import { refusesAccess, type Refusal, type RefusalKind } from '../../src/domain/refusal';
import type { AnyDocument } from '../../src/store/documents';
import { openSqlite } from '../../src/store/sqlite';
import { networkOfPartition, personPartition } from '../../src/store/partitions';
import { en } from '../../src/texts/en';
import { nl } from '../../src/texts/nl';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { buttons, inputs, postedInputs, type RenderedCard } from '../helpers/card';
import { addOrganisation, addStaff, someone, type Someone, putTeam } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { neighbourhoodAsks, practiceStarts, requestReason } from '../helpers/steps';
import { sample } from '../store/sample';
import { watched, type WatchedStore } from '../helpers/watched-store';
import type { Chatter, InvokeReply } from '../helpers/chatter';
import { holdsHalfPair, plainWords } from '../helpers/words';
import { createWorld, type World } from '../helpers/world';

/**
 * How many presses, and which. The whole is `SCHAKEL_TEST_RUNS=10000`, some minutes; every test run plays
 * a part of it. `SCHAKEL_TEST_SEED` plays another one.
 */
const runs = Number(process.env.SCHAKEL_TEST_RUNS ?? 60);
const seed = Number(process.env.SCHAKEL_TEST_SEED ?? 20_261_123);

const otherGp = someone('olga', 'heide');
/** The GP's own object id, in a tenant that is no one's: another person. */
const impostor: Someone = { ...someone('ivo', 'nergens'), aadObjectId: people.gp.aadObjectId };
const everyone: Someone[] = [...Object.values(people), otherGp, impostor];

/** Whose words are whose: each network with what only its own people may ever see or change. */
interface Secret {
  client: string;
  subject: string;
  text: string;
  members: Someone[];
}

const practice = [people.gp, people.practiceNurse, people.assistant];
const secrets: Secret[] = [
  {
    client: 'Truus van Dalen',
    subject: 'Wond aan de hiel',
    text: 'Hoe ziet de wond eruit na een week?',
    members: [...practice, people.nurse, people.colleague, people.social],
  },
  {
    client: 'Henk Zuiderveld',
    subject: 'Insuline bij het ontbijt',
    text: 'Hoeveel eenheden geeft u nu?',
    members: [...practice, people.south],
  },
  {
    client: 'Bep Oudekerk',
    subject: 'Gevallen in de badkamer',
    text: 'Is de beugel er al?',
    members: [otherGp, people.south],
  },
  // N5: asked for, not started.
  {
    client: 'Mies Aardenburg',
    subject: 'Mies Aardenburg',
    text: requestReason,
    members: [...practice, people.social],
  },
];

/** Who may see what is no network: the request for access, the invitation (R8); and by its practice a network that was asked for (N5). */
const readers: Record<string, Someone[]> = {
  'access-request': [people.stranger, people.nurse, people.manager],
  'network-request': [people.gp, people.practiceNurse, people.assistant, people.social],
  invitation: [people.gp],
};

interface Scene {
  world: World;
  watch: WatchedStore;
  chatters: Map<string, Chatter>;
  /** Network ids, in the order of `secrets`. */
  networks: string[];
}

/** @param cards also puts cards in everyone's chat, to find buttons on */
async function setScene(cards: boolean): Promise<Scene> {
  const watch = watched(openSqlite(':memory:'));
  const world = await createWorld({ store: watch.store, randomWords: true });
  await loadRegionNorth(world.store);
  await addOrganisation(world.store, 'heide', {
    kind: 'practice',
    name: 'Praktijk De Heide',
    teams: [{ id: 'heide.team', name: 'Praktijkteam' }],
  });
  await addStaff(world.store, 'practice', otherGp, { organisation: 'heide', teams: ['heide.team'], level: 'A' });
  const chatters = new Map(everyone.map((each) => [each.key, world.person(each)]));
  const of = (each: Someone): Chatter => chatters.get(each.key)!;
  for (const each of cards ? everyone : []) await of(each).says('hulp');
  const networks: string[] = [];
  const begin = async (by: Someone, index: number, fields: Parameters<typeof practiceStarts>[1]): Promise<void> => {
    const { client, subject, text } = secrets[index]!;
    const from = watch.written.length;
    await practiceStarts(of(by), { client, subject, text, ...fields });
    networks.push(networkOfPartition(watch.written.slice(from).find((each) => each.type === 'network')!.partition)!);
  };
  const south = { teams: 'thuiszorg.zuid', to: 'thuiszorg.zuid', covers: 'thuiszorg' };
  await begin(people.gp, 0, {});
  await begin(people.gp, 1, { ...south, birthDate: '1944-02-01' });
  await begin(otherGp, 2, { ...south, birthDate: '1951-09-30' });
  const from = watch.written.length;
  await asksAndInvites(of);
  networks.push(networkOfPartition(watch.written.slice(from).find((each) => each.type === 'network')!.partition)!);
  if (cards) await world.deliver();
  return { world, watch, chatters, networks };
}

/** R2, N5, R8: somebody asks for access, a neighbourhood team for a network, and a practice invites a chain partner. */
async function asksAndInvites(of: (each: Someone) => Chatter): Promise<void> {
  await of(people.stranger).posts('access.request', {
    organisationId: 'thuiszorg',
    formId: 'form',
    team: 'thuiszorg.noord',
    function: 'verpleegkundige',
    email: people.stranger.email,
    careProfessional: 'yes',
    remark: '',
  });
  await neighbourhoodAsks(of(people.social), { clientName: 'Mies Aardenburg', birthDate: '1949-03-14' });
  await of(people.gp).posts('invitation.send', {
    formId: 'form',
    organisation: '',
    newName: 'Apotheek Zuid',
    newPhone: '030 555 77 77',
    name: 'Ilse',
    email: 'ilse@apotheek.example',
    told: 'true',
  });
}

interface Press {
  /** On whose screen the button was. */
  by: Someone;
  verb: string;
  data: Record<string, unknown>;
}

const reading = /\.(?:open|list|write|form|page|more)$/;

/** What a user would fill in: something in every text, the first of every choice. */
function filledIn(card: RenderedCard): Record<string, string> {
  const filled = inputs(card).map((input): [string, string] => {
    if (input.type === 'Input.Toggle') return [input.id, 'true'];
    return [input.id, input.choices[0]?.value ?? 'Kunt u de planning van volgende week sturen?'];
  });
  return { ...Object.fromEntries(filled), ...postedInputs(card) };
}

/** Every button there is to press: on the cards in the chats, and on those reached by pressing what only opens. */
async function harvest(scene: Scene): Promise<Press[]> {
  const found = new Map<string, Press>();
  for (const chatter of scene.chatters.values()) {
    const by = chatter.someone;
    const cards: RenderedCard[] = [...chatter.cards()];
    const opened = new Set<string>();
    for (const { verb, data } of Object.values(commands)) {
      const way = JSON.stringify([verb, data]);
      const { body } = opened.has(way) ? { body: undefined } : await chatter.posts(verb, data);
      opened.add(way);
      if (body?.statusCode === 200) cards.push(body.value);
    }
    const bound = opened.size + 25;
    for (let card = cards.pop(); card !== undefined; card = cards.pop()) {
      for (const button of buttons(card)) {
        const data = button.associatedInputs === 'none' ? button.data : { ...filledIn(card), ...button.data };
        const press = { by, verb: button.verb, data };
        found.set(JSON.stringify([by.key, press.verb, data]).replace(/form\w*":"\w+/g, ''), press);
        const way = JSON.stringify([button.verb, button.data]);
        if (!reading.test(button.verb) || opened.has(way) || opened.size > bound) continue;
        opened.add(way);
        const { body } = await chatter.posts(button.verb, button.data);
        if (body.statusCode === 200) cards.push(body.value);
      }
    }
  }
  return [...found.values()];
}

/** N5: what is on cards of 0.1.0 alone, for the same people and about the same request. */
function ofFormerCards(found: readonly Press[]): Press[] {
  const decides = found.filter(({ verb }) => verb === 'request.accept' || verb === 'request.withdraw');
  return decides.flatMap(({ by, data: { practiceId, requestId } }) => [
    { by, verb: 'request.open', data: { practiceId, requestId } },
    { by, verb: 'digest.remind-request', data: { practiceId, requestId, teamId: 'praktijk.team' } },
  ]);
}

const odd: unknown[] = [
  null, true, 0, -1, 1.5, 1e308, '', ' ', 'x'.repeat(30_000), '\u202Etxt.exe', '${clientName}', '[x](https://evil.example)',
  '<at>iedereen</at>', [], [[]], {}, { toString: 'x' }, { $gt: '' }, ['id000001'], '../..', "' OR 1=1 --", '\0', '\uD800',
  'constructor', '__proto__', '2026-02-30', '9'.repeat(400), '😀'.repeat(200), `a${'😀'.repeat(200)}`, 'aan de \uD83D hiel',
]; // prettier-ignore

/** What no card posts: claims about oneself, and names that mean something to JavaScript. */
const extras: [string, unknown][] = [
  ['level', 'A'],
  ['personId', 'tenant-praktijk.aad-gerrit'],
  ['actor', { level: 'A', medicalData: true }],
  ['medicalData', 'true'],
  ['organisationId', 'praktijk'],
  ['teamIds', ['praktijk.team', 'heide.team']],
  ['constructor', { prototype: { admin: true } }],
  ['toString', 'x'],
  ['hasOwnProperty', 1],
];

type Change =
  | { kind: 'drop' | 'swap' | 'guess'; at: number }
  | { kind: 'odd'; at: number; value: unknown }
  | { kind: 'extra'; entry: [string, unknown] }
  | { kind: 'verb'; verb: string }
  | { kind: 'proto' | 'deep' | 'none' };

const at = fc.nat(30);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constantFrom('drop', 'swap', 'swap', 'guess'), at }),
  fc.record({ kind: fc.constant('odd' as const), at, value: fc.constantFrom(...odd) }),
  fc.record({ kind: fc.constant('extra' as const), entry: fc.constantFrom(...extras) }),
  fc.record({
    kind: fc.constant('verb' as const),
    verb: fc.constantFrom(...Object.keys(actions), 'constructor', '__proto__', ''),
  }),
  fc.record({ kind: fc.constantFrom('proto' as const, 'deep' as const, 'none' as const, 'none' as const) }),
);

/** The press as a tampered client would post it: JSON text, so that `__proto__` arrives as a key of its own. */
function tampered(press: Press, other: Press, changes: Change[]): { verb: string; json: string } {
  let { verb } = press;
  const data: Record<string, unknown> = { ...press.data };
  let tail = '';
  for (const each of changes) {
    const keys = Object.keys(data);
    const key = 'at' in each ? keys[each.at % Math.max(1, keys.length)] : undefined;
    if (each.kind === 'drop' && key !== undefined) Reflect.deleteProperty(data, key);
    if (each.kind === 'swap' && key !== undefined) data[key] = other.data[key] ?? Object.values(other.data)[0] ?? '';
    if (each.kind === 'guess' && key !== undefined) data[key] = `id${String(each.at * 7).padStart(6, '0')}`;
    if (each.kind === 'odd' && key !== undefined) data[key] = each.value;
    if (each.kind === 'extra') data[each.entry[0]] = each.entry[1];
    if (each.kind === 'verb') verb = each.verb;
    if (each.kind === 'proto') tail = '"__proto__":{"level":"A","networkId":"id000001"}';
    if (each.kind === 'deep') tail = `"deep":${'['.repeat(2_000)}${']'.repeat(2_000)}`;
  }
  const json = JSON.stringify(data);
  return { verb, json: tail === '' ? json : json.replace(/\}$/, `${json === '{}' ? '' : ','}${tail}}`) };
}

/** Marks of use, and what is someone's own; not a change of what others rely on. */
const ownMarks = ['audit', 'checkpoint', 'press', 'person', 'draft'];
/** Whoever manages an organisation's staff may change its partition. */
const managers: Record<string, Someone[]> = {
  praktijk: [people.gp],
  thuiszorg: [people.nurse, people.manager],
  heide: [otherGp],
};
/** R8: the account managers of a practice. */
const inviting = [people.gp, otherGp];
/** What someone may ask an organisation for without a place in it (R2); a network's mark (N10). */
const asked = ['access-request', 'notice', 'card', 'client-key'];

/** Whether this person is the rightful one for a document that was written. */
function rightful(scene: Scene, by: Someone, document: WatchedStore['written'][number]): boolean {
  const { partition, type, kind } = document;
  if (ownMarks.includes(type)) return true;
  if (kind === 'replace' && readers[type] !== undefined) return readers[type].includes(by);
  if (type === 'invitation') return inviting.includes(by);
  const networkId = networkOfPartition(partition);
  if (networkId !== undefined) {
    const secret = secrets[scene.networks.indexOf(networkId)];
    return secret === undefined || secret.members.includes(by);
  }
  const organisation = partition.replace('organisation:', '');
  return (managers[organisation] ?? []).includes(by) || asked.includes(type);
}

/** Words of networks this person is not in, that stand in an answer. */
function leaked(by: Someone, answer: string): string[] {
  return secrets
    .filter((secret) => !secret.members.includes(by))
    .flatMap(({ client, subject, text }) => [client, subject, text])
    .filter((words) => answer.includes(words));
}

/** The refusals that were put into words, by whatever card; one kept for a field that is left empty is not shown. */
const told: { kind: RefusalKind; said: string }[] = [];
for (const { refusals } of [nl, en]) {
  const sentences = Object.entries(refusals).map(([kind, sentence]) => [
    kind,
    (refusal: Refusal) => {
      const said = (sentence as (refusal: Refusal) => string)(refusal);
      told.push({ kind: kind as RefusalKind, said });
      return said;
    },
  ]);
  Object.assign(refusals, Object.fromEntries(sentences));
}

/**
 * What a press must leave of its own, by outcome: access refused always; otherwise, where no use case kept a record,
 * what it came to. What somebody was told was refused never stands there as done.
 */
function outcomesOwed(kinds: RefusalKind[], recorded: boolean): string[] {
  const denied = kinds.find(refusesAccess);
  if (denied !== undefined) return [denied];
  return recorded ? [] : [kinds[0] ?? 'done'];
}

/** Outcomes on record: of the press itself, kept with the person, and how many its use case kept. */
async function onRecord(by: Someone, verb: string, written: WatchedStore['written']): Promise<[string[], number]> {
  const found = written.filter(({ type }) => type === 'audit');
  const docs = await Promise.all(found.map(({ partition, id }) => scene.world.store.get('audit', partition, id)));
  const ofPress = docs.filter(
    (each) => each?.doc.action === verb && each.doc.partition === personPartition(personIdOf(by)),
  );
  return [ofPress.map((each) => each?.doc.outcome ?? ''), docs.length - ofPress.length];
}

/** Verbs that show and change only what is one's own. */
const silent = ['home.open', 'language.choose', 'agreements.open', 'privacy.open', 'access.open', 'access.choose', 'access.back', 'invitation.open']; // prettier-ignore

let scene: Scene;
let presses: Press[];

beforeAll(async () => {
  scene = await setScene(true);
  presses = await harvest(scene);
  presses.push(...ofFormerCards(presses));
}, 120_000);
afterAll(() => scene.world.close());

/** These change who may see what; the table above is then no longer right, so the scene is set anew. */
const structural = ['staff', 'seat', 'member', 'consent', 'organisation', 'network'];

/** A network that someone started meanwhile is not in the table. */
function isStructural(partition: string, type: string): boolean {
  const networkId = networkOfPartition(partition);
  return structural.includes(type) && (networkId === undefined || scene.networks.includes(networkId));
}

test(`${runs} tampered presses: no failure, no change but by the rightful, no words of others`, async () => {
  const count = { cards: 0, errors: 0, changes: 0, refused: 0, scenes: 1 };
  const one = async (who: number | null, what: number, where: number, changes: Change[]): Promise<void> => {
    const press = presses[what % presses.length]!;
    const by = who === null ? press.by : everyone[who % everyone.length]!;
    const { verb, json } = tampered(press, presses[where % presses.length]!, changes);
    const from = scene.watch.written.length;
    told.length = 0;
    const reply = await scene.chatters.get(by.key)!.postsJson(verb, json);
    const written = scene.watch.written.slice(from);

    expect(reply.status).toBe(200);
    expect([200, 400]).toContain(reply.body.statusCode);
    expect(leaked(by, JSON.stringify(reply.body))).toEqual([]);
    expect([holdsHalfPair(reply.body), written.filter(({ halfPair }) => halfPair)]).toEqual([false, []]);
    expect(written.filter((each) => !rightful(scene, by, each))).toEqual([]);

    // NEN 7513: whatever was answered, it is on record as what it was, but for what shows nothing of others.
    if (reply.body.statusCode === 200) {
      const [outcomes, recorded] = await onRecord(by, verb, written);
      const shown = plainWords(reply.body.value);
      const refused = told.filter(({ said }) => shown.includes(said)).map(({ kind }) => kind);
      const owed = outcomesOwed(refused, recorded > 0 || silent.includes(verb));
      expect([by.key, verb, outcomes]).toEqual([by.key, verb, owed]);
      if (refused.length > 0 && outcomes.length > 0) count.refused += 1;
    }

    if (reply.body.statusCode === 200) count.cards += 1;
    else count.errors += 1;
    if (written.some((each) => !ownMarks.includes(each.type))) count.changes += 1;
    if (written.some((each) => isStructural(each.partition, each.type))) {
      count.scenes += 1;
      await scene.world.close();
      // Ids are counted, so the buttons found before fit the new scene too.
      scene = await setScene(false);
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.option(fc.nat(), { freq: 2 }), fc.nat(), fc.nat(), fc.array(change, { maxLength: 3 }), one),
    { seed, numRuns: runs, endOnFailure: true },
  );
  process.stdout.write(
    `tampered presses: ${runs} of ${presses.length} buttons, seed ${seed}, ${JSON.stringify(count)}\n`,
  );
  expect(count.cards).toBeGreaterThan(runs / 10);
  expect(count.errors).toBeGreaterThan(runs / 10);
  expect(count.changes).toBeGreaterThan(runs / 1_000);
}, 1_200_000);

/** The same press about what does not exist. */
function aboutNothing(data: Record<string, unknown>): Record<string, unknown> {
  const json = JSON.stringify(data).replace(/id\d{6}/g, 'id999999');
  const missing = JSON.parse(json.replace(/"[0-9a-f]{24}"/g, `"${'0'.repeat(24)}"`)) as Record<string, unknown>;
  const { requestId } = missing;
  const guessed = typeof requestId !== 'string' ? {} : { requestId: requestId.replace(/:1$/, ':999') };
  return { ...missing, ...guessed };
}

/** Whether the ids of a press are of something this person may see, or of nothing in particular. */
function mayKnow(by: Someone, data: Record<string, unknown>): boolean {
  if (typeof data.networkId === 'string') {
    return secrets.some(({ members }, index) => members.includes(by) && scene.networks[index] === data.networkId);
  }
  const asked = data.practiceId === undefined ? 'access-request' : 'network-request';
  const about = data.requestId === undefined ? 'invitation' : asked;
  const named = data.requestId !== undefined || data.invitationId !== undefined;
  return !named || readers[about]!.includes(by);
}

/** What somebody is answered and what is recorded of it, with the ids left out. */
async function answered(by: Someone, verb: string, data: Record<string, unknown>): Promise<[string, unknown[]]> {
  const { watch, chatters, world } = scene;
  const from = watch.written.length;
  const { body } = await chatters.get(by.key)!.posts(verb, data);
  // That somebody was here is marked with the person, whatever was pressed.
  const left = watch.written.slice(from).filter(({ type }) => type !== 'person');
  const records = left.map(async ({ partition, kind, type, id }) => {
    const { doc } = (await world.store.get('audit', partition, id)) ?? {};
    const { action, outcome, ground, detail } = doc ?? {};
    // Of which client or organisation is on record where it exists; what was guessed is not kept.
    return { partition, kind, type, action, outcome, ground, detail };
  });
  return [JSON.stringify(body).replace(/id\d{6}/g, 'id'), await Promise.all(records)];
}

test('an id of others and an id that does not exist get the same answer, byte for byte, and leave the same on record', async () => {
  const outsiders = [people.stranger, people.manager, people.social, people.nurse, people.south, otherGp, impostor];
  const verbs = new Set<string>();
  let compared = 0;
  for (const by of outsiders) {
    const foreign = presses.filter((press) => !mayKnow(by, press.data));
    // CI plays every press of theirs; every test run the first of each verb.
    const first = foreign.filter(({ verb }, index) => foreign.findIndex((press) => press.verb === verb) === index);
    for (const { verb, data } of runs >= presses.length ? foreign : first) {
      const ofOthers = await answered(by, verb, data);
      expect([by.key, verb, ...ofOthers]).toEqual([by.key, verb, ...(await answered(by, verb, aboutNothing(data)))]);
      verbs.add(verb);
      compared += 1;
    }
  }
  process.stdout.write(`same answers: ${compared} pairs, ${verbs.size} verbs\n`);
  expect([...verbs]).toEqual(
    expect.arrayContaining<Verb>([
      ...(['network.open', 'thread.open', 'thread.answer', 'thread.send', 'invitation.revoke'] as const),
      ...(['access.view', 'access.approve', 'access.reject', 'access.withdraw'] as const),
      ...(['request.open', 'request.accept', 'request.decline', 'request.withdraw'] as const),
    ]),
  );
}, 120_000);

const pagedVerbs = (Object.keys(actions) as Verb[]).filter((verb) => 'after' in actions[verb].shape).sort();

/** More of everything than one page shows: for the nurse and the GP to list. */
async function fillLists(): Promise<void> {
  const { world, chatters, networks } = scene;
  const insert = async (docs: AnyDocument[]): Promise<void> => {
    const done = await world.store.commit(
      docs[0]!.partition,
      docs.map((doc) => ({ kind: 'insert', doc })),
    );
    expect(done.ok).toBe(true);
  };
  const original = `network:${networks[0]!}`;
  const network = (await world.store.get('network', original, 'network'))!.doc;
  const member = (await world.store.get('member', original, `member:${networks[0]!}:thuiszorg.noord`))!.doc;
  const gp = chatters.get(people.gp.key)!;
  for (const [version, step] of ['resident-invited', 'resident-activated'].entries()) {
    await gp.posts('step.tick', { networkId: networks[0], version, step });
  }
  for (let at = 0; at < 16; at += 1) {
    const colleague = someone(`mede${at}`, 'thuiszorg');
    await addStaff(world.store, 'home-care', colleague, { organisation: 'thuiszorg', teams: ['thuiszorg.zuid'] });
    const copy = { partition: `network:copy${at}`, networkId: `copy${at}` };
    await insert([
      { ...network, ...copy },
      { ...member, ...copy, id: `member:copy${at}:thuiszorg.noord` },
    ]);
    await putTeam(world.store, `thuiszorg.t${at}`, { name: `Team ${at}` });
    await gp.posts('thread.send', {
      networkId: networks[0],
      formId: `form${at}`,
      category: 'care',
      team: 'thuiszorg.noord',
      subject: `Vraag ${at}`,
      text: 'Kunt u de planning van volgende week sturen?',
    });
  }
  const teams = Array.from({ length: 16 }, (_, at) => `thuiszorg.t${at}`);
  await addStaff(world.store, 'home-care', inManyTeams, { organisation: 'thuiszorg', teams });
  for (let at = 0; at < 105; at += 1) {
    const id = `elders${String(at).padStart(3, '0')}`;
    await addOrganisation(world.store, id, { kind: 'practice', teams: [{ id: `${id}.team` }] });
    if (at < 5) await addStaff(world.store, 'practice', people.gp, { organisation: id, teams: [], level: 'A' });
  }
  const [asked, until] = ['2026-11-23T09:00:00.000Z', '2027-01-01T09:00:00.000Z'];
  for (let at = 0; at < 25; at += 1) {
    const request = { organisationId: 'praktijk', requestId: `vol${at}`, state: 'open', at: asked, lapsesAt: until };
    const invitation = { organisationId: 'praktijk', invitationId: `vol${at}`, practiceId: 'praktijk', state: 'open' };
    await insert([
      sample('access-request', 'organisation:praktijk', `access-request:vol${at}`, request),
      sample('invitation', 'organisation:praktijk', `invitation:vol${at}`, {
        ...invitation,
        at: asked,
        lapsesAt: until,
      }),
    ]);
  }
}

const inManyTeams = someone('overal', 'thuiszorg');

/** A list's first card as its reader opens it, and the place its button for more carries. */
async function placeAfter(by: Someone, verb: Verb, data: Record<string, unknown>): Promise<string> {
  const { body } = await scene.chatters.get(by.key)!.posts(verb, data);
  const more = buttons(body.value).find((button) => button.verb === verb && typeof button.data.after === 'string');
  expect([verb, more?.data.after]).toEqual([verb, expect.any(String)]);
  return more!.data.after as string;
}

test('a list goes on from a place it named itself; a made-up one is refused like any input that is none', async () => {
  await scene.world.close();
  scene = await setScene(false);
  await fillLists();
  scene.world.later(72);
  const [networkId] = scene.networks;
  const teamId = 'thuiszorg.noord';
  const [thread] = (await scene.world.store.query('threadsOnTurn', teamId, { limit: 1 })).items;
  const request = presses.find(({ verb }) => verb === 'request.open')!.data;
  const lists: Partial<Record<Verb, [Someone, Record<string, unknown>]>> = {
    'absence.list': [people.gp, {}],
    'access.list': [people.gp, {}],
    'invitation.list': [people.gp, {}],
    'network.list': [people.nurse, { purpose: 'open' }],
    'network.open': [people.nurse, { networkId }],
    'staff.open': [people.nurse, { organisationId: 'thuiszorg', personId: personIdOf(inManyTeams) }],
    'thread.list': [people.nurse, {}],
    'resident.choose': [people.gp, { networkId }],
    'contacts.open': [people.nurse, {}],
    'digest.open': [people.nurse, { teamId }],
    'staff.list': [people.nurse, { organisationId: 'thuiszorg' }],
    // These come back to the page of the digest they stood on.
    'digest.remind': [people.nurse, { networkId, threadId: thread!.doc.threadId, teamId }],
    'digest.remind-request': [people.nurse, { ...request, teamId }],
  };
  expect(Object.keys(lists).sort()).toEqual(pagedVerbs);
  for (const [verb, [by, data]] of Object.entries(lists) as [Verb, [Someone, Record<string, unknown>]][]) {
    const after = verb.startsWith('digest.')
      ? await placeAfter(by, 'digest.open', { teamId })
      : await placeAfter(by, verb, data);
    const posts = (place: unknown): Promise<InvokeReply> =>
      scene.chatters.get(by.key)!.postsJson(verb, JSON.stringify({ ...data, after: place }));
    const second = await posts(after);
    expect([verb, second.body.statusCode]).toEqual([verb, 200]);
    expect([verb, JSON.stringify(second.body).includes(after)]).toEqual([verb, false]);

    const none = ['x', '[]', '["a"]', '["a","b",1]', 'null', '{}', '["a","b\0"]', '["a","\\u0000"]', '["\\ud800","b"]', '["a","b","c","d"]']; // prettier-ignore
    for (const place of [...none, ...odd, `["${'a'.repeat(900)}","b"]`]) {
      const { status, body } = await posts(place);
      expect([verb, place, status, body.statusCode]).toEqual([verb, place, 200, 400]);
    }
    const altered = fc.tuple(fc.nat(after.length), fc.nat(3), fc.string({ unit: 'binary', maxLength: 3 }));
    const one = async ([from, length, put]: [number, number, string]): Promise<void> => {
      const { status, body } = await posts(after.slice(0, from) + put + after.slice(from + length));
      expect(status).toBe(200);
      expect([200, 400]).toContain(body.statusCode);
      expect(leaked(by, JSON.stringify(body))).toEqual([]);
    };
    await fc.assert(fc.asyncProperty(altered, one), { seed, numRuns: Math.ceil(runs / 20), endOnFailure: true });
  }
}, 120_000);
