import type { AnyDocument } from '../../src/store/documents';
import { cardText } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import type { Someone } from '../helpers/directory';
import { growingFields, valueAt, withValueAt, type GrowingField } from '../helpers/growing-fields';
import { mirroredStore, type MirroredStore } from '../helpers/mirrored-store';
import { people } from '../helpers/region-north';
import { neighbourhoodAsks } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';
import { play, situations } from './stages';

/**
 * ADR 14: of every list that grows a newer program may know a value more. Whatever is opened on this one beside it, it is
 * read, no job is held up, and the value stays.
 */
const value = 'of-the-next-version';

/** One of everything: a network, a start and an absence, requests that wait and that came to nothing, an invitation. */
async function everything(): Promise<MirroredStore> {
  const kept = mirroredStore();
  const world = await createWorld({ store: { ...kept.store, close: () => Promise.resolve() }, version: 'older' });
  const chatters = new Map<string, Chatter>();
  const person = (someone: Someone): Chatter => {
    const known = chatters.get(someone.key) ?? world.person(someone);
    chatters.set(someone.key, known);
    return known;
  };
  const stage = { ...world, person };
  await play(situations['absence.change']!, stage);
  for (const each of ['network.close-confirm', 'access.view', 'invitation.revoke'])
    await situations[each]!.before!(stage);
  await neighbourhoodAsks(person(people.social), { clientName: 'Ans Proefpersoon' });
  const reason = 'Dat is niet nodig.';
  for (const doc of kept.documents()) {
    if (doc.type === 'network' && doc.state === 'requested')
      await person(people.gp).posts('request.decline', {
        practiceId: 'praktijk',
        requestId: doc.networkId,
        reason,
        source: '',
        reference: '',
        attested: 'false',
      });
    if (doc.type === 'checklist')
      await person(people.gp).posts('step.tick', { networkId: doc.networkId, version: 0, step: 'patient-card' });
    if (doc.type === 'access-request')
      await person(people.manager).posts('access.reject', {
        organisationId: doc.organisationId,
        requestId: doc.requestId,
        level: '',
        medicalData: 'false',
        reason,
      });
  }
  await situations['access.withdraw']!.before!(stage);
  await situations['start.network']!.before!(stage);
  await world.deliver();
  await world.close();
  return kept;
}

const commands = [
  ['hulp', 'nieuw netwerk', 'mijn netwerken', 'nieuw bericht', 'openstaand', 'overzicht', 'contactpersonen'],
  ['aanvragen', 'medewerkers', 'afwezigheid', 'toegang', 'uitnodigingen', 'termijnen', 'uitleg'],
].flat();

/** Whatever can be opened is, by everybody it is for; and the jobs of two days run. */
async function opensAll(world: World, documents: readonly AnyDocument[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const who of [people.gp, people.nurse, people.social, people.manager, people.stranger]) {
    const reader = world.person(who);
    for (const typed of commands) {
      const said = cardText(await reader.says(typed));
      if (said.includes('Er ging bij ons iets mis')) wrong.push(typed);
    }
    const opens = async (verb: string, data: object): Promise<void> => {
      const { body } = await reader.posts(verb, data);
      if (body.value.message !== undefined) wrong.push(verb);
    };
    for (const doc of documents) {
      if (doc.type === 'network') await opens('network.open', { networkId: doc.networkId });
      if (doc.type === 'thread') {
        const { networkId, threadId, version } = doc;
        for (const verb of ['thread.open', 'thread.record']) await opens(verb, { networkId, threadId });
        await opens('thread.seen', { networkId, threadId, version, text: '' });
      }
      if (doc.type === 'access-request') {
        const { organisationId, requestId } = doc;
        await opens('access.view', { organisationId, requestId });
      }
    }
  }
  world.later(49);
  for (const job of [world.deliver, world.clock, world.digests, world.forgets])
    await job().catch((error: unknown) => wrong.push(String(error)));
  return [...wrong, ...world.log.filter((line) => /"level":(?:[45]0|60)|^job failed/.test(line))];
}

const at = (doc: AnyDocument, { type, path }: GrowingField): unknown =>
  doc.type === type ? valueAt(doc, path) : undefined;

/** Read by the upgrade alone, before a bot of today starts. */
const former = ['message', 'team', 'network-request', 'moved-request'];
/** Its messages are those of a thread. */
const alike = ['thread-part'];
const fields = growingFields()
  .filter(({ type }) => ![...former, ...alike].includes(type))
  .map((field) => ({ name: [field.type, ...field.path].join('.'), field }));

/** A change brings a card in the chat up to date, whatever its state was: it is on its way again. */
const onItsWay = 'card.state';

let begun: Promise<MirroredStore> | undefined;

/** Opens all on a store in which every document has the value in these fields; answers what went wrong, and what lost it. */
async function besideNewer(written: readonly GrowingField[]): Promise<string[]> {
  const before = await (begun ??= everything());
  const has = (doc: AnyDocument, { type, path }: GrowingField): boolean => {
    const within = at(doc, { type, path: path.slice(0, -1) });
    return typeof within === 'object' && within !== null;
  };
  const missing = written.filter((field) => !before.documents().some((doc) => has(doc, field)));
  const made = (doc: AnyDocument): AnyDocument =>
    written.filter((field) => has(doc, field)).reduce((sum, { path }) => withValueAt(sum, path, value), doc);
  const kept = await before.copy(made);
  const newer = kept.documents();
  const world = await createWorld({ store: kept.store, version: 'older', ids: 'later' });
  const wrong = await opensAll(world, newer);
  await world.close();
  const now = new Map(kept.documents().map((doc) => [`${doc.partition} ${doc.id}`, JSON.stringify(doc)]));
  const valuesIn = (json: string | undefined): number => json?.split(value).length ?? 0;
  const lost = newer
    .filter((doc) => valuesIn(now.get(`${doc.partition} ${doc.id}`)) < valuesIn(JSON.stringify(doc)))
    .map(({ type, id }) => `lost: ${type} ${id}`);
  return [...missing.map(({ type, path }) => `nowhere: ${type}.${path.join('.')}`), ...wrong, ...lost];
}

test('all of them at once', async () => {
  const all = fields.filter(({ name }) => name !== onItsWay).map(({ field }) => field);
  expect(await besideNewer(all)).toEqual([]);
});

// Each alone takes a minute, and runs in CI with the many presses.
const each = process.env['SCHAKEL_TEST_RUNS'] === undefined ? fields.filter(({ name }) => name === onItsWay) : fields;

test.each(each)('$name alone', async ({ name, field }) => {
  const wrong = await besideNewer([field]);
  expect(wrong.filter((line) => name !== onItsWay || !line.startsWith('lost: card'))).toEqual([]);
});
