import { sealStore } from '../../../src/store/sealed';
import { openSqlite } from '../../../src/store/sqlite';
import type { AnyDocument } from '../../../src/store/documents';
import type { Store, Write } from '../../../src/store/store';
import { insert, replace } from '../../../src/store/write';
import { auditWrite, recordReading } from '../../../src/usecases/audit';
import { verifyAudit } from '../../../src/usecases/auditing/verify-audit';
import { checkpointAll } from '../../../src/usecases/auditing/write-checkpoint';
import type { Deps } from '../../../src/usecases/deps';
import { onRecord } from '../../../src/usecases/auditing/consent-on-record';
import { sample } from '../../store/sample';

/** The bot goes on while its record is verified: what is committed meanwhile is no problem. */
const key = 'a key that only this test knows, long enough';
const actor = { personId: 'tenant.noor', name: 'Noor', staff: [] };
const entry = { action: 'thread.read', object: 'thread:1', ground: 'consent and team membership' as const };
let store: Store;
let deps: Deps;
let now: number;
let ids: number;

const newId = (): string => `id${String((ids += 1)).padStart(4, '0')}`;

beforeEach(() => {
  ids = 0;
  now = Date.parse('2026-11-23T09:00:00.000Z');
  store = sealStore(openSqlite(':memory:'), key, newId);
  deps = { store, now: () => new Date((now += 1_000)).toISOString(), newId, region: undefined as never };
});
afterEach(() => store.close());

async function read(times: number): Promise<void> {
  for (let each = 0; each < times; each += 1) await recordReading(deps, 'network:1', actor, entry);
}

/** Does this once a query is answered for the first time. */
function meanwhile(name: string, work: () => Promise<unknown>): Store {
  let done = false;
  return {
    ...store,
    query: async (asked, value, range) => {
      const page = await store.query(asked, value, range);
      if (asked === name && !done) {
        done = true;
        await work();
      }
      return page;
    },
  };
}

test.each([
  ['the records', 'auditByTime', 3],
  ['the checkpoints', 'checkpoints', 7],
])('a checkpoint that comes while %s are read', async (_, name, records) => {
  await read(3);
  const going = meanwhile(name, async () => {
    await read(4);
    await checkpointAll(deps);
  });
  expect(await verifyAudit(going, key)).toMatchObject({ records, problems: [] });
});

test('a record that is committed behind the page that was read, and one after it that is yet to be read', async () => {
  await read(50);
  const late = auditWrite(deps, 'network:1', actor, entry);
  await read(100);
  const going = meanwhile('auditByTime', async () => {
    await store.commit('network:1', [late]);
    await read(1);
  });
  expect(await verifyAudit(going, key)).toMatchObject({ records: 152, problems: [] });
});

test('what is missing is told however often it is looked for', async () => {
  await read(3);
  const hidden: Store = {
    ...store,
    query: async (name, value, range) => {
      const page = await store.query(name, value, range);
      return { ...page, items: page.items.filter(({ doc }) => doc.type !== 'audit' || doc.seal?.number !== 2) };
    },
  };
  expect((await verifyAudit(hidden, key)).problems.map(({ kind }) => kind)).toEqual(['missing']);
});

test('a consent that is extended while consents are compared', async () => {
  const partition = 'network:1';
  const consentOf = (number: number, covers: string[]) => sample('consent', partition, `consent:${number}`, { covers });
  const extended = (consents: number, covers: string[]): AnyDocument[] => [
    sample('network', partition, 'network', { networkId: '1', consents, covers, teamIds: [], state: 'open' }),
    consentOf(consents, covers),
  ];
  const recorded = (number: number, covers: string[]): Write =>
    auditWrite(deps, partition, actor, {
      ...{ action: 'consent.extend', object: `consent:1:${number}`, ground: 'consent given', detail: 'b.team' },
      consent: onRecord(consentOf(number, covers), number),
    });
  await store.commit(partition, [...extended(1, ['a']).map(insert), recorded(1, ['a'])]);
  let done = false;
  const going: Store = {
    ...store,
    getMany: async (keys, options) => {
      if (!done) {
        done = true;
        const before = await store.get('network', partition, 'network');
        const [network, consent] = extended(2, ['a', 'b']);
        const writes = [replace(before!, network!), insert(consent!), recorded(2, ['a', 'b'])];
        expect((await store.commit(partition, writes)).ok).toBe(true);
      }
      return store.getMany(keys, options);
    },
  };
  expect((await verifyAudit(going, key)).problems).toEqual([]);
});
