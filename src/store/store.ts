import type { AnyDocument, DocumentOf, DocumentType } from './documents';

/** A document with the revision it was read at, to be given back when it is replaced. */
export interface Stored<D> {
  doc: D;
  revision: string;
}

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
  teams: { type: 'team', by: 'type', order: 'name' },
  teamsOfOrganisation: { type: 'team', by: 'organisationId', order: 'name' },
  networksOfTeam: { type: 'member', by: 'teamId', order: 'since' },
  threadsOnTurn: { type: 'thread', by: 'turnTeamId', order: 'dueAt' },
  threadsAwaited: { type: 'thread', by: 'waitingTeamId', order: 'dueAt' },
  threadsOfNetwork: { type: 'thread', by: 'networkId', order: 'startedAt' },
  messagesOfThread: { type: 'message', by: 'threadId', order: 'at' },
  noticesByState: { type: 'notice', by: 'state', order: 'dueAt' },
  cardsByState: { type: 'card', by: 'state', order: 'dueAt' },
  cardsAbout: { type: 'card', by: 'subjectId', order: 'createdAt' },
  cardsWaitingFor: { type: 'card', by: 'waitingFor', order: 'dueAt' },
} as const satisfies Record<string, { type: DocumentType; by: string; order: string }>;

export type QueryName = keyof typeof queries;
export type QueryResult<Q extends QueryName> = DocumentOf<(typeof queries)[Q]['type']>;

export interface QueryRange {
  /** Only this partition; cheaper where it is known. */
  partition?: string;
  /** Only where the order field is at or below this. */
  upTo?: string;
  /** Continue after this place: what `next` of the page before said. */
  after?: string;
  /** Newest or highest first. */
  descending?: boolean;
  /** 1–100. */
  limit: number;
}

export interface Page<D> {
  items: Stored<D>[];
  /** Where the next page begins, or undefined at the end. */
  next: string | undefined;
}

/**
 * The port to what is remembered. Two implementations, SQLite and Cosmos DB, held by one
 * contract suite (test/store/contract.ts). Every document read is parsed by its schema.
 * Exceptions mean the database could not be reached or a document could not be read.
 */
export interface Store {
  get<T extends DocumentType>(type: T, partition: string, id: string): Promise<Stored<DocumentOf<T>> | undefined>;
  query<Q extends QueryName>(name: Q, value: string, range: QueryRange): Promise<Page<QueryResult<Q>>>;
  /**
   * All writes or none, within one partition: 1 to `maxWrites` of them. A document may be
   * written once per batch.
   */
  commit(partition: string, writes: Write[]): Promise<CommitResult>;
  /** Answers when the database answers. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** The place in an ordered result after a document: its order value and id. */
export function cursorOf(value: string, id: string): string {
  return JSON.stringify([value, id]);
}

/** @throws when the text is no cursor of ours */
export function readCursor(cursor: string): [value: string, id: string] {
  const parsed: unknown = JSON.parse(cursor);
  if (Array.isArray(parsed) && typeof parsed[0] === 'string' && typeof parsed[1] === 'string') {
    return [parsed[0], parsed[1]];
  }
  throw new Error('Not a cursor');
}
