import type { Logger } from 'pino';
import { describeFault } from '../faults';
import { after, type Instant } from '../domain/instant';
import type { Courier } from '../usecases/deliveries/deliver-card';
import type { Deps } from '../usecases/deps';
import type { UnreadableDocument } from '../store/documents';
import { writeCheckpoint } from '../usecases/auditing/write-checkpoint';
import { remindRequests } from '../usecases/access/remind-requests';
import { applyAbsences } from '../usecases/absences/apply-absences';
import { placeClients } from '../usecases/networks/start/place-clients';
import { forgetDrafts } from '../usecases/retention/forget-drafts';
import { forgetRequests } from '../usecases/retention/forget-requests';
import { planDigests, type ForNobody, type SettledDigests } from '../usecases/digests/plan-digest';
import { planReminders } from '../usecases/reminders/plan-reminders';
import { unreadableOf } from '../usecases/read-all';
import { repairDeliveries } from '../usecases/deliveries/repair-deliveries';
import { runDeliveries } from './deliveries';
import { startLoop } from './loop';

/** Every five seconds: what another process committed, what waits for another attempt. */
const deliveriesAt = '*/5 * * * * *';
/** Every minute: absences to apply (D3), reminders (D5), then digests whose team's time has come (G1). */
const digestsAt = '0 * * * * *';
/** Every ten minutes: requests for access to be reminded of or lapsed (R9). */
const requestsAt = '15 */10 * * * *';

/** Every five minutes: how far the audit record has come (a record cut off later is missed). */
const checkpointsAt = '30 */5 * * * *';

/** Work that one loop does, with its name in the log. */
type Work = readonly [what: string, work: (deps: Deps) => Promise<unknown>];

/** Absences first: a deadline that moves is not reminded of, and not called overdue. */
const clockWork = (settled: SettledDigests, forNobody: ForNobody): readonly Work[] => [
  ['absences', applyAbsences],
  ['reminders', planReminders],
  ['digests', (deps) => planDigests(deps, settled, forNobody)],
];

/** Every hour: details of clients that have been kept long enough (ADR 0013). */
const retentionAt = '0 20 * * * *';

const retentionWork: readonly Work[] = [
  ['requests to forget', forgetRequests],
  ['drafts to forget', forgetDrafts],
];

/** Every ten minutes: what should be in a chat and is not on its way; at the start looking back further. */
const repairsAt = '45 */10 * * * *';
/** How far back the first look and each later one go, in milliseconds: a week, two hours. */
const firstMs = 7 * 24 * 3_600_000;
const regularMs = 2 * 3_600_000;

export interface Jobs {
  /** Something was committed: deliver now. */
  wake: () => void;
  /** Begins nothing more, finishes what is in hand, and tells the last checkpoint once `inHand`, what else is under way, has ended too. */
  stop: (inHand?: Promise<void>) => Promise<void>;
}

/** Starts the jobs; both also run at once, for what a stop or crash left. */
export function startJobs(deps: Deps, courier: Courier, log: Logger): Jobs {
  const passedBy = new Set<string>();
  const onError = (what: string, id: string, error: unknown): void => {
    const unreadable = unreadableOf(error);
    if (unreadable !== undefined) {
      tellUnreadable(log, passedBy, unreadable);
      return;
    }
    log.error({ what, id, ...describeFault(error) }, 'job failed');
  };
  // Each in its own try, so that a fault in one does not keep the others from running.
  const inTurn =
    (works: readonly Work[]) =>
    async (stopped: () => boolean): Promise<void> => {
      for (const [what, work] of works) {
        if (stopped()) return;
        await work(deps).catch((error: unknown) => {
          onError(what, '', error);
        });
      }
    };
  // Every minute would be too often.
  let told = new Set<string>();
  const forNobody: ForNobody = (team, date) => {
    if (told.has(`${team} ${date}`)) return;
    told = new Set([...told].filter((each) => each.endsWith(date))).add(`${team} ${date}`);
    log.warn({ team, date }, 'digest for nobody: no contact person can be reached and there is no account manager');
  };
  const deliveries = startLoop(
    deliveriesAt,
    (stopped) => runDeliveries(deps, courier, onError, Math.random, stopped),
    (error) => {
      onError('deliveries', '', error);
    },
  );
  const digests = startLoop(digestsAt, inTurn(clockWork(new Map(), forNobody)), (error) => {
    onError('digests', '', error);
  });
  let audited: Instant | undefined;
  const checkpoint = async (): Promise<void> => {
    const now = deps.now();
    const written = await writeCheckpoint(deps, audited);
    audited = written?.upTo ?? now;
    if (written === undefined) return;
    const { number, mac, heads } = written;
    log.info({ checkpoint: number, mac, chains: heads.length }, 'audit checkpoint');
  };
  const checkpoints = startLoop(checkpointsAt, checkpoint, (error) => {
    onError('checkpoints', '', error);
  });
  let looked = false;
  const repairs = startLoop(
    repairsAt,
    async () => {
      const since = after(deps.now(), -(looked ? regularMs : firstMs));
      const repaired = await repairDeliveries(deps, since);
      looked = true;
      if (Object.values(repaired).some((count) => count > 0)) log.warn(repaired, 'deliveries repaired');
    },
    (error) => {
      onError('repairs', '', error);
    },
  );
  repairs.wake();
  // What a crash left without a checkpoint gets one now.
  checkpoints.wake();
  const requests = startLoop(
    requestsAt,
    () => remindRequests(deps),
    (error) => {
      onError('requests', '', error);
    },
  );
  const inOrder = new Set<string>();
  const invariants: Work = [
    'places of clients',
    async () => {
      const networks = await placeClients(deps, inOrder);
      if (networks.length > 0)
        log.warn({ networks }, 'the place of a client at the practice was missing and is written');
    },
  ];
  const retention = startLoop(retentionAt, inTurn([...retentionWork, invariants]), (error) => {
    onError('retention', '', error);
  });
  retention.wake();
  requests.wake();
  digests.wake();
  deliveries.wake();
  return {
    wake: deliveries.wake,
    stop: async (inHand) => {
      const loops = [requests, digests, deliveries, checkpoints, repairs, retention];
      await Promise.all([inHand, ...loops.map((loop) => loop.stop())]);
      await checkpoint().catch((error: unknown) => {
        onError('checkpoints', '', error);
      });
    },
  };
}

/** Once in a process, as every run meets it again; `schakel_unreadable` goes on telling how many there are. */
function tellUnreadable(
  log: Logger,
  told: Set<string>,
  { documentType, documentId, partition }: UnreadableDocument,
): void {
  const key = JSON.stringify([partition, documentId]);
  if (told.has(key)) return;
  told.add(key);
  log.error({ type: documentType, id: documentId, partition }, 'cannot be read and is passed by');
}
