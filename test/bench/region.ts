import { standardTerms } from '../../src/domain/category';
import type { Region } from '../../src/domain/region';
import { newId } from '../../src/open-store';
import type { AnyDocument, DocumentOf } from '../../src/store/documents';
import { sealStore } from '../../src/store/sealed';
import { networkPartition, organisationOfTeam, personPartition } from '../../src/store/partitions';
import type { Store } from '../../src/store/store';
import { newCard } from '../../src/usecases/notices/card-documents';
import type { Deps } from '../../src/usecases/deps';
import { withTurn } from '../../src/usecases/messages/thread-documents';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { changePerson } from '../../src/usecases/places';
import { addOrganisation, addStaff, someone, type Someone } from '../helpers/directory';
import { sample } from '../store/sample';

export const region: Region = {
  terms: { hours: standardTerms, calendar: 'clock', zone: 'Europe/Amsterdam' },
  consent: undefined as never,
  name: 'Noord',
  digestTime: '08:30',
  dpo: 'fg@regio.example',
  helpDesk: 'helpdesk@regio.example',
  retentionDays: 30,
};

/** With its audit record chained, as the bot keeps it. */
export function sealed(store: Store): Store {
  return sealStore(store, 'k'.repeat(32), newId);
}

/** A store with a clock that can be set, as use cases want them. */
export interface Measured {
  deps: Deps;
  at: (instant: string) => void;
}

/** Monday 23 November 2026, 10:00 in Amsterdam. */
export const monday = '2026-11-23T09:00:00.000Z';

export function measuredOn(store: Store): Measured {
  let now = monday;
  const deps: Deps = { store, region, now: () => now, newId };
  return {
    deps,
    at: (instant) => {
      now = instant;
    },
  };
}

/** Puts documents of one partition in, in one batch. */
export async function put(store: Store, ...docs: AnyDocument[]): Promise<void> {
  const [first] = docs;
  if (first === undefined) return;
  const writes = docs.map((doc) => ({ kind: 'insert' as const, doc }));
  const done = await store.commit(first.partition, writes);
  if (!done.ok) throw new Error(`Not stored: ${docs[done.index]?.id ?? ''}`);
}

/** Fills a file fast: what is written at the same time waits for the disk once (ADR 0019). */
export async function together(count: number, work: (number: number) => Promise<unknown>): Promise<void> {
  const atOnce = 100;
  for (let start = 0; start < count; start += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, count - start) }, (_, index) => start + index);
    await Promise.all(numbers.map(work));
  }
}

export interface NetworkOptions {
  asker: string;
  addressee: string;
  /** When the question was asked; Zorg, 48 hours. */
  askedAt?: string;
  /** Waits, and falls due after everything that is measured. */
  farAhead?: boolean;
}

/** An open network of two teams with a consent and one thread of a question that waits for an answer. */
export async function addNetwork(deps: Deps, id: string, options: NetworkOptions): Promise<void> {
  const { asker, addressee, askedAt = '2026-11-23T08:00:00.000Z' } = options;
  const partition = networkPartition(id);
  const teamIds = [asker, addressee];
  const practiceId = organisationOfTeam(asker);
  const members = teamIds.map((teamId) =>
    sample('member', partition, `member:${teamId}`, {
      networkId: id,
      teamId,
      organisationId: organisationOfTeam(teamId),
      since: askedAt,
    }),
  );
  const client = { name: `Cliënt ${id}`, birthDate: '1938-04-12' };
  const network = { networkId: id, code: `NW-${id}`, client, practiceId, teamIds, state: 'open', startedAt: askedAt };
  const covers = teamIds.map(organisationOfTeam);
  await put(
    deps.store,
    sample('network', partition, 'network', { ...network, consents: 1 }),
    sample('consent', partition, 'consent:1', { networkId: id, covers }),
    ...members,
    threadOf(id, `t${id}`, { ...options, askedAt }),
    ...colleagues.map((person) => deliveredCard(deps, id, person)),
  );
}

/** The thread with its message. */
export function threadOf(networkId: string, threadId: string, options: NetworkOptions): AnyDocument {
  const partition = networkPartition(networkId);
  const { asker, addressee, askedAt = monday, farAhead = false } = options;
  const asked = { kind: 'asked', at: askedAt, personId: 'p', teamId: asker };
  const authorName = 'Gerrit van praktijk';
  const text = 'Hoe ziet de wond eruit na een week? '.repeat(10);
  const thread = withTurn(
    region,
    sample('thread', partition, `thread:${threadId}`, {
      threadId,
      networkId,
      category: 'care',
      subject: 'Wond aan de hiel',
      askerTeamId: asker,
      addresseeTeamId: addressee,
      events: [asked],
      messages: 1,
      latest: [{ ...asked, number: 1, authorName, text }],
      version: 1,
      remindedFor: null,
      startedAt: askedAt,
    }),
  );
  const later = { dueAt: '2036-01-01T00:00:00.000Z', remindAt: '2035-12-31T00:00:00.000Z' };
  return farAhead ? { ...thread, ...later } : thread;
}

/** A card that is in somebody's chat and needs nothing. */
export function deliveredCard(deps: Deps, networkId: string, { aadObjectId, tenantId }: Someone): DocumentOf<'card'> {
  const about = { kind: 'thread' as const, networkId, threadId: `t${networkId}` };
  const personId = personIdOf({ aadObjectId, tenantId });
  const card = newCard(deps, networkPartition(networkId), { personId, about, subjectId: about.threadId, version: 1 });
  return { ...card, state: 'delivered', shown: 1, activityId: 'a' };
}

const colleagues = [someone('een', 'elders'), someone('twee', 'elders')];

/** People who have opened the bot. */
export async function addPeople(store: Store, people: readonly Someone[]): Promise<void> {
  for (const each of people) {
    const personId = personIdOf(each);
    const chat = { serviceUrl: 'http://127.0.0.1/', conversationId: `chat-${each.key}`, botId: 'b', userId: 'u' };
    await changePerson({ store }, personId, (known) => ({
      ...(known ?? sample('person', personPartition(personId), 'person', { personId })),
      name: each.name,
      conversation: chat,
      // Otherwise every press would ask Teams who it is.
      profileAt: monday,
      lastSeen: monday,
      locale: 'nl-NL',
    }));
  }
}

/** Organisations with two teams each, each team with a contact person who has opened the bot. */
export async function addOrganisations(store: Store, count: number): Promise<string[]> {
  const teams: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const id = `org${number}`;
    const contact = someone(`contact${number}`, id);
    const own = [`${id}.een`, `${id}.twee`];
    await addOrganisation(store, id, { kind: 'home-care', teams: own.map((team) => ({ id: team, contact })) });
    await addStaff(store, 'home-care', contact, { organisation: id, teams: own });
    await addPeople(store, [contact]);
    teams.push(...own);
  }
  return teams;
}
