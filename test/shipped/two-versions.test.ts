import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actions } from '../../src/actions';
import type { AnyDocument } from '../../src/store/documents';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { buttons, inputs, type RenderedCard } from '../helpers/card';
import { brokenPromises } from '../helpers/card-contract';
import { chatter, type Chatter } from '../helpers/chatter';
import type { Someone } from '../helpers/directory';
import { mirroredStore, type MirroredStore } from '../helpers/mirrored-store';
import { throughoutNextVersion } from '../helpers/next-version';
import { people } from '../helpers/region-north';
import { createWorld, type World } from '../helpers/world';
import { carried, filledIn, play, situations, storyOf, type Stage } from './stages';

/**
 * ADR 14: while an instance is being replaced, an older and a newer bot work on one store. The newer one is made up: it
 * writes a field more in each object and a higher version. Whatever is pressed on either, neither fails and nothing of
 * the newer one is lost. What is pressed are the cards of earlier versions, which hold every verb between them.
 */
interface Pair {
  kept: MirroredStore;
  older: World;
  newer: World;
  /** Each press goes to the other one. */
  stage: Stage;
}

const open: Pair[] = [];

async function pairOn(kept: MirroredStore, ids: string, at?: string): Promise<Pair> {
  // Neither closes it on the other.
  const shared = { ...kept.store, close: () => Promise.resolve() };
  const time = at === undefined ? {} : { at };
  const older = await createWorld({ ...time, store: shared, ids: `${ids}o`, version: 'older' });
  const newer = await createWorld({ ...time, store: shared, ids: `${ids}n`, version: 'newer' });
  const urls = [older.url, newer.url];
  let presses = 0;
  const inTurn = (): string => urls[(presses += 1) % urls.length]!;
  const person = (someone: Someone): Chatter =>
    chatter(someone, older.teams, inTurn, { hear: () => undefined, errors: [], answered: [] });
  const deliver = async (): Promise<void> => {
    await older.deliver();
    await newer.deliver();
  };
  const later = (hours: number): void => {
    for (const each of [older, newer]) each.later(hours);
  };
  const pair = { kept, older, newer, stage: { store: newer.store, person, deliver, later } };
  open.push(pair);
  return pair;
}

afterEach(async () => {
  for (const { kept, older, newer } of open.splice(0)) {
    await older.close();
    await newer.close();
    await kept.store.close();
  }
});

/** What an older one may lose: what is made anew as a whole (ADR 14). */
const madeAnew: ReadonlySet<string> = new Set([
  'draft.consentValues',
  'draft.messageValues',
  'draft.networkValues',
  'network.consent',
  'person.conversation',
  'thread.deadline',
  'thread.deadline.skipped',
  'thread.pauses',
]);

/** Lines of a fault or a warning in the log of either, and what of the newer one was lost. */
function wrongIn({ kept, older, newer }: Pair): string[] {
  const lines = [...older.log, ...newer.log].filter(
    (line) => !line.startsWith('{') || /"level":(?:[45]0|60)/.test(line),
  );
  const lost = kept
    .lost()
    .filter((path) => !madeAnew.has(path))
    .map((path) => `lost: ${path}`);
  return [...lines, ...lost];
}

