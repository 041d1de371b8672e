import { createConnector } from '../../src/bot/connector/connector';
import { unpaced } from '../../src/bot/connector/pace';
import { createCourier } from '../../src/bot/courier';
import { standardTerms } from '../../src/domain/category';
import { runDeliveries } from '../helpers/run-deliveries';
import { sealStore } from '../../src/store/sealed';
import { openSqlite } from '../../src/store/sqlite';
import type { Deps } from '../../src/usecases/deps';
import { planDigests } from '../../src/usecases/digests/plan-digest';
import { planReminders } from '../../src/usecases/reminders/plan-reminders';

// A bot process that has only digests and reminders to do, on the data and the moment it is told, and that may
// kill itself – really, with SIGKILL – at the nth commit or send, before or after it is done.
const [file = '', now = '', what = '', nth = ''] = process.argv.slice(2);
let left = Number(nth);

function die(here: string): void {
  if (what === here && (left -= 1) === 0) process.kill(process.pid, 'SIGKILL');
}

const sqlite = openSqlite(file);
const store = sealStore(
  {
    ...sqlite,
    commit: async (partition, writes) => {
      die('before-commit');
      const done = await sqlite.commit(partition, writes);
      die('after-commit');
      return done;
    },
  },
  'the key of the digest children, in every process',
  () => `chain-${process.pid}-${Math.random().toString(36).slice(2)}`,
);
const plain = createConnector({
  token: () => Promise.resolve(undefined),
  allowedHosts: 'loopback',
  timeoutMs: 20_000,
  pace: unpaced,
});
let ids = 0;
const deps: Deps = {
  store,
  region: {
    name: 'Regio',
    digestTime: '08:30',
    terms: { hours: standardTerms, calendar: 'clock', zone: 'Europe/Amsterdam' },
    consent: undefined as never,
    dpo: '',
    helpDesk: '',
    retentionDays: 30,
  },
  now: () => now,
  newId: () => `${process.pid}-${(ids += 1)}`,
};
const courier = createCourier(deps, {
  ...plain,
  place: async (to) => {
    const place = await plain.place(to);
    if (place.kind !== 'place') return place;
    return {
      ...place,
      send: async (activity) => {
        die('before-send');
        const outcome = await place.send(activity);
        die('after-send');
        return outcome;
      },
    };
  },
});

async function main(): Promise<void> {
  const fail = (_what: string, id: string, error: unknown): void => {
    process.stderr.write(`${id} ${String(error)}\n`);
  };
  await planReminders(deps);
  await planDigests(deps);
  await runDeliveries(deps, courier, fail);
  await store.close();
}

void main();
