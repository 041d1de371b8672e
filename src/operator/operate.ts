import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { sealStore } from '../store/sealed';
import { backupSqlite } from '../store/sqlite-backup';
import type { Store } from '../store/store';
import { listReaders } from '../usecases/auditing/list-readers';
import { verifyAudit, type Anchor } from '../usecases/auditing/verify-audit';
import { upgradeRequests } from '../usecases/requests/upgrade-requests';
import { recordExport, restoresOnRecord } from './record-restore';
import { restore } from './restore';
import { counted } from './restore-report';
import { databaseFile, namedFile, openData, operatorConfig, OperatorError } from './settings';

type Env = Record<string, string | undefined>;

const usage = [
  'Use: npm run backup -- FILE',
  '     npm run restore -- FILE            (stop the bot first)',
  '     npm run audit -- verify [--checkpoint NUMBER:CODE]',
  '     npm run audit -- list NETWORK-ID',
  '     npm run upgrade                    (from 0.1.0: stop the bot and make a backup first)',
].join('\n');

/**
 * What an operator does beside the bot. Answers what to print, and the exit status: 0 done, 1 not done or not in
 * order.
 * @throws OperatorError, WrongConfig and UnusableDatabase, whose messages say what to do
 */
export async function operate(args: string[], env: Env): Promise<{ status: number; output: string }> {
  const [command = '', name = '', ...more] = args;
  if (command === 'backup' && name !== '') return backup(name, env);
  if (command === 'restore' && name !== '') return { status: 0, output: await restore(name, env) };
  if (command === 'audit' && name === 'verify') return verify(anchorOf(more), env);
  if (command === 'audit' && name === 'list' && more[0] !== undefined) return list(more[0], env);
  if (command === 'upgrade' && name === '') return upgrade(env);
  throw new OperatorError(usage);
}

async function upgrade(env: Env): Promise<{ status: number; output: string }> {
  const now = (): string => new Date().toISOString();
  const newId = (): string => randomUUID().replaceAll('-', '');
  const count = await withData(env, (store) => upgradeRequests({ store, now, newId }));
  return { status: 0, output: `Upgraded ${counted(count, 'request')}.` };
}

async function backup(name: string, env: Env): Promise<{ status: number; output: string }> {
  const to = namedFile(name, env);
  backupSqlite(databaseFile(operatorConfig(env)), to);
  // Afterwards: a copy that failed is none. The copy does not hold its own record.
  const recorded = await withData(env, (store) => recordExport(store, { action: 'data.backup', object: 'database' }));
  const missing = recorded ? '' : ' It could not be put on the audit record.';
  return { status: 0, output: `Copied to ${to}.${missing}` };
}

function anchorOf(more: string[]): Anchor | undefined {
  if (more.length === 0) return undefined;
  const [, number = '', mac = ''] = /^(\d+):([0-9a-f]{64})$/.exec(more[1] ?? '') ?? [];
  if (more[0] !== '--checkpoint' || mac === '') throw new OperatorError(usage);
  return { number: Number(number), mac };
}

/** Opens what is there; a command that only looks makes nothing. */
async function withData<T>(env: Env, look: (store: Store, key: string) => Promise<T>): Promise<T> {
  const config = operatorConfig(env);
  const inFile = config.SCHAKEL_MODE === 'local' || config.COSMOS_ENDPOINT === undefined;
  if (inFile && !existsSync(databaseFile(config))) {
    throw new OperatorError(`There is no database ${databaseFile(config)}.`);
  }
  const store = sealStore(await openData(config), config.SCHAKEL_AUDIT_KEY, () => randomUUID().replaceAll('-', ''));
  try {
    return await look(store, config.SCHAKEL_AUDIT_KEY);
  } finally {
    await store.close();
  }
}

async function verify(anchor: Anchor | undefined, env: Env): Promise<{ status: number; output: string }> {
  const { verdict, restores } = await withData(env, async (store, key) => ({
    verdict: await verifyAudit(store, key, anchor),
    restores: await restoresOnRecord(store).catch(() => []),
  }));
  const { records, chains, checkpoints, last, problems } = verdict;
  const lines = [
    `${records} records in ${chains} chains, ${checkpoints} checkpoints.`,
    ...restores,
    ...(last === undefined ? [] : [`Last checkpoint ${last.number}:${last.mac}; compare it with the log.`]),
    ...problems.map(({ kind, where }) => `${kind}: ${where}`),
    problems.length === 0 ? 'Nothing changed, nothing missing.' : `${problems.length} problems.`,
  ];
  return { status: problems.length === 0 ? 0 : 1, output: lines.join('\n') };
}

async function list(networkId: string, env: Env): Promise<{ status: number; output: string }> {
  const found = await withData(env, async (store) => {
    const lines = await listReaders(store, networkId);
    // Known clients only: what was typed here by mistake is not kept.
    const known = lines.length > 0 ? { object: `network:${networkId}`, networkId } : { object: 'unknown' };
    if (await recordExport(store, { action: 'audit.list', ...known })) return lines;
    throw new OperatorError('The list could not be put on the audit record; try again.');
  });
  const lines = found.map((line) =>
    [line.at, line.organisation, line.role, line.action, line.object, line.outcome, line.ground].join('\t'),
  );
  const head = ['when', 'organisation', 'role', 'what', 'object', 'outcome', 'ground'].join('\t');
  return { status: 0, output: [head, ...lines].join('\n') };
}
