import { join } from 'node:path';
import { createCourier } from '../../src/bot/courier';
import { standardTerms } from '../../src/domain/category';
import { enter, type TellDue } from '../../src/jobs/agenda';
import { deliverDue } from '../../src/jobs/deliveries';
import { justWritten } from '../../src/jobs/just-written';
import { createLanes } from '../../src/jobs/lanes';
import type { DocumentOf } from '../../src/store/documents';
import { sealStore } from '../../src/store/sealed';
import type { Store } from '../../src/store/store';
import { tellCommits } from '../../src/store/tell-commits';
import { readConsentTexts } from '../../src/texts/consent-texts';
import { lookIn } from '../../src/usecases/clock-lease';
import { repairDeliveries } from '../../src/usecases/deliveries/repair-deliveries';
import { togetherMs } from '../../src/usecases/deliveries/commit-together';
import type { Courier } from '../../src/usecases/deliveries/deliver-card';
import type { Records } from '../../src/usecases/deliveries/delivery-records';
import type { Deps } from '../../src/usecases/deps';
import { planDigests } from '../../src/usecases/digests/plan-digest';
import { planReminders } from '../../src/usecases/reminders/plan-reminders';
import type { Chance } from './chance';
import { faultyStore, type FaultyStore, type StoreFaults } from './faulty-store';
import type { PretendTeams } from './pretend-teams';

export const auditKey = 'the key of the histories, the same in every process';

/** One bot process: its own connection to the shared data, its own clock that may be wrong. */
export interface BotProcess {
  deps: Deps;
  store: FaultyStore;
  /** How much its clock is ahead, in milliseconds. */
  skewMs: number;
  deliver: () => Promise<void>;
  /** Says that it runs and learns who else does, as every minute (ADR 27). */
  looksIn: () => Promise<void>;
  /** The clock's work: reminders and digests. */
  clock: () => Promise<void>;
  repair: () => Promise<void>;
  /** Leaves no timer behind. */
  ends: () => void;
}

/** What came into a chat: of which card, and what the clock said of the process that sent it. */
export interface Arrival {
  card: DocumentOf<'card'>;
  at: string;
  /** A message of its own; otherwise in the place of one. */
  isNew: boolean;
  /** Whether the process that sent it can know of a card that has been on its way since then. */
  knows: (other: DocumentOf<'card'>, since: string) => boolean;
  /** Which version it shows; undefined where what it shows is of nobody's record, as it says that it may not be seen. */
  version: number | undefined;
}

export interface Shared {
  data: Store;
  teams: PretendTeams;
  chance: Chance;
  /** The true time. */
  now: () => string;
  newId: () => string;
  /** Messages of their own. */
  arrivals: Arrival[];
  /** Told of each, and of what came in the place of another. */
  arrived?: (arrival: Arrival) => void;
}

export const region: Deps['region'] = {
  terms: { hours: standardTerms, calendar: 'clock', zone: 'Europe/Amsterdam' },
  consent: readConsentTexts(join(__dirname, '../../src/texts/consent')),
  name: 'Regio Noord',
  dpo: 'fg@regio.example',
  helpDesk: 'helpdesk@regio.example',
  retentionDays: 30,
  digestTime: '08:30',
};

/** By which process each card was written last. */
const lastBy = new WeakMap<Shared, Map<string, BotProcess>>();

export function startProcess(shared: Shared, faults: StoreFaults): BotProcess {
  const { chance, teams, newId } = shared;
  const instance = newId();
  const store = faultyStore(shared.data, chance, faults);
  if (!lastBy.has(shared)) lastBy.set(shared, new Map());
  const telling = tellCommits(sealStore(store, auditKey, newId), (written) => {
    if (written.doc.type === 'card') lastBy.get(shared)?.set(nameOf(written.doc), process);
    told.note(written);
  });
  /** What it found when it asked for all that is on its way, and when. The lanes ask for single people's only. */
  const found = new Map<string, string>();
  const noting: Store = {
    ...telling,
    query: async (name, value, range) => {
      const page = await telling.query(name, value, range);
      const isWork = name === 'cardsByState' && value === 'pending' && range.descending !== true;
      for (const { doc } of isWork ? page.items : []) if (doc.type === 'card') found.set(nameOf(doc), shared.now());
      return page;
    },
  };
  const process: BotProcess = {
    ends: () => {
      lanes.begin(() => true);
    },
    store,
    skewMs: 0,
    deps: {
      store: noting,
      region,
      now: () => new Date(Date.parse(shared.now()) + process.skewMs).toISOString(),
      newId,
    },
    // What it was told of, as a running bot does; then what the store says is due, as the owner of the clock's work.
    deliver: () =>
      quietly(async () => {
        await told.attend(false, () => false);
        await deliveries(() => undefined);
      }),
    looksIn: () => quietly(() => lookIn(process.deps, { instance, version: 'of the histories' })),
    clock: () =>
      quietly(async () => {
        await planReminders(process.deps);
        await planDigests(process.deps);
      }),
    repair: () => quietly(() => repairDeliveries(process.deps, '2026-01-01T00:00:00.000Z')),
  };
  const recent = justWritten(process.deps);
  const deliveries = (tell: TellDue): Promise<unknown> =>
    deliverDue(process.deps, lanes, () => undefined, { told: tell, recent });
  const told = enter(
    {
      run: (_stopped, _again, tell) => deliveries(tell),
      waits: { noticesByState: 'pending' },
      own: () => lanes.dueAt(),
      hears: (written) => {
        recent.note(written);
        lanes.note(written);
      },
      everyMs: 600_000,
    },
    process.deps,
  );
  // A courier for each card, so that what arrives is known to be of this one.
  const courier: Courier = {
    deliver: (card, delivery) => {
      let version: number | undefined;
      const claim: typeof delivery.claim = (records, of) => {
        version = shows(records) ? of : undefined;
        return delivery.claim(records, of);
      };
      const arrived = (isNew: boolean): void => {
        const knows: Arrival['knows'] = (other, since) =>
          lastBy.get(shared)?.get(nameOf(other)) === process || since < (found.get(nameOf(other)) ?? '');
        const arrival = { card, at: process.deps.now(), isNew, knows, version };
        if (isNew) shared.arrivals.push(arrival);
        shared.arrived?.(arrival);
      };
      return createCourier(process.deps, teams.connector(store, arrived)).deliver(card, { ...delivery, claim });
    },
  };
  const lanes = createLanes({ ...process.deps, store: telling }, courier, () => undefined, {
    chance: () => chance.next(),
    togetherMs,
    ripens: false,
    instance,
    overtaken: recent.forget,
  });
  /** A job that fails comes again; one in a process that has ended just stops. */
  async function quietly(work: () => Promise<unknown>): Promise<void> {
    let finished = false;
    const running = work().then(
      () => (finished = true),
      () => (finished = true),
    );
    const ended = new Promise<void>((resolve) => {
      const look = (): void => {
        if (store.dead) resolve();
        else if (!finished) setImmediate(look);
      };
      look();
    });
    await Promise.race([running, ended]);
  }
  return process;
}

/** Whether something of what is shown is to be on record. */
function shows(records: Records): boolean {
  return records.some(({ writes }) =>
    writes.some((write) => write.kind === 'insert' && write.doc.type === 'audit' && write.doc.outcome === 'done'),
  );
}

export function nameOf({ partition, id }: DocumentOf<'card'>): string {
  return `${partition} ${id}`;
}
