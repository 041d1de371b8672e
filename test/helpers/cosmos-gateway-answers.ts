import type { SqlQuerySpec } from '@azure/cosmos';
import type Account from '@vercel/cosmosdb-server/lib/account';
import { partitionOf, type Answered, type Asked } from './cosmos-emulator-answers';
import { needsPlan, planOf, unwrap } from './cosmos-plan';
import { rangeOf, rangesOf, type Range } from './cosmos-ranges';
import { replicasOf, type Place, type Replica } from './cosmos-replicas';

/** From the strongest to the weakest. */
const levels = ['Strong', 'BoundedStaleness', 'Session', 'ConsistentPrefix', 'Eventual'] as const;
export type Level = (typeof levels)[number];

export interface GatewayOptions {
  /** Physical partitions; one without. */
  partitions?: number;
  /** The account's own level; Strong without. */
  level?: Level;
  /** Rows in one answer at most, however many are asked for. */
  mostRows?: number;
  /** Reads from whatever replica there is under every level, as an account would that did not keep its word. */
  careless?: boolean;
}

export interface Gateway {
  answer: (asked: Asked, behind: () => Promise<Answered>) => Promise<Answered>;
  /** Whether reads are charged twice. */
  readsTwice: () => boolean;
  /** What somebody with rights on the account may do at any time. */
  setLevel: (level: Level) => void;
  lag: () => void;
  catchUp: () => void;
}

/** A request to a container: which, what it has there, and the physical partitions that are concerned. */
interface Concern {
  place: Place;
  id: string;
  replica: Replica;
  ranges: Range[];
}

const path = /^\/+dbs\/([^/]+)\/colls\/([^/]+)\/(?:docs|pkranges)(?:\/([^/]+))?\/?$/;

/**
 * What Azure's gateway does beyond the emulator:
 * – a query across partitions that the client has to put together itself is refused (400, substatus 1004); plan and
 *   ranges of n physical partitions are served, and each of these answers for itself, in pages;
 * – Strong reads what was acknowledged; a weaker level reads a replica that may lag, unless the session token asks for
 *   more than that one has (404, substatus 1002);
 * – a level stronger than the account's is refused (400).
 * Sources: @azure/cosmos 4.9.3 (queryIterator, queryExecutionContext, session, retry, statusCodes); the refusal as seen
 * in github.com/cfworker/cfworker/pull/170 and Azure/azure-sdk-for-go/issues/23128; levels: ConsistencyLevel in
 * learn.microsoft.com/javascript/api/@azure/cosmos and OrleansContrib/Orleans.CosmosDB/issues/15.
 */
