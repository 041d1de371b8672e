import { backupSqlite } from '../store/sqlite-backup';
import { namedFile, ownDatabaseFile, withStore, type Command, type Env, type Ran } from './command';
import { recordExport } from './record-restore';

export const backup: Command = {
  usage: [['FILE', 'copy the SQLite database, also while the bot runs']],
  run: ([name, ...more], env) =>
    name === undefined || more.length > 0 ? undefined : copyTo(namedFile(name, env), env),
};

/** @throws UnusableDatabase when there is nothing to copy, or `to` is there already */
async function copyTo(to: string, env: Env): Promise<Ran> {
  backupSqlite(ownDatabaseFile(env), to);
  // Afterwards: a copy that failed is none. The copy does not hold its own record.
  const recorded = await withStore(env, (deps) => recordExport(deps, { action: 'data.backup', object: 'database' }));
  const missing = recorded ? '' : ' It could not be put on the audit record.';
  return { status: 0, output: `Copied to ${to}.${missing}` };
}
