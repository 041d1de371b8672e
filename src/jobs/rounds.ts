import type { Logger } from 'pino';
import { after, type Instant } from '../domain/instant';
import { applyAbsences } from '../usecases/absences/apply-absences';
import { remindRequests } from '../usecases/access/remind-requests';
import { writeCheckpoint } from '../usecases/auditing/write-checkpoint';
import type { Courier } from '../usecases/deliveries/deliver-card';
import { repairDeliveries } from '../usecases/deliveries/repair-deliveries';
import type { Deps } from '../usecases/deps';
import { planDigests, type ForNobody, type SettledDigests } from '../usecases/digests/plan-digest';
import { placeClients, type KnownPlaces, type PlacesFound } from '../usecases/networks/start/place-clients';
import { hasFormerRequests } from '../usecases/requests/upgrade-requests';
import { planReminders } from '../usecases/reminders/plan-reminders';
import { forgetDrafts } from '../usecases/retention/forget-drafts';
import { forgetRequests } from '../usecases/retention/forget-requests';
import { runDeliveries, type OnError } from './deliveries';

/** What jobs work with, and where they tell what somebody must know. */
export interface Desk {
  deps: Deps;
  courier: Courier;
  log: Pick<Logger, 'info' | 'warn'>;
  onError: OnError;
  chance?: () => number;
}

/** One job, safe to repeat and beside other processes. A long one asks `stopped` now and again. */
export type Job = (stopped: () => boolean) => Promise<unknown>;

export type RoundName = 'deliveries' | 'clock' | 'access requests' | 'checkpoints' | 'repairs' | 'retention';

/** Jobs that follow each other, in this order. */
export interface Round {
  /** When (seconds first), and at once at the start. */
  at: string;
  jobs: Readonly<Record<string, Job>>;
}

/** How far back the first look for deliveries to repair and each later one go, in milliseconds: a week, two hours. */
const firstMs = 7 * 24 * 3_600_000;
const regularMs = 2 * 3_600_000;

/** Every job there is, for the bot and for the scenes: a new one is its function and its line here. */
export function listRounds({ deps, courier, log, onError, chance }: Desk): Readonly<Record<RoundName, Round>> {
  const settled: SettledDigests = new Map();
  const forNobody = oncePerDay((team, date) => {
    log.warn({ team, date }, 'digest for nobody: no contact person can be reached and there is no account manager');
  });
  const knownPlaces: KnownPlaces = new Map();
  const places = placesTold(log);
  const checkpoint = checkpoints(deps, log);
  const repair = repairs(deps, log);
  return {
    // What another process committed, what waits for another attempt.
    deliveries: {
      at: '*/5 * * * * *',
      jobs: { deliveries: (stopped) => runDeliveries(deps, courier, onError, chance, stopped) },
    },
    // Absences first: a deadline that moves (D3) is not reminded of (D5), and not called overdue (G1).
    clock: {
      at: '0 * * * * *',
      jobs: {
        absences: () => applyAbsences(deps),
        reminders: () => planReminders(deps),
        digests: () => planDigests(deps, settled, forNobody),
      },
    },
    // Requests for access to be reminded of or lapsed (R9).
    'access requests': { at: '15 */10 * * * *', jobs: { 'access requests': () => remindRequests(deps) } },
    // How far the audit record has come: a record cut off later is missed.
    checkpoints: { at: '30 */5 * * * *', jobs: { checkpoints: checkpoint } },
    // What should be in a chat and is not on its way.
    repairs: { at: '45 */10 * * * *', jobs: { repairs: repair } },
    // Details of clients that have been kept long enough (ADR 0013), and side documents that are missing (N10).
    retention: {
      at: '0 20 * * * *',
      jobs: {
        'requests to forget': () => forgetRequests(deps),
        'drafts to forget': () => forgetDrafts(deps),
        'places of clients': () => placeClients(deps, knownPlaces, places),
        'requests of 0.1.0': async () => {
          // A 0.1.0 that still runs beside us keeps them where nobody here sees them.
          if (await hasFormerRequests(deps.store))
            log.warn('requests for a network of 0.1.0 wait: stop 0.1.0, then npm run schakel -- upgrade');
        },
      },
    },
  };
}

/** Every minute would be too often. */
function oncePerDay(tell: ForNobody): ForNobody {
  let told = new Set<string>();
  return (team, date) => {
    if (told.has(`${team} ${date}`)) return;
    told = new Set([...told].filter((each) => each.endsWith(date))).add(`${team} ${date}`);
    tell(team, date);
  };
}

/** What was put right is told each time; what people must say, once in a process. */
function placesTold(log: Desk['log']): PlacesFound {
  const told = new Set<string>();
  return {
    written: (network) => {
      log.warn({ network }, 'the place of a client at the practice was missing and is written');
    },
    twice: (network, holder) => {
      if (told.has(network)) return;
      told.add(network);
      log.warn({ network, holder }, 'a client has two open networks at the practice');
    },
  };
}

/** What a crash left without a checkpoint gets one at the first run. */
function checkpoints(deps: Deps, log: Desk['log']): Job {
  let audited: Instant | undefined;
  return async () => {
    const now = deps.now();
    const written = await writeCheckpoint(deps, audited);
    audited = written?.upTo ?? now;
    if (written === undefined) return;
    const { number, mac, heads } = written;
    log.info({ checkpoint: number, mac, chains: heads.length }, 'audit checkpoint');
  };
}

function repairs(deps: Deps, log: Desk['log']): Job {
  let looked = false;
  return async () => {
    const since = after(deps.now(), -(looked ? regularMs : firstMs));
    const repaired = await repairDeliveries(deps, since);
    looked = true;
    if (Object.values(repaired).some((count) => count > 0)) log.warn(repaired, 'deliveries repaired');
  };
}
