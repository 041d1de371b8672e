import { CodedError } from '../../errors';
import type { Container, SqlQuerySpec } from '@azure/cosmos';
import { pageOf } from '../../domain/page';
import { parseDocument, type DocumentType } from '../documents';
import { asksOf, cutPage, mergedPage, ownPlace, placeIn } from '../list';
import { readable } from '../place';
import {
  queries,
  type ListedResult,
  type ListedPage,
  type ListRange,
  type Placed,
  type QueryName,
  type Sources,
} from '../store';
import type { Connection } from './connection';
import { strongly } from './consistency';
import { bare } from './item';
import { field, projectionOf, runQuery } from './query';
import { repeated } from './repeat';

/** How many are read at once, in no order; where it is more, each query is asked for a page in its order. */
const most = 100;

/** One page of what several queries find; of one alone, or in one partition, by that query. */
export async function listItems<Q extends QueryName>(
  connection: Connection,
  sources: Sources<Q>,
  range: ListRange<Q>,
): Promise<ListedPage<Q>> {
  const asks = asksOf(sources).flatMap(([, values]) => values);
  const few = asks.length > 1 && range.partition === undefined ? await readFew(connection, sources, range) : undefined;
  if (few !== undefined) return cutPage(few, range);
  return mergedPage((name, value, page) => runQuery(connection, name, value, page, 'for a list'), sources, range);
}

/**
 * What several queries find, while it is not much: one request for each physical partition, however many queries and
 * values, since the gateway answers a query without order by itself. Undefined where it is too much.
 * @throws CosmosUnavailable
 */
async function readFew<Q extends QueryName>(
  connection: Connection,
  sources: Sources<Q>,
  { about = ownPlace, ...range }: ListRange<Q>,
): Promise<Placed<Q>[] | undefined> {
  const spec = fewSpecOf(sources, range.upTo);
  const ask = async (container: Container, abortSignal: AbortSignal): Promise<Row[] | undefined> => {
    const answers = container.items.query<Row>(spec, { ...strongly, abortSignal, maxItemCount: most + 1 });
    const rows: Row[] = [];
    while (answers.hasMoreResults() && rows.length <= most) rows.push(...(await answers.fetchNext()).resources);
    return rows.length <= most ? rows : undefined;
  };
  const rows = await repeated(connection, (until) => connection.request('query', ask, until), range.until);
  if (rows === undefined) return undefined;
  const placed = rows.map((row) => ({ row, place: placeIn(sourceOf(sources, row), row) }));
  const inOrder = pageOf(placed, ({ place }) => place, { ...range, after: range.after, limit: most });
  const found = new Map<string, Placed<Q>>();
  for (const { row, place } of inOrder.shown) {
    if (found.size > range.limit) break;
    for (const doc of readable(() => parseDocument(typeOf(row), bare(row)) as ListedResult<Q>, range.onUnreadable)) {
      found.set(about(doc), { doc, place });
    }
  }
  return [...found.values()];
}

type Row = Record<string, unknown>;

const typeOf = (row: Row): DocumentType => row['type'] as DocumentType;

/** A query that finds this; where there are several, they have one order. */
function sourceOf<Q extends QueryName>(sources: Sources<Q>, row: Row): Q {
  const found = asksOf(sources).find(([name, values]) => {
    const { type, by } = queries[name];
    return row['type'] === type && values.includes(String(row[by]));
  });
  if (found === undefined) throw new CodedError('OUR_MISTAKE', 'Cosmos DB answered what was not asked for');
  return found[0];
}

function fewSpecOf<Q extends QueryName>(sources: Sources<Q>, upTo: string | undefined): SqlQuerySpec {
  const parameters: { name: string; value: string }[] = [];
  const given = (value: string): string => {
    const name = `@v${parameters.length}`;
    parameters.push({ name, value });
    return name;
  };
  const conditions = asksOf(sources).map(([name, values]) => {
    const { type, by, order } = queries[name];
    const within = upTo === undefined ? '' : ` AND ${field(order)} <= ${given(upTo)}`;
    return `(${field('type')} = ${given(type)} AND ${field(by)} IN (${values.map(given).join(', ')})${within})`;
  });
  const types = asksOf(sources).map(([name]) => queries[name].type);
  return { query: `SELECT ${projectionOf(types)} FROM c WHERE ${conditions.join(' OR ')}`, parameters };
}
