import type { SqlQuerySpec } from '@azure/cosmos';

/** Where each partition's answer is to be filtered to go on within it; the library puts `true` there at a beginning. */
const filter = '{documentdb-formattableorderbyquery-filter}';
const parts = /^SELECT (?:TOP (\d+) )?(.+?) FROM c(?: WHERE (.+?))?(?: ORDER BY (.+))?$/s;
const rewritten =
  /^SELECT (TOP \d+ )?c\._rid, \[(.*)\] AS orderByItems, (.+) AS payload FROM c WHERE \((.*)\) AND \(true\) ORDER BY (.*)$/s;

/** Whether the gateway leaves the putting together of this query's answers over partitions to the client. */
export function needsPlan({ query }: SqlQuerySpec): boolean {
  const [, top, , , order] = parts.exec(query) ?? [];
  return top !== undefined || order !== undefined;
}

/**
 * The plan of a query over all partitions: how the client puts their answers together, and the query each partition is
 * asked, whose rows bring along what they are ordered by. Its shape is that of Azure's gateway, as
 * @azure/cosmos 4.9.3 reads it (`queryExecutionContext`); every query is taken for one of the form
 * `SELECT [TOP n] * FROM c [WHERE …] [ORDER BY …]`, or with fields in the place of the star.
 */
export function planOf({ query }: SqlQuerySpec): object {
  const [, top, projection = '', where = 'true', order] = parts.exec(query) ?? [];
  const orders = (order?.split(', ') ?? []).map((each) => each.split(' ') as [field: string, direction?: string]);
  const items = orders.map(([field]) => `{"item": ${field}}`).join(', ');
  const first = top === undefined ? '' : `TOP ${top} `;
  const queryInfo = {
    distinctType: 'None',
    top: top === undefined ? null : Number(top),
    offset: null,
    limit: null,
    orderBy: orders.map(([, direction]) => (direction === 'DESC' ? 'Descending' : 'Ascending')),
    orderByExpressions: orders.map(([field]) => field),
    groupByExpressions: [],
    groupByAliases: [],
    aggregates: [],
    groupByAliasToAggregateType: {},
    rewrittenQuery:
      order === undefined
        ? ''
        : `SELECT ${first}c._rid, [${items}] AS orderByItems, ${payloadOf(projection)} AS payload FROM c WHERE (${where}) AND (${filter}) ORDER BY ${order}`,
    hasSelectValue: false,
    hasNonStreamingOrderBy: false,
  };
  const everything = { min: '', max: 'FF', isMinInclusive: true, isMaxInclusive: false };
  return { partitionedQueryExecutionInfoVersion: 2, queryInfo, queryRanges: [everything] };
}

/** What the rewritten query has in the place of the fields, which are written `c["…"]`. */
function payloadOf(projection: string): string {
  return projection === '*'
    ? 'c'
    : `{${fieldsIn(projection)
        .map((field) => `"${field}": c["${field}"]`)
        .join(', ')}}`;
}

const fieldsIn = (text: string): string[] => [...text.matchAll(/c\["(\w+)"\]/g)].map(([, field = '']) => field);

export interface Unwrapped {
  query: string;
  /** A row as the rewritten query gives it. */
  row: (document: Record<string, unknown>) => object;
}

/** The query that a rewritten one was made of, and how its rows look. */
export function unwrap(query: string): Unwrapped {
  const [all, top = '', items = '', payload = '', where = '', order = ''] = rewritten.exec(query) ?? [];
  if (all === undefined) return { query, row: (document) => document };
  const [fields, shown] = [fieldsIn(items), fieldsIn(payload)];
  return {
    query: `SELECT ${top}* FROM c WHERE ${where} ORDER BY ${order}`,
    row: (document) => ({
      _rid: document['_rid'],
      orderByItems: fields.map((field) => ({ item: document[field] })),
      payload:
        payload === 'c'
          ? document
          : Object.fromEntries(shown.filter((each) => each in document).map((each) => [each, document[each]])),
    }),
  };
}
