import type { Container, SqlQuerySpec } from '@azure/cosmos';
import { documentSchemas, type DocumentType } from '../documents';
import { unlisted } from '../list';
import { checkLimit, pageOf, readCursor } from '../place';
import { queries, type Page, type QueryName, type QueryRange, type QueryResult } from '../store';
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
export function querySpecOf(name: QueryName, value: string, range: QueryRange, forList = false): SqlQuerySpec {
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
  const fields = forList ? projectionOf([type]) : '*';
  const query = `SELECT TOP ${range.limit + 1} ${fields} FROM c WHERE ${conditions.join(' AND ')} ORDER BY ${ordering.join(', ')}`;
  return { query, parameters };
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
  forList = false,
): Promise<Page<QueryResult<Q>>> {
  const spec = querySpecOf(name, value, range, forList);
  const { type, order } = queries[name];
  // Over all partitions the gateway would refuse a first try without the plan.
  const within = range.partition === undefined ? { forceQueryPlan: true } : { partitionKey: range.partition };
  const ask = async (container: Container, abortSignal: AbortSignal): Promise<Record<string, unknown>[]> => {
    const options = { ...within, ...strongly, abortSignal, maxItemCount: range.limit + 1 };
    return (await container.items.query<Record<string, unknown>>(spec, options).fetchAll()).resources;
  };
  const rows = await repeated(connection, (until) => connection.request('query', ask, until), range.until);
  const placeOf = (row: Record<string, unknown>): PageEnd => ({
    value: String(row[order]),
    id: String(row['id']),
    partition: String(row['partition']),
  });
  return pageOf(rows, range, (row) => parseItem(type, row), placeOf) as Page<QueryResult<Q>>;
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
