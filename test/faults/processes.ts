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
import { repairDeliveries } from '../../src/usecases/deliveries/repair-deliveries';
import { togetherMs } from '../../src/usecases/deliveries/commit-together';
import type { Courier } from '../../src/usecases/deliveries/deliver-card';
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
  /** The clock's work: reminders and digests. */
  clock: () => Promise<void>;
  repair: () => Promise<void>;
}

/** A message that came into a chat: of which card, and what the clock said of the process that sent it. */
export interface Arrival {
  card: DocumentOf<'card'>;
  at: string;
}

export interface Shared {
  data: Store;
  teams: PretendTeams;
  chance: Chance;
  /** The true time. */
  now: () => string;
  newId: () => string;
  arrivals: Arrival[];
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

export function startProcess(shared: Shared, faults: StoreFaults): BotProcess {
  const { chance, teams, newId } = shared;
  const store = faultyStore(shared.data, chance, faults);
  const process: BotProcess = {
    store,
    skewMs: 0,
    deps: {
      store: tellCommits(sealStore(store, auditKey, newId), (written) => {
        told.note(written);
      }),
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
      const arrived = () => shared.arrivals.push({ card, at: process.deps.now() });
      return createCourier(process.deps, teams.connector(store, arrived)).deliver(card, delivery);
    },
  };
  const lanes = createLanes(process.deps, courier, () => undefined, {
    chance: () => chance.next(),
    togetherMs,
    ripens: false,
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
