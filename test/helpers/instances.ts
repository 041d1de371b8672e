import { createClockwork, parts } from '../../src/jobs/clockwork';
import { listRounds, type Rounds } from '../../src/jobs/rounds';
import type { Store } from '../../src/store/store';
import { sealStore } from '../../src/store/sealed';
import { tellCommits } from '../../src/store/tell-commits';
import { signOff } from '../../src/usecases/clock-lease';
import type { Courier } from '../../src/usecases/deliveries/deliver-card';
import type { Deps } from '../../src/usecases/deps';
import type { Waiting } from './waiting-thread';

/** One running bot by the clock of a test, without Teams: every card it sends arrives. */
export interface Running {
  deps: Deps;
  /** Requests at the port: what was read, asked and committed since the last `restart`. */
  requests: () => number;
  restart: () => void;
  /** What came into chats: by whom it was sent, what and when. */
  sent: string[];
  errors: string[];
  /** How long ago it last said that it runs, in milliseconds. */
  sinceLookMs: () => number;
  /** Ends as a process that is killed, at once. */
  dies: () => void;
  stops: () => Promise<void>;
}

export interface Instances {
  /** @param only leaves out of the jobs what the test is not about */
  start: (name: string, store: Store, only?: (rounds: Rounds) => Rounds) => Running;
  /** Lets all that is due happen, in its order, until this moment. */
  until: (end: string) => Promise<void>;
  now: () => string;
  /** Sets the wall clock of all of them, forward or back. */
  setClock: (ms: number) => void;
}

/** @param courierOf what sends for an instance; without it all arrives */
export function runInstances(
  process: Waiting['process'],
  begin: string,
  courierOf?: (name: string, deps: Deps) => Courier,
): Instances {
  let now = begin;
  let setMs = 0;
  const running: ReturnType<typeof createClockwork>[] = [];
  const dueAt = (): string => {
    const times = running.flatMap((clockwork) => parts.flatMap((part) => clockwork.dueAt(part) ?? []));
    return times.sort()[0] ?? '9999';
  };
  return {
    now: () => now,
    setClock: (ms) => {
      setMs += ms;
      now = new Date(Date.parse(now) + ms).toISOString();
    },
    start: (name, inner, only = (rounds) => rounds) => {
      const { store, requests, restart } = counted(inner);
      let chains = 0;
      const sealed = sealStore(store, 'the key of the instances', () => `${name}-${(chains += 1)}`);
      const deps = {
        ...process(() => now),
        store: tellCommits(sealed, (written) => {
          clockwork.committed(written);
        }),
      };
      const [sent, errors]: string[][] = [[], []];
      const arriving: Courier = {
        deliver: async ({ about, wanted }, { claim }) => {
          if (!(await claim([], wanted))) return { kind: 'taken' };
          sent?.push(`${about.kind} ${now}`);
          return { kind: 'sent', activityId: 'a', version: wanted };
        },
      };
      const onError = (what: string, id: string, error: unknown): void => {
        errors?.push(`${what} ${id} ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      };
      const log = { info: () => undefined, warn: () => undefined };
      const courier = courierOf?.(name, deps) ?? arriving;
      const delivery = { chance: () => 0, ripens: false, instance: name };
      const rounds = only(listRounds({ deps, courier, log, onError, delivery }));
      const me = { instance: name, version: '0.2.0' };
      const clockwork = createClockwork(rounds, deps, me, onError, () => Date.parse(now) - setMs);
      running.push(clockwork);
      const dies = (): void => void running.splice(running.indexOf(clockwork), 1);
      return {
        deps,
        requests,
        restart,
        sent: sent ?? [],
        errors: errors ?? [],
        sinceLookMs: clockwork.sinceLookMs,
        dies,
        stops: () => {
          dies();
          return signOff(deps, me);
        },
      };
    },
    until: async (end) => {
      for (let due = dueAt(); due <= end; due = dueAt()) {
        if (due > now) now = due;
        for (const clockwork of running)
          for (const part of parts)
            if ((clockwork.dueAt(part) ?? '9999') <= now) await clockwork.attend(part, () => false);
      }
      now = end;
    },
  };
}

function counted(inner: Store): { store: Store; requests: () => number; restart: () => void } {
  let requests = 0;
  const count = <T>(answer: T): T => {
    requests += 1;
    return answer;
  };
  return {
    requests: () => requests,
    restart: () => (requests = 0),
    store: {
      ...inner,
      get: (...asked) => count(inner.get(...asked)),
      getMany: (keys, options) => count(inner.getMany(keys, options)),
      query: (...asked) => count(inner.query(...asked)),
      list: (sources, range) => count(inner.list(sources, range)),
      commit: (...asked) => count(inner.commit(...asked)),
    },
  };
}
