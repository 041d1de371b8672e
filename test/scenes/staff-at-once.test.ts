import { find, key } from '../../src/store/keys';
import type { Store } from '../../src/store/store';
import type { Deps } from '../../src/usecases/deps';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { recordAbsence } from '../../src/usecases/absences/record-absence';
import { decideRequest } from '../../src/usecases/access/decide-request';
import { requestAccess } from '../../src/usecases/access/request-access';
import { appointContact } from '../../src/usecases/staff/appoint-contact';
import { changeAccess } from '../../src/usecases/staff/change-access';
import { deactivateColleague } from '../../src/usecases/staff/deactivate-colleague';
import { teamIn, type Someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { createWorld, type World } from '../helpers/world';

/**
 * Two account managers at the same moment: the second presses between what the first has read and
 * what the first stores. The decision is then made anew on what is true.
 */
let world: World;
let deps: Deps;
/** Carried out once, just before the next batch is stored. */
let meanwhile: (() => Promise<unknown>) | undefined;

beforeEach(async () => {
  meanwhile = undefined;
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  const store: Store = {
    ...world.store,
    commit: async (partition, writes) => {
      const first = meanwhile;
      meanwhile = undefined;
      if (first) await first();
      return world.store.commit(partition, writes);
    },
  };
  deps = { ...world.deps, store };
});
afterEach(() => world.close());

const press = (verb: string) => ({ verb, card: 'form', typed: '' });

/** Approves what somebody new asks of home care. */
async function approves(by: Someone): Promise<string> {
  const values = { function: 'verpleegkundige', email: people.stranger.email, careProfessional: 'yes', remark: '' };
  const asked = await requestAccess(world.deps, await loadActor(deps, personIdOf(people.stranger)), {
    ...values,
    organisationId: 'thuiszorg',
    team: 'thuiszorg.noord',
    press: press('access.request'),
  });
  if (!asked.ok) return asked.refusal.kind;
  const { organisationId, requestId } = asked.value;
  const choice = { what: 'approve', level: 'professional', medicalData: true } as const;
  const actor = await loadActor(deps, personIdOf(by));
  const approved = await decideRequest(deps, actor, { organisationId, requestId, choice });
  return approved.ok ? 'done' : approved.refusal.kind;
}

async function recordsAbsence(by: Someone): Promise<string> {
  const recorded = await recordAbsence(deps, await loadActor(deps, personIdOf(by)), {
    organisationId: 'thuiszorg',
    absenceId: '',
    from: '2026-12-01',
    until: '2026-12-07',
    deputy: 'praktijk',
    deputyName: '',
    deputyPhone: '',
    press: press('absence.record'),
  });
  return recorded.ok ? 'done' : recorded.refusal.kind;
}

/** A press as the bot carries it out: by whoever that is at this moment. */
async function leaves(by: Someone, whom: Someone, successors = ''): Promise<string> {
  const actor = await loadActor(deps, personIdOf(by));
  const data = { organisationId: 'thuiszorg', personId: personIdOf(whom), successors };
  const left = await deactivateColleague(deps, actor, data);
  return left.ok ? 'done' : left.refusal.kind;
}

async function appoints(by: Someone, whom: Someone): Promise<string> {
  const actor = await loadActor(deps, personIdOf(by));
  const data = { organisationId: 'thuiszorg', personId: personIdOf(whom), teamId: 'thuiszorg.noord' };
  const appointed = await appointContact(deps, actor, data);
  return appointed.ok ? 'done' : appointed.refusal.kind;
}

async function promotes(by: Someone, whom: Someone): Promise<string> {
  const actor = await loadActor(deps, personIdOf(by));
  const changed = await changeAccess(deps, actor, {
    organisationId: 'thuiszorg',
    personId: personIdOf(whom),
    shown: { level: 'professional', medicalData: true },
    wanted: { level: 'lead-professional', medicalData: true },
  });
  return changed.ok ? 'done' : changed.refusal.kind;
}

async function active(who: Someone): Promise<boolean> {
  const id = `staff:thuiszorg:${personIdOf(who)}`;
  return (await world.store.get('staff', 'organisation:thuiszorg', id))!.doc.active;
}

async function contact(): Promise<string | null> {
  return (await teamIn(world.store, 'thuiszorg.noord')).contactPersonId;
}

test('R5: both leave: the second is the last account manager and stays', async () => {
  meanwhile = () => leaves(people.manager, people.manager);
  expect(await leaves(people.nurse, people.nurse)).toBe('last-manager');
  expect([await active(people.nurse), await active(people.manager)]).toEqual([true, false]);
});

test('R5: they deactivate each other: the second is no account manager any more', async () => {
  meanwhile = () => leaves(people.manager, people.nurse);
  expect(await leaves(people.nurse, people.manager)).toBe('not-manager');
  expect([await active(people.nurse), await active(people.manager)]).toEqual([false, true]);
});

test('R5: an account manager deactivated meanwhile gives nothing any more', async () => {
  meanwhile = () => leaves(people.nurse, people.manager);
  expect(await promotes(people.manager, people.colleague)).toBe('not-manager');
});

test('R2, R5: nor does an account manager deactivated meanwhile let anybody in', async () => {
  meanwhile = () => leaves(people.nurse, people.manager);
  expect(await approves(people.manager)).toBe('not-found');
  expect(await approves(people.nurse)).toBe('done');
});

test('A1, R5, R7: who is account manager or contact person no more records no absence', async () => {
  meanwhile = () => leaves(people.nurse, people.manager);
  expect(await recordsAbsence(people.manager)).toBe('not-absence-keeper');
  await appoints(people.nurse, people.colleague);
  meanwhile = () => appoints(people.nurse, people.nurse);
  expect(await recordsAbsence(people.colleague)).toBe('not-absence-keeper');
  expect(await recordsAbsence(people.nurse)).toBe('done');
});

// They write one document: the organisation's.
test.each<[string, string, () => Promise<string>, () => Promise<string>]>([
  [
    'an absence',
    'a contact person',
    () => recordsAbsence(people.manager),
    () => appoints(people.nurse, people.colleague),
  ],
  [
    'a contact person',
    'an absence',
    () => appoints(people.manager, people.colleague),
    () => recordsAbsence(people.nurse),
  ],
])('A1, R7: %s and %s at the same moment are both kept', async (_first, _second, first, second) => {
  const others: string[] = [];
  meanwhile = async () => others.push(await second());
  expect([await first(), ...others]).toEqual(['done', 'done']);
  const { doc } = (await find(world.store, key.organisation('thuiszorg')))!;
  expect([await contact(), doc.absences.length]).toEqual([personIdOf(people.colleague), 1]);
});

test('R5, R7: who is deactivated meanwhile does not become contact person', async () => {
  meanwhile = () => leaves(people.nurse, people.colleague);
  expect(await appoints(people.manager, people.colleague)).toBe('account-inactive');
  expect(await contact()).toBe(personIdOf(people.nurse));
});

test('R5, R7: a successor deactivated meanwhile does not succeed', async () => {
  meanwhile = () => leaves(people.nurse, people.colleague);
  const successor = `thuiszorg.noord~${personIdOf(people.colleague)}`;
  expect(await leaves(people.manager, people.nurse, successor)).toBe('not-in-team');
  expect([await active(people.nurse), await contact()]).toEqual([true, personIdOf(people.nurse)]);
});

test('R5, R7: who becomes contact person while leaving is no contact person after it', async () => {
  meanwhile = () => appoints(people.nurse, people.colleague);
  expect(await leaves(people.manager, people.colleague)).toBe('done');
  expect([await active(people.colleague), await contact()]).toEqual([false, null]);
});
