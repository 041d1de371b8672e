import type { Container, SqlQuerySpec } from '@azure/cosmos';
import { documentSchemas, type DocumentType } from '../documents';
import { unlisted } from '../list';
import { checkLimit, pageOf, readCursor } from '../place';
import {
  queries,
  type Page,
  type PlacesPage,
  type QueryName,
  type QueryRange,
  type QueryResult,
  type Reading,
} from '../store';
import type { PageEnd } from '../../domain/cursor';
import { parseItem } from './item';
import { orderOf } from './indexing-policy';
import type { Connection } from './connection';
import { strongly } from './consistency';
import { repeated } from './repeat';

/** A field in brackets, as `order` and `partition` may be words of the query language. */
export const field = (name: string): string => `c["${name}"]`;

/**
 * A named query in Cosmos DB's words. Field names come from the `queries` table only; values only
 * as parameters. One document more than the page is asked for, to know whether there is a next.
 */
export function querySpecOf(name: QueryName, value: string, range: QueryRange, reading: Reading = 'all'): SqlQuerySpec {
  checkLimit(range.limit);
  const { type, by, order } = queries[name];
  const beyond = range.descending === true ? '<' : '>';
  const conditions = [`${field('type')} = @type`, `${field(by)} = @by`];
  const parameters = [
    { name: '@type', value: type as string },
    { name: '@by', value },
  ];
  const demand = (condition: string, ...values: [string, string][]): void => {
    conditions.push(condition);
    parameters.push(...values.map(([parameter, given]) => ({ name: parameter, value: given })));
  };
  // The partition key option alone is not enough: emulators answer with other partitions' documents.
  if (range.partition !== undefined) demand(`${field('partition')} = @in`, ['@in', range.partition]);
  if (range.upTo !== undefined) demand(`${field(order)} <= @upTo`, ['@upTo', range.upTo]);
  if (range.after !== undefined) {
    const after = readCursor(range.after);
    // AND binds before OR.
    const beyondPlace = [
      `${field(order)} ${beyond} @value`,
      `${field(order)} = @value AND ${field('id')} ${beyond} @id`,
      ...(after.partition === undefined
        ? []
        : [`${field(order)} = @value AND ${field('id')} = @id AND ${field('partition')} ${beyond} @partition`]),
    ];
    demand(
      `(${beyondPlace.join(' OR ')})`,
      ['@value', after.value],
      ['@id', after.id],
      ['@partition', after.partition ?? ''],
    );
  }
  const direction = range.descending === true ? 'DESC' : 'ASC';
  const ordering = orderOf(name).map((each) => `${field(each)} ${direction}`);
  const fields = fieldsOf(name, reading);
  const query = `SELECT TOP ${range.limit + 1} ${fields} FROM c WHERE ${conditions.join(' AND ')} ORDER BY ${ordering.join(', ')}`;
  return { query, parameters };
}

function fieldsOf(name: QueryName, reading: Reading): string {
  const { type, order } = queries[name];
  if (reading === 'for a list') return projectionOf([type]);
  return reading === 'all' ? '*' : [...new Set(['partition', 'id', order])].map(field).join(', ');
}

/** What lists read of documents of these types: all fields, or those that this version knows but for what lists leave out. */
export function projectionOf(types: readonly DocumentType[]): string {
  const left = types.flatMap((type) => unlisted[type] ?? []);
  if (left.length === 0) return '*';
  const fields = new Set(types.flatMap((type) => Object.keys(documentSchemas[type].shape)));
  return [...fields]
    .filter((name) => !left.some((each) => each === name))
    .map(field)
    .join(', ');
}

/** Answers a named query, one page; within one partition where the range says so. */
export async function runQuery<Q extends QueryName>(
  connection: Connection,
  name: Q,
  value: string,
  range: QueryRange,
  reading: Reading = 'all',
): Promise<Page<QueryResult<Q>>> {
  const { type } = queries[name];
  const rows = await rowsOf(connection, name, value, range, reading);
  return pageOf(rows, range, (row) => parseItem(type, row), endOf(name)) as Page<QueryResult<Q>>;
}

/** The same, without reading what is found. */
export async function placesFound(
  connection: Connection,
  name: QueryName,
  value: string,
  range: QueryRange,
): Promise<PlacesPage> {
  const rows = await rowsOf(connection, name, value, range, 'places');
  return pageOf(rows, range, (row) => ({ partition: String(row['partition']), id: String(row['id']) }), endOf(name));
}

type Row = Record<string, unknown>;

const endOf =
  (name: QueryName) =>
  (row: Row): PageEnd => ({
    value: String(row[queries[name].order]),
    id: String(row['id']),
    partition: String(row['partition']),
  });

/** One more than the page has. */
function rowsOf(
  connection: Connection,
  name: QueryName,
  value: string,
  range: QueryRange,
  reading: Reading,
): Promise<Row[]> {
  const spec = querySpecOf(name, value, range, reading);
  // Over all partitions the gateway would refuse a first try without the plan.
  const within = range.partition === undefined ? { forceQueryPlan: true } : { partitionKey: range.partition };
  const ask = async (container: Container, abortSignal: AbortSignal): Promise<Row[]> => {
    const options = { ...within, ...strongly, abortSignal, maxItemCount: range.limit + 1 };
    return (await container.items.query<Row>(spec, options).fetchAll()).resources;
  };
  return repeated(connection, (until) => connection.request('query', ask, until), range.until);
}

/** Whether there is no document in any partition; needs no index and ends at the first one found. */
export async function holdsNothing(connection: Connection): Promise<boolean> {
  const ask = async (container: Container, abortSignal: AbortSignal): Promise<unknown[]> => {
    const options = { forceQueryPlan: true, ...strongly, abortSignal, maxItemCount: 1 };
    return (await container.items.query<unknown>(`SELECT TOP 1 ${field('id')} FROM c`, options).fetchAll()).resources;
  };
  const found = await repeated(connection, (until) => connection.request('query', ask, until));
  return found.length === 0;
}
