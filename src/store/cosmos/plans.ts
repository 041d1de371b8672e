/** What this file knows of a request of the library, and of its answer. */
interface RequestContext {
  headers?: Record<string, unknown>;
  body?: unknown;
  resourceType?: string;
  options?: { forceQueryPlan?: boolean };
}

interface Answer {
  headers: Record<string, unknown>;
  result?: unknown;
}

type Next<A> = (context: RequestContext) => Promise<A>;

/**
 * Remembers what the library asks the gateway beside every query that is put together from several partitions:
 * – the plan, which tells how, and follows from the query's text alone (such a query filters by no partition);
 * – which physical partitions there are, until one answers that it is gone.
 * Where no plan is needed – within one partition, or over several in no order – the library asks for one all the same
 * and then never looks at it; it is told so. These are hooks that the library marks as internal; its version is pinned,
 * `cosmos-plans.test.ts` holds them.
 */
export function rememberPlans(): <A extends Answer>(context: RequestContext, _: unknown, next: Next<A>) => Promise<A> {
  const plans = new Map<string, Answer>();
  const ranges = new Map<string, Answer>();
  return (context, _, next) => {
    if (context.headers?.['x-ms-cosmos-is-query-plan-request'] !== undefined) {
      if (context.options?.forceQueryPlan !== true) throw new Error('No plan is needed');
      return remembered(plans, (JSON.parse(String(context.body)) as { query: string }).query, () => next(context));
    }
    if (context.resourceType === 'pkranges') return remembered(ranges, 'ranges', () => next(context));
    return next(context).catch((error: unknown) => {
      if ((error as { code?: unknown }).code === 410) ranges.clear();
      throw error;
    });
  };
}

async function remembered<A extends Answer>(
  known: Map<string, Answer>,
  key: string,
  ask: () => Promise<A>,
): Promise<A> {
  const answer = (known.get(key) as A | undefined) ?? (await ask());
  // One of several pages is no answer by itself.
  if (answer.headers['x-ms-continuation'] !== undefined) return answer;
  known.set(key, answer);
  // The library goes on to change what it was given.
  return { ...answer, headers: {}, result: structuredClone(answer.result) };
}
