import type { DocumentOf } from '../../src/store/documents';
import { networkPartition } from '../../src/store/partitions';
import { readAll } from '../../src/usecases/read-all';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import type { Someone } from '../helpers/directory';
import { consentFilled, practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

type AuditRecord = DocumentOf<'audit'>;

let world: World;
let networkId: string;
let threadId: string;

async function begin(): Promise<void> {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  await practiceStarts(world.person(people.gp));
  const [network] = await readAll(world.store, 'networksOfTeam', 'thuiszorg.noord');
  networkId = network!.doc.networkId;
  const [thread] = await readAll(world.store, 'threadsOfNetwork', networkId, {
    partition: networkPartition(networkId),
  });
  threadId = thread!.doc.threadId;
}
const end = (): Promise<void> => world.close();

async function records(): Promise<AuditRecord[]> {
  return (await readAll(world.store, 'auditByTime', 'audit', {}, 100_000)).map(({ doc }) => doc);
}

/** What this press left on the audit record, without what every record has. */
async function left(
  by: Someone,
  verb: string,
  data: unknown,
): Promise<{ told: string; records: Partial<AuditRecord>[] }> {
  const before = new Set((await records()).map(({ id }) => id));
  const { body } = await world.person(by).posts(verb, data);
  const fresh = (await records()).filter(({ id }) => !before.has(id));
  expect(fresh.every((each) => each.personId === personIdOf(by))).toBe(true);
  return {
    told: cardText(body.value),
    records: fresh.map(({ action, object, outcome, networkId: client }) => ({
      action,
      object,
      outcome,
      networkId: client,
    })),
  };
}

const request = { organisationId: 'thuiszorg', requestId: 'guessed' };

describe('NEN 7513: what was refused is on record as refused, before it is told', () => {
  // A refusal changes nothing, so that all have the same world; the withdrawal of consent comes last.
  beforeAll(begin);
  afterAll(end);

  /** Who presses what; which refusal; of which client; about what. */
  const refused: [string, Someone, string, () => unknown, string, 'client' | 'no client', string][] = [
    ['a network of others', people.south, 'network.open', () => ({ networkId }), 'not-found', 'client', 'network'],
    ['no care professional (R6)', people.manager, 'network.open', () => ({ networkId }), 'no-contents', 'client', 'network'],
    ['no access at all', people.stranger, 'thread.open', () => ({ networkId, threadId }), 'no-access', 'client', 'network'],
    ['writing in it', people.south, 'thread.write', () => ({ networkId }), 'not-found', 'client', 'network'],
    ['taking it over (M8)', people.south, 'thread.record', () => ({ networkId, threadId }), 'not-found', 'client', 'network'],
    ['a list', people.manager, 'network.list', () => ({ purpose: 'open' }), 'no-contents', 'no client', 'none'],
    ['open threads', people.manager, 'thread.list', () => ({}), 'no-contents', 'no client', 'none'],
    ['the digest (R7)', people.colleague, 'digest.open', () => ({}), 'not-contact-person', 'no client', 'none'],
    ['staff (R5)', people.colleague, 'staff.list', () => ({ organisationId: 'thuiszorg' }), 'not-manager', 'no client', 'organisation:thuiszorg'],
    ['staff of another organisation', people.manager, 'staff.list', () => ({ organisationId: 'praktijk' }), 'not-manager', 'no client', 'organisation:praktijk'],
    ['one colleague', people.colleague, 'staff.open', () => ({ organisationId: 'thuiszorg', personId: personIdOf(people.nurse) }), 'not-manager', 'no client', 'organisation:thuiszorg'],
    ['contacts', people.stranger, 'contacts.open', () => ({}), 'no-access', 'no client', 'none'],
    ['requests for access (R2)', people.colleague, 'access.list', () => ({}), 'not-manager', 'no client', 'none'],
    ['a request that is not there', people.manager, 'access.view', () => request, 'not-found', 'no client', 'organisation:thuiszorg'],
    ['deciding about it', people.colleague, 'access.reject', () => ({ ...request, reason: 'Nee' }), 'not-found', 'no client', 'organisation:thuiszorg'],
    ['inviting (R8)', people.nurse, 'invitation.list', () => ({}), 'may-not-invite', 'no client', 'none'],
    ['an absence (A1)', people.colleague, 'absence.new', () => ({ organisationId: 'thuiszorg' }), 'not-absence-keeper', 'no client', 'organisation:thuiszorg'],
    ['a request for a network (N5)', people.south, 'request.open', () => ({ practiceId: 'praktijk', requestId: 'guessed' }), 'not-found', 'no client', 'organisation:praktijk'],
    ['starting (N2)', people.stranger, 'start.open', () => ({}), 'no-access', 'no client', 'none'],
    ['closing (N9)', people.nurse, 'network.close', () => ({ networkId }), 'practice-closes', 'client', 'network'],
  ]; // prettier-ignore

  test.each(refused)('%s', async (_what, by, verb, data, outcome, client, object) => {
    const { told, records: fresh } = await left(by, verb, data());
    expect(told).not.toContain('Truus');
    expect(fresh).toContainEqual({
      action: verb,
      outcome,
      networkId: client === 'client' ? networkId : '',
      object: object === 'network' ? `network:${networkId}` : object,
    });
    expect(fresh.filter((each) => each.outcome !== 'done')).toHaveLength(1);
  });

  const extension = (): object => ({
    shownText: world.deps.region.consent.nl.sha256,
    shownLanguage: 'nl',
    givenBy: 'client',
    giverName: '',
    form: 'oral',
    team: 'thuiszorg.zuid',
    confirmed: 'false',
  });
  const stale = { shownLevel: 'A', shownMedicalData: 'true', level: 'C', medicalData: 'true' };
  const ofPractice = { organisationId: 'praktijk' };

  /** Refused for what was typed or how things stand, not for who somebody is: it was not done all the same. */
  const notDone: [string, Someone, string, () => object, string][] = [
    ['M9: a text with a BSN', people.gp, 'thread.send', () => ({ networkId, formId: 'f1', category: 'care', team: 'thuiszorg.noord', subject: 'Vraag', text: 'Klopt 123456782?' }), 'bsn'],
    ['M9: a number named as a BSN', people.gp, 'thread.send', () => ({ networkId, formId: 'f1', category: 'care', team: 'thuiszorg.noord', subject: 'Vraag', text: 'BSN 123456782?' }), 'bsn-named'],
    ['C3: consent that was not confirmed', people.gp, 'consent.extend-confirm', () => ({ networkId, formId: 'f2', ...extension() }), 'consent-not-confirmed'],
    ['R5: the last account manager', people.gp, 'staff.deactivate', () => ({ ...ofPractice, personId: personIdOf(people.gp) }), 'last-manager'],
    ['R4: a level on a stale card', people.gp, 'staff.change', () => ({ ...ofPractice, personId: personIdOf(people.practiceNurse), ...stale }), 'account-changed'],
    ['A1: an absence without dates', people.gp, 'absence.record', () => ({ ...ofPractice, formId: 'f3', from: 'x', until: 'y', deputy: 'none' }), 'absence-from-invalid'],
  ]; // prettier-ignore

  test.each(notDone)('%s', async (_what, by, verb, data, outcome) => {
    const { records: fresh } = await left(by, verb, data());
    expect(fresh).toEqual([expect.objectContaining({ action: verb, outcome })]);
    expect((await records()).at(-1)).toMatchObject({ action: verb, ground: 'none' });
  });

  test('what was guessed is not kept, and makes no partition', async () => {
    const { records: fresh } = await left(people.gp, 'network.open', { networkId: 'Truus-van-Dalen-19380412' });
    expect(fresh).toEqual([{ action: 'network.open', object: 'unknown', outcome: 'not-found', networkId: '' }]);
    expect(JSON.stringify(await records())).not.toContain('Truus');
  });

  test('C5: withdrawn consent closes the contents for everyone, on record', async () => {
    const gp = world.person(people.gp);
    await gp.posts('network.open', { networkId });
    await gp.posts('consent.withdraw-confirm', { networkId });
    const { records: fresh } = await left(people.nurse, 'thread.open', { networkId, threadId });
    expect(fresh).toEqual([
      { action: 'thread.open', object: `network:${networkId}`, outcome: 'network-frozen', networkId },
    ]);
  });
});

describe('NEN 7513: what was seen is on record', () => {
  beforeEach(begin);
  afterEach(end);

  test('an account manager’s search among colleagues, and one opened', async () => {
    const list = await left(people.manager, 'staff.list', { organisationId: 'thuiszorg', search: 'Noor' });
    expect(list.told).toContain('Noor');
    expect(list.records).toEqual([
      { action: 'staff.list', object: 'organisation:thuiszorg', outcome: 'done', networkId: '' },
    ]);
    const one = { organisationId: 'thuiszorg', personId: personIdOf(people.nurse) };
    expect((await left(people.manager, 'staff.open', one)).records).toEqual([
      { action: 'staff.open', object: 'organisation:thuiszorg', outcome: 'done', networkId: '' },
    ]);
  });

  test('each network a digest names, opened and delivered (G3)', async () => {
    const nurse = world.person(people.nurse);
    await nurse.installs();
    world.at('2026-11-26T07:30:00.000Z');
    const opened = await left(people.nurse, 'digest.open', {});
    expect(opened.told).toContain('Praktijk De Brug');
    expect(opened.records).toEqual([
      { action: 'digest.read', object: `network:${networkId}`, outcome: 'done', networkId },
    ]);
    await world.digests();
    const delivered = (await records()).filter((each) => each.action === 'digest.deliver');
    const said = { networkId, personId: personIdOf(people.nurse), accessPoint: 'delivery' };
    expect(delivered).toEqual(
      ['attempted', 'done'].map((outcome) => expect.objectContaining({ ...said, outcome }) as unknown),
    );
  });

  test('a reminder, though it tells a code only (D5)', async () => {
    await world.person(people.nurse).installs();
    world.at('2026-11-25T08:00:00.000Z');
    await world.clock();
    const told = (await records()).filter((each) => each.action === 'reminder.deliver');
    const said = { networkId, personId: personIdOf(people.nurse) };
    expect(told).toEqual(
      ['attempted', 'done'].map((outcome) => expect.objectContaining({ ...said, outcome }) as unknown),
    );
  });

  test('R5: a request for access, delivered; once the right to it is lost its contents are taken away, which shows nothing', async () => {
    const manager = world.person(people.manager);
    await manager.installs();
    const wim = world.person(people.stranger);
    await wim.says('hulp');
    await wim.presses('Toegang aanvragen');
    await wim.presses('Verder', { organisation: 'thuiszorg' });
    const filled = { team: 'thuiszorg.noord', function: 'verpleegkundige', careProfessional: 'yes' };
    await wim.presses('Aanvraag versturen', filled);
    await world.deliver();
    const card = manager.cards().find((each) => cardText(each).includes('Wim van thuiszorg · verpleegkundige'))!;
    expect(card).toBeDefined();
    const told = async (): Promise<number> =>
      (await records()).filter(
        ({ action, personId, outcome }) =>
          action === 'access-request.deliver' && personId === personIdOf(people.manager) && outcome === 'done',
      ).length;
    expect(await told()).toBe(1);
    const id = `staff:thuiszorg:${personIdOf(people.manager)}`;
    const place = (await world.store.get('staff', 'organisation:thuiszorg', id))!;
    await world.store.commit(place.doc.partition, [
      { kind: 'replace', doc: { ...place.doc, active: false }, revision: place.revision },
    ]);
    await world.person(people.nurse).presses('Afwijzen', { reason: 'Werkt hier niet.' }, card);
    await world.deliver();
    expect(manager.cards().map(cardText).join()).not.toContain('Wim van thuiszorg · verpleegkundige');
    expect(await told()).toBe(1);
  });

  test('N10: a client asked for by name who has a network, by whoever starts another', async () => {
    const south = world.person(people.south);
    await south.says('hulp');
    await south.presses('Nieuw netwerk');
    await south.presses('Toestemming vastleggen', { ...consentFilled, covers: 'praktijk' });
    await south.presses('Verder naar het eerste bericht', {
      source: 'existing-client',
      attested: 'true',
      practiceTeam: 'praktijk.team',
    });
    expect(south.reads()).toContain('Deze cliënt heeft al een netwerk.');
    expect((await records()).filter((each) => each.action === 'client.find')).toEqual([
      expect.objectContaining({ networkId, outcome: 'network-exists-elsewhere', personId: personIdOf(people.south) }),
    ]);
  });

  test('what the clock does: a reminder and a digest', async () => {
    world.at('2026-11-25T08:00:00.000Z');
    await world.clock();
    world.at('2026-11-26T07:30:00.000Z');
    await world.digests();
    const byClock = (await records()).filter((each) => each.accessPoint === 'clock');
    expect(byClock.map(({ action, object, networkId: client }) => [action, object, client])).toEqual(
      expect.arrayContaining([
        ['thread.remind', `thread:${threadId}`, networkId],
        ['digest.plan', expect.stringContaining('thuiszorg.noord'), ''],
      ]),
    );
  });

  test('nothing where there is nothing of others to see', async () => {
    for (const verb of ['home.open', 'agreements.open', 'privacy.open']) {
      expect((await left(people.nurse, verb, {})).records).toEqual([]);
    }
  });
});

test('when it cannot be recorded, nothing is shown', async () => {
  await begin();
  const { store } = world;
  const commit: typeof store.commit = (partition, writes) =>
    writes.some((write) => write.kind === 'insert' && write.doc.type === 'audit')
      ? Promise.reject(new Error('full'))
      : store.commit(partition, writes);
  Object.assign(world.deps, { store: { ...store, commit } });
  const { body } = await world.person(people.manager).posts('staff.list', { organisationId: 'thuiszorg' });
  expect(body.statusCode).toBe(500);
  expect(JSON.stringify(body)).not.toContain('Noor');
  Object.assign(world.deps, { store });
  await end();
});