export function gatewayOf(account: Account, options: GatewayOptions): Gateway {
  const all = rangesOf(options.partitions ?? 1);
  let own: Level = 'Strong';
  const setLevel = (level: Level): void => {
    own = level;
    Object.assign(account.read(), { userConsistencyPolicy: { defaultConsistencyLevel: level } });
  };
  setLevel(options.level ?? 'Strong');
  const replicas = replicasOf(account);

  async function answer(asked: Asked, behind: () => Promise<Answered>): Promise<Answered> {
    if (asked.kind === 'account') return behind();
    const level = (asked.headers['x-ms-consistency-level'] ?? own) as Level;
    if (levels.indexOf(level) < levels.indexOf(own)) return refuse(400, tooStrong(level, own));
    const [, database, container, id = ''] = path.exec(asked.url)?.map((part) => decodeURIComponent(part)) ?? [];
    if (database === undefined || container === undefined) return behind();
    const place = { database, container };
    const quorum = level === 'Strong' && options.careless !== true;
    const replica = quorum ? replicas.leading(place) : replicas.lagging(place);
    if (replica === undefined) return refuse(404, 'Owner resource does not exist', '1003');
    if (asked.kind === 'ranges') return found({ PartitionKeyRanges: all, _count: all.length });
    if (asked.kind === 'plan') return found(planOf(JSON.parse(asked.body) as SqlQuerySpec));
    const ranges = concerned(asked);
    if (ranges.length === 0) return refuse(410, 'The partition key range is gone', '1002');
    if (asked.kind === 'batch') return write(place, ranges, behind);
    if (isAhead(asked, replica, ranges)) return refuse(404, 'The read session is not available', '1002');
    const concern = { place, id, replica, ranges };
    const answered = asked.kind === 'read' ? read(asked, concern) : query(asked, concern);
    return withToken(answered, concern);
  }

  function concerned(asked: Asked): Range[] {
    const partition = partitionOf(asked);
    if (partition !== undefined) return [rangeOf(all, partition)];
    const id = asked.headers['x-ms-documentdb-partitionkeyrangeid'];
    return id === undefined ? all : all.filter((range) => range.id === id);
  }

  async function write(place: Place, ranges: Range[], behind: () => Promise<Answered>): Promise<Answered> {
    const answered = await behind();
    if (answered.status === 200) replicas.written(place, ranges);
    return withToken(answered, { replica: replicas.leading(place)!, ranges });
  }

  function query(asked: Asked, { place, replica, ranges }: Concern): Answered {
    const spec = JSON.parse(asked.body) as SqlQuerySpec;
    const partition = partitionOf(asked);
    const scoped = partition !== undefined || asked.headers['x-ms-documentdb-partitionkeyrangeid'] !== undefined;
    if (!scoped && needsPlan(spec))
      return refuse(400, notServable, '1004', { additionalErrorInfo: JSON.stringify(planOf(spec)) });
    // What the gateway puts together by itself it answers one physical partition after the other, a page each at least.
    const [at = 0, from = 0] = String(asked.headers['x-ms-continuation'] ?? '0 0')
      .split(' ')
      .map(Number);
    const [range, ...later] = scoped ? ranges : ranges.slice(at);
    const here = replica.items.filter((item) =>
      partition !== undefined ? item.partition === partition : range === rangeOf(all, item.partition),
    );
    const { query: text, row } = unwrap(spec.query);
    const rows = replicas.query(place, { ...spec, query: text }, here).map((item) => row({ ...item }));
    const until = from + Math.min(Number(asked.headers['x-ms-max-item-count'] ?? 100), options.mostRows ?? Infinity);
    const next = until < rows.length ? `${at} ${until}` : scoped || later.length === 0 ? undefined : `${at + 1} 0`;
    const Documents = rows.slice(from, until);
    return found({ Documents, _count: Documents.length }, next === undefined ? {} : { 'x-ms-continuation': next });
  }

  const readsTwice = (): boolean => own === 'Strong' || own === 'BoundedStaleness';
  return { answer, readsTwice, setLevel, lag: replicas.lag, catchUp: replicas.catchUp };
}

function read(asked: Asked, { id, replica }: Concern): Answered {
  const partition = partitionOf(asked);
  const item = replica.items.find((each) => each.id === id && each.partition === partition);
  return item === undefined ? refuse(404, 'Resource Not Found') : found(item);
}

/** Whether the session has seen more than the replica has. */
function isAhead(asked: Asked, { lsns }: Replica, ranges: Range[]): boolean {
  const tokens = String(asked.headers['x-ms-session-token'] ?? '').split(',');
  return tokens.some((token) => {
    const [, id, lsn] = /^(\w+):-1#(\d+)$/.exec(token) ?? [];
    return ranges.some((range) => range.id === id && Number(lsn) > (lsns.get(range.id) ?? 0));
  });
}

/** The session token of what was read or written, under the container's names. */
function withToken(answered: Answered, { replica, ranges }: Pick<Concern, 'replica' | 'ranges'>): Answered {
  const token = ranges.map(({ id }) => `${id}:-1#${replica.lsns.get(id) ?? 0}`).join(',');
  const headers = {
    'x-ms-session-token': token,
    'x-ms-content-path': replica.rid,
    'x-ms-alt-content-path': replica.path,
  };
  return { ...answered, headers: { ...answered.headers, ...headers } };
}

const found = (body: object, headers = {}): Answered => ({ status: 200, headers, text: JSON.stringify(body) });

function refuse(status: number, message: string, substatus = '0', more: object = {}): Answered {
  return { status, headers: { 'x-ms-substatus': substatus }, text: JSON.stringify({ message, ...more }) };
}

const notServable = 'The provided cross partition query can not be directly served by the gateway.';

const tooStrong = (level: Level, own: Level): string =>
  `ConsistencyLevel ${level} specified in the request is invalid when service is configured with consistency level ${own}.`;
