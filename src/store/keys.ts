import { createHash } from 'node:crypto';
import type { Client } from '../domain/network';
import { exactName } from '../domain/same-client';
import type { DocumentOf, DocumentType } from './documents';
import { networkPartition, organisationPartition, personPartition } from './partitions';
import type { Key, ReadOptions, Store, Stored } from './store';

export type { Key } from './store';

function at<T extends DocumentType>(type: T, partition: string, id: string): Key<T> {
  return { type, partition, id };
}

/** What a practice's partition has of its clients: it tells nobody who they are. */
function secretOf(...of: string[]): string {
  return createHash('sha256').update(of.join('\n')).digest('hex');
}

/** N10: what the places of all clients of a practice with one birth date share, so that they are found by it. */
export function bornOf(practiceId: string, { birthDate }: Pick<Client, 'birthDate'>): string {
  return secretOf(practiceId, birthDate).slice(0, 40);
}

/**
 * The keys of documents that are found by what they are of. An id is made here alone, and nothing is read back out of
 * one: whatever must be known of a document stands in its fields.
 */
export const key = {
  /** One of each in the whole store. */
  dataVersion: () => at('data-version', 'data', 'data-version'),
  clock: () => at('clock', 'clock', 'clock'),
  person: (personId: string) => at('person', personPartition(personId), 'person'),
  /** `spare`: how many before it cannot be read. */
  draft: (personId: string, spare = 0) =>
    at('draft', personPartition(personId), spare === 0 ? 'draft' : `draft:${spare}`),
  organisation: (organisationId: string) =>
    at('organisation', organisationPartition(organisationId), `organisation:${organisationId}`),
  staff: (organisationId: string, personId: string) =>
    at('staff', organisationPartition(organisationId), `staff:${organisationId}:${personId}`),
  seat: (organisationId: string, teamId: string, personId: string) =>
    at('seat', organisationPartition(organisationId), `seat:${teamId}:${personId}`),
  absence: (organisationId: string, absenceId: string) =>
    at('absence', organisationPartition(organisationId), `absence:${absenceId}`),
  accessRequest: (organisationId: string, requestId: string) =>
    at('access-request', organisationPartition(organisationId), `access-request:${requestId}`),
  invitation: (organisationId: string, invitationId: string) =>
    at('invitation', organisationPartition(organisationId), `invitation:${invitationId}`),
  /** N10: the place of a client at a practice, the same for all names that agree exactly. */
  client: (practiceId: string, { name, birthDate }: Client) =>
    at(
      'client-key',
      organisationPartition(practiceId),
      `client:${secretOf(practiceId, exactName(name), birthDate).slice(0, 40)}`,
    ),
  network: (networkId: string) => at('network', networkPartition(networkId), 'network'),
  member: (networkId: string, teamId: string) =>
    at('member', networkPartition(networkId), `member:${networkId}:${teamId}`),
  consent: (networkId: string, number: number) => at('consent', networkPartition(networkId), `consent:${number}`),
  checklist: (networkId: string) => at('checklist', networkPartition(networkId), 'checklist'),
  thread: (networkId: string, threadId: string) => at('thread', networkPartition(networkId), `thread:${threadId}`),
  /** By the number of its first message. */
  threadPart: (networkId: string, threadId: string, first: number) =>
    at('thread-part', networkPartition(networkId), `thread-part:${threadId}:${first}`),
  /** By how many there are in those before it. */
  threadEvents: (networkId: string, threadId: string, before: number) =>
    at('thread-events', networkPartition(networkId), `thread-events:${threadId}:${before}`),
};

/** The document with this key; undefined where there is none. @throws UnreadableDocument */
export function find<T extends DocumentType>(
  store: Pick<Store, 'get'>,
  { type, partition, id }: Key<T>,
  options?: ReadOptions,
): Promise<Stored<DocumentOf<T>> | undefined> {
  return store.get(type, partition, id, options);
}

/**
 * For one press or run: reads at once what will be asked for one by one (`readOnce`). What cannot be read is told to
 * whoever asks for it.
 */
export async function readAhead(store: Pick<Store, 'getMany'>, keys: readonly Key<DocumentType>[]): Promise<void> {
  if (keys.length > 1) await store.getMany(keys);
}
