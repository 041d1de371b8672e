import type { Logger } from 'pino';
import { after, type Instant } from '../domain/instant';
import type { DocumentOf } from '../store/documents';
import { applyAbsences } from '../usecases/absences/apply-absences';
import { remindRequests } from '../usecases/access/remind-requests';
import { checkpointAll, checkpointOwn, recordsMost } from '../usecases/auditing/write-checkpoint';
import { togetherMs } from '../usecases/deliveries/commit-together';
import type { Courier } from '../usecases/deliveries/deliver-card';
import { measurePending } from '../usecases/deliveries/measure-deliveries';
import { repairDeliveries } from '../usecases/deliveries/repair-deliveries';
import { tellClashes, type ClashFound } from '../usecases/deliveries/tell-clashes';
import type { Deps } from '../usecases/deps';
import { isDigestNews, type DigestMemory } from '../usecases/digests/digest-memory';
import { planDigests, type ForNobody } from '../usecases/digests/plan-digest';
import { placeClients, type PlacesFound } from '../usecases/networks/start/place-clients';
import { hasFormerDocuments } from '../usecases/requests/upgrade-requests';
import { nameMissingPlaces, type NamedPlaces } from '../usecases/people/name-missing-places';
import { planReminders } from '../usecases/reminders/plan-reminders';
import { forgetDrafts } from '../usecases/retention/forget-drafts';
import { forgetRequests } from '../usecases/retention/forget-requests';
import type { Job } from './agenda';
import { deliverDue, type DeliveryRun } from './deliveries';
import type { OnError } from './on-error';
import { justWritten } from './just-written';
import { createLanes, type LaneOptions } from './lanes';

/** What jobs work with, and where they tell what somebody must know. */
export interface Desk {
  deps: Deps;
  courier: Courier;
  log: Pick<Logger, 'info' | 'warn'>;
  onError: OnError;
  /** How the deliveries are run, where not as usual. */
  delivery?: Partial<
    Pick<LaneOptions, 'chance' | 'togetherMs' | 'readingMs' | 'ripens' | 'instance'> & Pick<DeliveryRun, 'settles'>
  >;
}

export const roundNames = [
  'deliveries',
  'clock',
  'access requests',
  'checkpoints',
  'checkpoints of others',
  'figures',
  'repairs',
  'retention',
] as const;
export type RoundName = (typeof roundNames)[number];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** How far back the first look for deliveries to repair and each later one go, in milliseconds: a week, two hours. */
const firstMs = 7 * 24 * hourMs;
const regularMs = 2 * hourMs;

export type Rounds = ReturnType<typeof listRounds>;

/**
 * Every job there is, for the bot and for the scenes: a new one is its function and its line here. Those of one round
 * follow each other, in this order; of two rounds neither waits for the other.
 */
export function listRounds({ deps, courier, log, onError, delivery }: Desk) {
  const recent = justWritten(deps);
  const lanes = createLanes(deps, courier, onError, {
    chance: Math.random,
    togetherMs,
    overtaken: recent.forget,
    // Where the lanes go on by themselves.
    asks: delivery?.settles === false,
    ...delivery,
  });
  const digests: DigestMemory = { settled: new Map() };
  const forNobody = oncePerDay((team, date) => {
    log.warn({ team, date }, 'digest for nobody: no contact person can be reached and there is no account manager');
  });
  const places = placesTold(log);
  const clashes = clashesTold(log);
  const namedPlaces: NamedPlaces = new Set();
  return {
    deliveries: {
      deliveries: {
        run: (stopped, again, told) =>
          deliverDue(deps, lanes, onError, { stopped, again, told, recent, settles: delivery?.settles ?? true }),
        hears: (written) => {
          recent.note(written);
          lanes.note(written);
        },
        waits: { noticesByState: 'pending' },
        own: lanes.dueAt,
        asksAll: true,
        ends: lanes.settled,
        everyMs: 10 * minuteMs,
        pauseMs: 5_000,
      },
    },
    // Absences first: a deadline that moves (D3) is not reminded of (D5), and not called overdue (G1).
    clock: {
      absences: { run: () => applyAbsences(deps), waits: { absencesByState: 'pending' }, everyMs: 10 * minuteMs },
      reminders: { run: () => planReminders(deps), waits: { threadsToRemind: 'thread' }, everyMs: 10 * minuteMs },
      digests: {
        run: () => planDigests(deps, digests, forNobody),
        next: () => digests.next,
        isNews: (doc) => isDigestNews(digests, doc),
        everyMs: 20 * minuteMs,
      },
    },
    // Requests for access to be reminded of or lapsed (R9); nothing is done at night.
    'access requests': {
      'access requests': {
        run: () => remindRequests(deps),
        waits: { accessRequestsByState: 'open' },
        everyMs: hourMs,
        pauseMs: 10 * minuteMs,
      },
    },
    // How far the audit record has come: a record cut off later is missed. To look for those of others may take long.
    ...checkpoints(deps, log),
    // What the alarms read (docs/alarms.md); that it is told says that the jobs run.
    figures: {
      figures: {
        run: async () => {
          log.info(await measurePending(deps), 'delivery figures');
        },
        everyMs: 5 * minuteMs,
      },
    },
    // What should be in a chat and is not on its way.
    repairs: { repairs: repairs(deps, log) },
    // Details of clients that have been kept long enough (ADR 0013), and side documents and names that are missing (N10,
    // ADR 26), and absences that contradict each other (A2).
    retention: {
      'requests to forget': { run: () => forgetRequests(deps), everyMs: hourMs },
      'drafts to forget': { run: () => forgetDrafts(deps), everyMs: hourMs },
      'done long ago': { run: (stopped) => removeExpired(deps, stopped), everyMs: hourMs },
      'places of clients': { run: () => placeClients(deps, places), everyMs: 24 * hourMs },
      'absences that contradict': { run: () => tellClashes(deps, clashes), everyMs: hourMs },
      'places of people': {
        run: () =>
          nameMissingPlaces(deps, namedPlaces, {
            named: (person, organisation) => {
              log.warn({ person, organisation }, 'a person’s document did not name an organisation and does now');
            },
            seated: (person, team) => {
              log.warn({ person, team }, 'the seat of a person in a team was missing and is written');
            },
          }),
        everyMs: 24 * hourMs,
      },
      'documents of 0.1.0': {
        run: async () => {
          // A 0.1.0 that still runs beside us keeps them where nobody here sees them.
          if (await hasFormerDocuments(deps.store))
            log.warn('documents of 0.1.0 wait: stop 0.1.0, then npm run schakel -- upgrade');
        },
        everyMs: hourMs,
      },
    },
  } satisfies Record<RoundName, Readonly<Record<string, Job>>>;
}

