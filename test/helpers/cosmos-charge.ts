import type { Asked, Answered } from './cosmos-emulator-answers';

/**
 * What a request costs, in request units (RU). Documented by Microsoft ("Optimize request cost in Azure Cosmos DB",
 * learn.microsoft.com/azure/cosmos-db/optimize-cost-reads-writes), in a straight line between the sizes it names:
 *
 * | what                                  | 1 KB | 100 KB |
 * | ------------------------------------- | ---- | ------ |
 * | a read by partition key and id        | 1    | 10     |
 * | a write, its indexed fields left out  | 5    | 50     |
 *
 * Strong consistency doubles what reads and queries cost (same page). Plans, ranges and the account are the gateway's
 * own and cost nothing. Assumed, since nothing is documented: a read that finds nothing costs as one of 1 KB, a
 * removal as a write of 1 KB; a query 2.5 for each partition it is sent to and what a read of its answer's size
 * costs; indexed fields nothing. What is refused costs nothing. Figures for comparing, not for a bill.
 */
export function chargeOf({ kind, body }: Asked, { status, text }: Answered, strong: boolean): number {
  if (status >= 400 && !(kind === 'read' && status === 404)) return 0;
  const reading = strong ? 2 : 1;
  if (kind === 'read') return reading * between(1, 10, text.length);
  if (kind === 'query') return reading * (2.5 + between(1, 10, text.length));
  if (kind !== 'batch' || status !== 200) return 0;
  const operations = JSON.parse(body) as { resourceBody?: unknown }[];
  return operations
    .map(({ resourceBody }) => between(5, 50, JSON.stringify(resourceBody ?? '').length))
    .reduce((sum, charge) => sum + charge, 0);
}

/** What so many bytes cost where 1 KB costs `small` and 100 KB `large`; never less than `small`. */
function between(small: number, large: number, bytes: number): number {
  return small + Math.max(0, bytes / 1_024 - 1) * ((large - small) / 99);
}
