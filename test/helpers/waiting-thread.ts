import { standardTerms } from '../../src/domain/category';
import type { Region } from '../../src/domain/region';
import { openSqlite } from '../../src/store/sqlite';
import type { AnyDocument } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import type { Deps } from '../../src/usecases/deps';
import { withTurn } from '../../src/usecases/messages/thread-documents';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { changePerson } from '../../src/usecases/places';
import { sample } from '../store/sample';
import { addOrganisation, addStaff, someone, type Someone } from './directory';

/** A store of its own with a practice, its contact person, and one medication thread that waits for it. */
export interface Waiting {
  store: Store;
  contact: Someone;
  /** Another bot process on the same store, with its own clock. */
  process: (clock: () => string) => Deps;
}

const region = (zone: string): Region => ({
  name: 'Noord',
  digestTime: '08:30',
  dpo: 'fg@regio.example',
  helpDesk: 'helpdesk@regio.example',
  retentionDays: 30,
  terms: { hours: standardTerms, calendar: 'clock', zone },
  consent: undefined as never,
});

async function insert(store: Store, doc: AnyDocument): Promise<void> {
  const done = await store.commit(doc.partition, [{ kind: 'insert', doc }]);
  if (!done.ok) throw new Error(`Not stored: ${doc.id}`);
}

/** `askedAt`: when the home care team asked; `digestTime`: the practice team's own. */
export async function waitingThread(askedAt: string, digestTime: string, zone = 'Europe/Amsterdam'): Promise<Waiting> {
  const store = openSqlite(':memory:');
  const contact = someone('anja', 'praktijk');
  await addOrganisation(store, 'praktijk', {
    kind: 'practice',
    name: 'Praktijk De Brug',
    teams: [{ id: 'praktijk.team', contact, digestTime }],
  });
  await addOrganisation(store, 'thuiszorg', { kind: 'home-care', teams: [{ id: 'thuiszorg.noord' }] });
  await addStaff(store, 'practice', contact, { organisation: 'praktijk', teams: ['praktijk.team'] });
  const personId = personIdOf(contact);
  const conversation = { serviceUrl: 'http://127.0.0.1/', conversationId: 'c', botId: 'b', userId: 'u' };
  await changePerson({ store }, personId, (known) => known && { ...known, conversation });
  const teamIds = ['praktijk.team', 'thuiszorg.noord'];
  await insert(
    store,
    sample('network', 'network:n1', 'network', { networkId: 'n1', state: 'open', code: 'NW-1', teamIds }),
  );
  const facts = sample('thread', 'network:n1', 'thread:t1', {
    threadId: 't1',
    networkId: 'n1',
    category: 'medication',
    askerTeamId: 'thuiszorg.noord',
    addresseeTeamId: 'praktijk.team',
    events: [{ kind: 'asked', at: askedAt, personId: 'p', teamId: 'thuiszorg.noord' }],
    version: 1,
    remindedFor: null,
    startedAt: askedAt,
  });
  await insert(store, withTurn(region(zone), facts));
  return { store, contact, process: processesOn(store, zone) };
}

/** Bot processes on a store, each with its own clock. */
export function processesOn(store: Store, zone = 'Europe/Amsterdam'): Waiting['process'] {
  let ids = 0;
  return (clock) => ({ store, region: region(zone), now: clock, newId: () => `id${(ids += 1)}` });
}