/** Documents that leave by themselves (ADR 13) at a time, so that nobody waits long for the disk. */
const expiredAtOnce = 100;

async function removeExpired({ store }: Deps, stopped: () => boolean): Promise<void> {
  while (!stopped() && (await store.removeExpired?.(expiredAtOnce)) === expiredAtOnce);
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
    joined: (network, team) => {
      log.warn({ network, team }, 'the membership of a team was missing and is written');
    },
    twice: (network, holder) => {
      if (told.has(network)) return;
      told.add(network);
      log.warn({ network, holder }, 'a client has two open networks at the practice');
    },
  };
}

/** A2, once in a process: the account managers are told each day. */
function clashesTold(log: Desk['log']): ClashFound {
  const told = new Set<string>();
  return ({ organisationId: organisation, absenceId: absence }, why) => {
    if (told.size === told.add(`${absence} ${why}`).size) return;
    log.warn({ organisation, absence, why }, 'an absence cannot stand beside another: its account managers are told');
  };
}

/**
 * Each instance tells how far its own chains have come, after so many records or so much time; what a crash left without
 * a checkpoint, or a command wrote, the owner looks for.
 */
function checkpoints(deps: Deps, log: Desk['log']) {
  let untold = 0;
  let looked: Instant | undefined;
  const tell = (written: DocumentOf<'checkpoint'> | undefined): void => {
    if (written === undefined) return;
    const { number, mac, heads } = written;
    log.info({ checkpoint: number, mac, chains: heads.length }, 'audit checkpoint');
  };
  const own: Job['run'] = async () => {
    untold = 0;
    tell(await checkpointOwn(deps));
  };
  const others: Job['run'] = async () => {
    const now = deps.now();
    const written = await checkpointAll(deps, looked);
    looked = written?.upTo ?? now;
    tell(written);
  };
  const hears: Job['hears'] = ({ doc }) => {
    if (doc.type === 'audit') untold += 1;
  };
  const many = (): Instant | undefined => (untold < recordsMost ? undefined : deps.now());
  return {
    checkpoints: { checkpoints: { run: own, hears, own: many, everyMs: 5 * minuteMs, each: true } },
    'checkpoints of others': { 'checkpoints of others': { run: others, everyMs: hourMs } },
  } satisfies Partial<Record<RoundName, Readonly<Record<string, Job>>>>;
}

/** Longer than any lease, in milliseconds: what is in hand when the clock is set is not taken from whoever has it. */
const inHandMs = 2 * minuteMs;
/** Longer than we wait between two attempts, in milliseconds: what lies further ahead is by the clock of before, or held. */
const soonMs = 30 * minuteMs;

function repairs(deps: Deps, log: Desk['log']): Job {
  let looked = false;
  let clock: 'as it was' | 'set' | 'settled' = 'as it was';
  return {
    run: async (_stopped, again) => {
      const since = after(deps.now(), -(looked ? regularMs : firstMs));
      const repaired = await repairDeliveries(deps, since, clock === 'settled' ? soonMs : undefined);
      looked = true;
      if (clock === 'set') again();
      clock = clock === 'set' ? 'settled' : 'as it was';
      if (Object.values(repaired).some((count) => count > 0)) log.warn(repaired, 'deliveries repaired');
    },
    clockSet: () => void (clock = 'set'),
    everyMs: 30 * minuteMs,
    pauseMs: inHandMs,
  };
}
