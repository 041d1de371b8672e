import type { Instant } from '../../domain/instant';
import type { AuditProblem } from './audit-problem';

/** One record at its place in a chain. */
export interface Link {
  chain: string;
  number: number;
  previous: string;
  mac: string;
  at: Instant;
}

/** An end that a checkpoint tells. */
export interface ToldEnd {
  chain: string;
  number: number;
  mac: string;
  /** The checkpoint. */
  by: string;
}

interface Chain {
  /** So far all is there. */
  reached: number;
  mac: string;
  /** What was read beyond a record that is yet to come, by number. */
  ahead: Map<number, Link>;
}

export type Chains = ReturnType<typeof followChains>;

/**
 * The chains as their records are read, in any order: of each no more is remembered than how far it has come and what
 * waits for a record before it. `told`: the ends that checkpoints tell, each to be met.
 */
export function followChains(told: readonly ToldEnd[]) {
  const chains = new Map<string, Chain>();
  const toMeet = new Map<string, ToldEnd[]>();
  for (const end of told) toMeet.set(placeOf(end), [...(toMeet.get(placeOf(end)) ?? []), end]);
  const problems: AuditProblem[] = [];

  const meet = (link: Link): void => {
    for (const { mac } of toMeet.get(placeOf(link)) ?? []) {
      if (mac !== link.mac) problems.push({ kind: 'changed', where: placeOf(link) });
    }
    toMeet.delete(placeOf(link));
  };
  const advance = (chain: Chain, link: Link): void => {
    if (link.previous !== chain.mac) problems.push({ kind: 'changed', where: placeOf(link) });
    Object.assign(chain, { reached: link.number, mac: link.mac });
  };
  const has = ({ chain: name, number }: Link): boolean => {
    const chain = chains.get(name);
    return chain !== undefined && (number <= chain.reached || chain.ahead.has(number));
  };

  return {
    has,
    add: (link: Link): void => {
      const chain = chains.get(link.chain) ?? { reached: 0, mac: '', ahead: new Map<number, Link>() };
      chains.set(link.chain, chain);
      if (has(link)) return void problems.push({ kind: 'changed', where: placeOf(link) });
      meet(link);
      chain.ahead.set(link.number, link);
      for (let next = chain.ahead.get(chain.reached + 1); next; next = chain.ahead.get(chain.reached + 1)) {
        advance(chain, next);
        chain.ahead.delete(next.number);
      }
    },
    /** Whether something since then waits for a record before it, which may have been committed meanwhile. */
    waitsSince: (since: Instant): boolean =>
      [...chains.values()].some(({ ahead }) => [...ahead.values()].some(({ at }) => at >= since)),
    /** How many chains there are, and what is wrong with them once all was read. */
    end: (): { chains: number; problems: AuditProblem[] } => {
      for (const chain of chains.values()) {
        for (const link of [...chain.ahead.values()].sort((one, other) => one.number - other.number)) {
          if (link.number === chain.reached + 1) advance(chain, link);
          else {
            problems.push({ kind: 'missing', where: placeOf(link) });
            Object.assign(chain, { reached: link.number, mac: link.mac });
          }
        }
      }
      const cutOff = [...toMeet.values()].flat();
      const missed = cutOff.map((end) => ({ kind: 'cut-off' as const, where: `${placeOf(end)} (${end.by})` }));
      return { chains: chains.size, problems: [...problems, ...missed] };
    },
  };
}

function placeOf({ chain, number }: Pick<Link, 'chain' | 'number'>): string {
  return `${chain} ${number}`;
}
