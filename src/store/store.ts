import type { PageEnd } from '../domain/cursor';
import type { PageOf } from '../domain/page';
import type { AnyDocument, DocumentOf, DocumentType, OnUnreadable, UnreadableDocument } from './documents';

/** A document with the revision it was read at, to be given back when it is replaced. */
export interface Stored<D> {
  doc: D;
  revision: string;
  /** Where a query found it, if that is not the place it was written to: somebody moved or copied it at the database. */
  foundAt?: Place;
}

/** Where a document lies (ADR 0002). */
export interface Place {
  partition: string;
  id: string;
}

/** Where a document is found: what it is, and its place. */
export interface Key<T extends DocumentType> extends Place {
  type: T;
}

/** What reading several at once finds of each: undefined where there is none, the error where it cannot be read. */
export type Found<T extends DocumentType> = Stored<DocumentOf<T>> | UnreadableDocument | undefined;

export type Write =
  | { kind: 'insert'; doc: AnyDocument }
  | { kind: 'replace'; doc: AnyDocument; revision: string }
  | { kind: 'remove'; id: string; revision: string };

/**
 * `exists`: an inserted id was there already; `changed`: a replaced or removed document has
 * another revision or is gone. `index` is the write at fault. Nothing of the batch was stored.
 */
export type CommitResult =
  { ok: true; revisions: string[] } | { ok: false; reason: 'exists' | 'changed'; index: number };

/** At most this many writes in one batch (Cosmos DB's limit). */
export const maxWrites = 100;

/**
 * The reads that cross partitions: few, indexed, their cost follows the result.
 * Each finds documents of one type by one field and walks them in the order of another.
 * Both stores make their indexes from this table (infra/indexing-policy.json is checked against it).
 */
export const queries = {
  staffOfPerson: { type: 'staff', by: 'personId', order: 'organisationId' },
  staffOfOrganisation: { type: 'staff', by: 'organisationId', order: 'name' },
  seatsOfTeam: { type: 'seat', by: 'teamId', order: 'personId' },
  organisations: { type: 'organisation', by: 'type', order: 'name' },
  networksOfTeam: { type: 'member', by: 'teamId', order: 'since' },
  threadsOnTurn: { type: 'thread', by: 'turnTeamId', order: 'dueAt' },
  threadsAwaited: { type: 'thread', by: 'waitingTeamId', order: 'dueAt' },
  threadsToRemind: { type: 'thread', by: 'type', order: 'remindAt' },
  checklistsOnTurn: { type: 'checklist', by: 'turnTeamId', order: 'placeAt' },
  clientsBorn: { type: 'client-key', by: 'born', order: 'at' },
  networks: { type: 'network', by: 'type', order: 'startedAt' },
  networksToForget: { type: 'network', by: 'type', order: 'retainedSince' },
  teamsToUpgrade: { type: 'team', by: 'type', order: 'name' },
  requestsToUpgrade: { type: 'network-request', by: 'type', order: 'at' },
  messagesToUpgrade: { type: 'message', by: 'type', order: 'threadId' },
  draftsByStep: { type: 'draft', by: 'step', order: 'at' },
  threadsOfNetwork: { type: 'thread', by: 'networkId', order: 'startedAt' },
  absencesOfDeputy: { type: 'absence', by: 'deputyId', order: 'until' },
  absencesByState: { type: 'absence', by: 'state', order: 'applyAt' },
  noticesByState: { type: 'notice', by: 'state', order: 'dueAt' },
  cardsByState: { type: 'card', by: 'state', order: 'dueAt' },
  cardsOfPerson: { type: 'card', by: 'personId', order: 'createdAt' },
  cardsAbout: { type: 'card', by: 'subjectId', order: 'createdAt' },
  accessRequestsOfPerson: { type: 'access-request', by: 'personId', order: 'at' },
  accessRequestsOfOrganisation: { type: 'access-request', by: 'organisationId', order: 'at' },
  accessRequestsByState: { type: 'access-request', by: 'state', order: 'dueAt' },
  invitationsForEmail: { type: 'invitation', by: 'email', order: 'at' },
  invitationsOfPractice: { type: 'invitation', by: 'practiceId', order: 'at' },
  auditByTime: { type: 'audit', by: 'type', order: 'at' },
  auditOfNetwork: { type: 'audit', by: 'networkId', order: 'at' },
  auditOfObject: { type: 'audit', by: 'object', order: 'at' },
  checkpoints: { type: 'checkpoint', by: 'type', order: 'at' },
  cardsWaitingFor: { type: 'card', by: 'waitingFor', order: 'dueAt' },
} as const satisfies Record<string, { type: DocumentType; by: string; order: string }>;

export type QueryName = keyof typeof queries;
export type QueryResult<Q extends QueryName> = DocumentOf<(typeof queries)[Q]['type']>;

