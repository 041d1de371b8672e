import { basename } from 'node:path';
import { restoreSqlite } from '../store/sqlite-backup';
import { openFormer } from '../store/sqlite-former';
import { carryOver, type FormerMarks } from '../usecases/deliveries/carry-over';
import { markUncertain } from '../usecases/deliveries/mark-uncertain';
import { recordRestore } from './record-restore';
import { reportOf, type Told } from './restore-report';
import { namedFile, ownDatabaseFile, withStore, type Command, type Env, type Ran } from './command';

export const restore: Command = {
  usage: [['FILE', 'put a backup in the place of the SQLite database; stop the bot first']],
  run: ([name, ...more], env) =>
    name === undefined || more.length > 0 ? undefined : putBack(namedFile(name, env), env),
};

/**
 * Puts a backup in the place of the database. What of the database that was there cannot be read or carried over is
 * said; the restore has happened all the same.
 * @throws UnusableDatabase when nothing was restored
 */
async function putBack(from: string, env: Env): Promise<Ran> {
  const file = ownDatabaseFile(env);
  const at = new Date().toISOString();
  const kept = restoreSqlite(file, from, at.replace(/[:.]/g, '-'));
  const told = kept === undefined ? undefined : whatItTells(kept, file);
  const output = await withStore(env, async (store) => {
    const carried = told && (await unlessFailed(carryOver(store, told)));
    const uncertain = await unlessFailed(markUncertain(store, carried?.known));
    const keptAs = kept === undefined ? '' : basename(kept);
    const onRecord = (await unlessFailed(recordRestore(store, { at, keptAs, missing: told }))) === true;
    return reportOf({ file, kept, told, carried, uncertain, onRecord });
  });
  return { status: 0, output };
}

/** Once the backup is in its place nothing undoes it any more: what fails is told, and the rest goes on. */
async function unlessFailed<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined);
}

function whatItTells(kept: string, file: string): (Told & FormerMarks) | undefined {
  try {
    const former = openFormer(kept);
    try {
      const found = {
        digests: former.all('digest', 'digest:'),
        reminders: former.all('notice', 'notice:remind:'),
        cards: [...former.all('card', 'card:digest:'), ...former.all('card', 'card:notice:remind:')],
        messages: former.countMissingIn(file, 'message'),
        records: former.countMissingIn(file, 'audit'),
      };
      return { ...found, whole: former.whole() };
    } finally {
      former.close();
    }
  } catch {
    return undefined;
  }
}