const folder = join(__dirname, './0.1.0');
const files = readdirSync(folder).map((file) => file.replace(/\.json$/, ''));
const cards = new Map(
  files.map((file) => [file, JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')) as RenderedCard]),
);
const verbsOf = (file: string): string[] => [...new Set(buttons(cards.get(file)).map(({ verb }) => verb))];
/** A verb with the names of what its button on this card posts. */
function withFields(file: string, verb: string): string {
  const card = cards.get(file)!;
  const button = buttons(card).find((each) => each.verb === verb)!;
  const typed = button.associatedInputs === 'none' ? [] : inputs(card).map(({ id }) => id);
  return [verb, ...Object.keys(button.data), ...typed].join(' ');
}

const postsOf = (file: string): string[] => verbsOf(file).map((verb) => withFields(file, verb));
/** The cards with the verbs that no card before holds, or none with these fields, so that each is pressed on one. */
const pressedHere = files.map((file, index) => {
  const before = files.slice(0, index).flatMap(postsOf);
  return { file, verbs: verbsOf(file).filter((verb) => !before.includes(withFields(file, verb))) };
});

/** What a verb's button on a shipped card posts, where these documents are. */
function postedBy(file: string, verb: string, documents: readonly AnyDocument[]): Record<string, unknown> {
  const card = cards.get(file)!;
  const button = buttons(card).find((each) => each.verb === verb)!;
  const ids = carried(
    card,
    button,
    documents.map((doc) => ({ ...doc })),
  );
  return { ...ids, ...filledIn(card, button) };
}

async function pressesOn(bot: World, reader: Someone, verb: string, data: unknown): Promise<void> {
  const { status, body } = await bot.person(reader).posts(verb, data);
  const broken = body.value.message ?? brokenPromises(body.value);
  expect({ verb, status, type: body.type, broken }).toEqual({
    verb,
    status: 200,
    type: 'application/vnd.microsoft.card.adaptive',
    broken: [],
  });
}

/** Verbs that no card of an earlier version has, pressed with what its answer posts. */
const addedSince = ['thread.take-up', 'thread.add'];

/** Those that post a version, each pressed below. */
const undone = ['thread.undo', 'step.undo'];

/** The audit record is closed with a key, and stays as it is. */
const byNewer = (doc: AnyDocument): AnyDocument => (doc.type === 'audit' ? doc : throughoutNextVersion(doc));

test('every verb of today is pressed', () => {
  const pressed = pressedHere.flatMap(({ verbs }) => verbs);
  expect(Object.keys(actions).filter((verb) => ![...pressed, ...addedSince, ...undone].includes(verb))).toEqual([]);
});

/** All of it takes a minute and runs in CI with the many presses; each test run plays a part. */
const all = process.env['SCHAKEL_TEST_RUNS'] !== undefined;
const ways = [
  ['older', 'newer', 'documents of the newer', byNewer],
  ...(all ? ([['newer', 'older', 'documents of both', (doc: AnyDocument) => doc]] as const) : []),
] as const;

const stories = [...new Set(files.map(storyOf))]
  .map((story) => ({
    story,
    here: pressedHere.filter(({ file, verbs }) => storyOf(file) === story && verbs.length > 0),
  }))
  .filter(({ here }) => here.length > 0)
  .filter((_, at) => all || at % 16 === 0);

describe.each(stories)('what came before $story, and the verbs of its cards', ({ story, here }) => {
  const { reader } = situations[story]!;
  const presses = here.flatMap(({ file, verbs }) => verbs.map((verb) => ({ file, verb })));
  const began = mirroredStore();
  let at = '';

  test('each second press on the other', async () => {
    const pair = await pairOn(began, '');
    await play(situations[story]!, pair.stage);
    at = pair.older.now();
    expect(wrongIn(pair)).toEqual([]);
  });

  test.each(ways)('%s, while the %s delivers, with %s', async (which, other, _, written) => {
    let pair: Pair | undefined;
    for (const { file, verb } of presses) {
      pair ??= await pairOn(await began.copy(written), 'later', at);
      const before = pair.kept.changes();
      await pressesOn(pair[which], reader, verb, postedBy(file, verb, began.documents()));
      await pair[other].deliver();
      expect(wrongIn(pair)).toEqual([]);
      if (pair.kept.changes() > before) pair = undefined;
    }
  });
});

/** A kind that only the newer one knows. */
const kind = 'of-the-next-version';

type Kept = (type: AnyDocument['type']) => Record<string, unknown>;

function card(kept: Kept, { aadObjectId, tenantId }: Someone): object {
  const personId = personIdOf({ aadObjectId, tenantId });
  return { ...kept('card'), id: 'card:next', personId, waitingFor: null, about: { kind } };
}

/** Documents as the newer one would write them with such a kind, where the practice began a network. */
const withKind: Readonly<Record<string, (kept: Kept) => object>> = {
  'an event of a thread': (kept) => {
    const thread = kept('thread');
    const events = thread['events'] as object[];
    return { ...thread, events: [...events, { ...events[0], kind }] };
  },
  'a message': (kept) => {
    const thread = kept('thread');
    const latest = thread['latest'] as object[];
    return { ...thread, latest: [...latest, { ...latest[0], number: 2, kind }] };
  },
  'an event of the steps': (kept) => {
    const list = kept('checklist');
    const by = { at: list['startedAt'], personId: 'p', personName: 'P', teamId: list['practiceTeamId'] };
    return { ...list, events: [{ ...by, kind }] };
  },
  'a notice': (kept) => ({ ...kept('notice'), id: 'notice:next', state: 'pending', about: { kind } }),
  'a card to be sent': (kept) => ({ ...card(kept, people.nurse), state: 'pending' }),
  'a card in the chat': (kept) => ({ ...card(kept, people.nurse), state: 'delivered' }),
  'a card that waits for its reader': (kept) => ({
    ...card(kept, people.colleague),
    state: 'waiting',
    waitingFor: personIdOf(people.colleague),
  }),
  'a document': (kept) => ({ ...kept('network'), type: kind, id: 'next' }),
};

/** Whatever touches a network, its thread, its steps and the cards about it, on the older one: what went wrong. */
async function allOnOlder({ older }: Pair, documents: readonly AnyDocument[]): Promise<string[]> {
  const wrong: string[] = [];
  const press = async (who: Someone, verb: string, data: unknown): Promise<void> => {
    const { body } = await older.person(who).posts(verb, data);
    if (body.value.message !== undefined) wrong.push(verb);
  };
  const network = postedBy('network.open', 'network.open', documents);
  for (const verb of verbsOf('thread.answer'))
    await press(people.nurse, verb, postedBy('thread.answer', verb, documents));
  for (const verb of addedSince)
    for (const who of [people.nurse, people.gp])
      await press(who, verb, postedBy('thread.answer', 'thread.answer', documents));
  for (const who of [people.nurse, people.gp, people.colleague]) {
    for (const verb of ['home.open', 'thread.list', 'contacts.open']) await press(who, verb, {});
    for (const verb of ['network.open', 'thread.write', 'consent.extend']) await press(who, verb, network);
    await press(who, 'thread.open', postedBy('thread.answer', 'thread.record', documents));
  }
  await press(people.gp, 'network.close', network);
  await press(people.gp, 'step.tick', { ...network, version: 0, step: 'patient-card' });
  await press(people.gp, 'step.undo', { ...network, version: 0 });
  const settled = postedBy('thread.answer', 'thread.record', documents);
  for (const who of [people.nurse, people.gp]) await press(who, 'thread.undo', { ...settled, version: 1 });
  await press(people.nurse, 'consent.withdraw-confirm', network);
  older.later(49);
  const jobs = [older.deliver, older.clock, older.digests, older.forgets];
  for (const job of jobs) await job().catch((error: unknown) => wrong.push(String(error)));
  return wrong;
}

let network: Promise<MirroredStore> | undefined;

/** A network that the practice began, played once. */
async function networkBegun(): Promise<MirroredStore> {
  const began = mirroredStore();
  await play(situations['thread.answer']!, (await pairOn(began, '')).stage);
  return began;
}

/** A network in which the newer one wrote something of a kind that the older one does not know. */
async function pairWith(what: string): Promise<{ pair: Pair; written: AnyDocument; documents: AnyDocument[] }> {
  const began = await (network ??= networkBegun());
  const documents = began.documents();
  const kept = (type: AnyDocument['type']): Record<string, unknown> => ({
    ...documents.find((doc) => doc.type === type),
  });
  const written = withKind[what]!(kept) as AnyDocument;
  const same = (doc: AnyDocument): boolean => doc.partition === written.partition && doc.id === written.id;
  const there = await began.copy((doc) => (same(doc) ? written : doc));
  if (!documents.some(same)) await there.store.commit(written.partition, [{ kind: 'insert', doc: written }]);
  return { pair: await pairOn(there, 'later'), written, documents };
}

describe('a kind that only the newer one knows', () => {
  test.each(Object.keys(withKind))('%s: is kept, whatever the older one does', async (what) => {
    const { pair, written, documents } = await pairWith(what);
    await allOnOlder(pair, documents);
    const now = pair.kept.documents().find((doc) => doc.partition === written.partition && doc.id === written.id);
    expect(JSON.stringify(now)).toContain(kind);
  });

  test.each(Object.keys(withKind))('%s: no press on the older one fails, and no job is held up', async (what) => {
    const { pair, documents } = await pairWith(what);
    expect(await allOnOlder(pair, documents)).toEqual([]);
    // A job tells of what it skips, and of nothing else.
    expect(
      wrongIn(pair).filter((line) => !/^job failed: (?:delivery|notice|card) \S+:next UnreadableDocument /.test(line)),
    ).toEqual([]);
  });
});