export interface QueryRange {
  /** Only this partition; cheaper where it is known. */
  partition?: string | undefined;
  /** Only where the order field is at or below this. */
  upTo?: string | undefined;
  /** Continue after this place: what `next` of the page before said. */
  after?: string | undefined;
  /** Newest or highest first. */
  descending?: boolean | undefined;
  /** 1–100. */
  limit: number;
  /**
   * For jobs, which go on with the others: leaves out what cannot be read, and tells of it. The page is the shorter
   * for it, even empty; `next` goes on. Without it such a document is an error: a person never misses contents unawares.
   */
  onUnreadable?: OnUnreadable;
  until?: Until;
  /** Also where the press has read it before: what others wrote since counts (`readingAnew`). */
  anew?: true;
}

export interface ReadOptions {
  until?: Until;
  /** As for a query. */
  anew?: true;
}

/**
 * When a call must have ended, by the clock that never jumps (`performance.now`, milliseconds): a press has so long in
 * all (PLATFORM: Teams waits ten seconds), and each call of it the rest. Without it the store's own limit holds. The embedded store answers at once.
 */
export type Until = number;

/** Queries, and what each is asked with. */
export type Sources<Q extends QueryName> = Readonly<Record<Q, readonly string[]>>;

/** A document as lists have it, to be shown and never to be written: a thread without its messages. */
export type ForList<D> = D extends { type: 'thread' } ? Omit<D, 'latest'> : D;
export type ListedResult<Q extends QueryName> = ForList<QueryResult<Q>>;
export type ListedThread = ForList<DocumentOf<'thread'>>;

export interface ListRange<Q extends QueryName> extends Omit<QueryRange, 'anew'> {
  /** What a row is about: found by two queries, it is listed once. The document, where it is not said. */
  about?: ((doc: ListedResult<Q>) => string) | undefined;
}

export interface Placed<Q extends QueryName> {
  doc: ListedResult<Q>;
  /** Where it stands in the list. */
  place: PageEnd;
}

export type ListedPage<Q extends QueryName> = PageOf<Placed<Q>>;

export interface Page<D> {
  items: Stored<D>[];
  /** Where the next page begins, or undefined at the end. */
  next: string | undefined;
}

export interface PlacesPage {
  items: Place[];
  next: string | undefined;
}

/** What is read of the documents that a query finds. */
export type Reading = 'all' | 'for a list' | 'places';

/**
 * The port to what is remembered. Two implementations, SQLite and Cosmos DB, held by one
 * contract suite (test/store/contract.ts). Every document read is parsed by its schema.
 * Exceptions mean the database could not be reached or a document could not be read.
 */
export interface Store {
  get<T extends DocumentType>(
    type: T,
    partition: string,
    id: string,
    options?: ReadOptions,
  ): Promise<Stored<DocumentOf<T>> | undefined>;
  /**
   * Several documents, whatever partitions they are in, in the order of their keys: beside Cosmos DB one request for each
   * physical partition, however many they are.
   */
  getMany<T extends DocumentType>(keys: readonly Key<T>[], options?: ReadOptions): Promise<Found<T>[]>;
  query<Q extends QueryName>(name: Q, value: string, range: QueryRange): Promise<Page<QueryResult<Q>>>;
  /** Where the documents of a page lie, as the database finds them; what they hold is not read. */
  places(name: QueryName, value: string, range: Pick<QueryRange, 'after' | 'limit'>): Promise<PlacesPage>;
  /**
   * One page of what several queries find, all of them in one order, each document once. Beside Cosmos DB one request for
   * each physical partition as long as it is not much.
   */
  list<Q extends QueryName>(sources: Sources<Q>, range: ListRange<Q>): Promise<ListedPage<Q>>;
  /**
   * All writes or none, within one partition: 1 to `maxWrites` of them. A document may be
   * written once per batch.
   */
  commit(partition: string, writes: Write[], until?: Until): Promise<CommitResult>;
  /** Whether it holds no document at all. */
  isEmpty(): Promise<boolean>;
  /** The ends of this process's chains of audit records that no checkpoint of its own has told yet; where records are sealed. */
  chainEnds?: () => DocumentOf<'checkpoint'>['heads'];
  /**
   * Removes documents whose time is over (`stays.ts`), at most so many; answers how many. Undefined where the database
   * does it by itself.
   */
  removeExpired?: (most: number) => Promise<number>;
  /** Answers when what is committed is kept where it should be; throws where it is not. Costs next to nothing (ADR 31). */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A document made anew, to be written over one that may be there: what is known here is as made, what a newer program
 * added to it stays, and so does its version (ADR 0014).
 */
export function writtenOver<D extends AnyDocument>(known: D | undefined, made: D): D {
  return known === undefined ? made : { ...known, ...made, schemaVersion: known.schemaVersion };
}

/**
 * The same store, to look at again what was read before: for a rule over several partitions, which no batch can guard,
 * after the commit (A2).
 */
export function readingAnew(store: Store): Store {
  return {
    ...store,
    get: (type, partition, id, options) => store.get(type, partition, id, { ...options, anew: true }),
    getMany: (keys, options) => store.getMany(keys, { ...options, anew: true }),
    query: (name, value, range) => store.query(name, value, { ...range, anew: true }),
  };
}

export { UnreadableDocument } from './documents';
export { knowsSubject } from './documents-delivery';
