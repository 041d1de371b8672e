import { basename } from 'node:path';
import { isUpToDate } from '../store/data-version';
import { restoreSqlite } from '../store/sqlite-backup';
import { readFormer } from '../store/sqlite-former';
import { carryOver, type CarriedOver } from '../usecases/deliveries/carry-over';
import { counted, namedFile, ownDatabaseFile, withStore, type Command, type Env, type Ran } from './command';
import { recordRestore } from './record-restore';

export const restore: Command = {
  usage: [['FILE', 'put a backup in the place of the SQLite database; stop the bot first']],
  run: ([name, ...more], env) =>
    name === undefined || more.length > 0 ? undefined : putBack(namedFile(name, env), env),
};

const mayRepeat = 'A digest of today, reminders and others that were sent after the copy may come a second time.';

/**
 * Puts a backup in the place of the database. Nothing undoes that once it is done: what of the former database cannot
 * be read or carried over is said, and the rest goes on.
 * @throws UnusableDatabase when nothing was restored
 */
async function putBack(from: string, env: Env): Promise<Ran> {
  const file = ownDatabaseFile(env);
  const kept = restoreSqlite(file, from, new Date().toISOString().replace(/[:.]/g, '-'));
  const { cards, messages, records, whole } = readFormer(kept, file);
  const lost = `${whole ? '' : 'not all is known, at least '}${counted(messages, 'message')}, ${counted(records, 'audit record')}`;
  return withStore(env, async (deps) => {
    const came = await carryOver(deps, cards).catch(() => undefined);
    const detail = `after the copy: ${lost}${kept === undefined ? '' : `; in ${basename(kept)}`}`;
    const onRecord = await recordRestore(deps, detail).catch(() => false);
    const former = !(await isUpToDate(deps.store).catch(() => true));
    const lines = [
      `Restored ${file}.`,
      kept === undefined
        ? 'There was no database in its place.'
        : `What was there is kept as ${kept}. Keep it as long as the audit record.`,
      `Recorded after the copy, and only in what was there: ${lost}.`,
      ...(came === undefined ? [] : cameLines(came)),
      ...(whole && came !== undefined ? [] : [mayRepeat]),
      onRecord
        ? 'The restore is on the audit record.'
        : 'The restore could not be put on the audit record: keep a note of it.',
      ...(former ? ['The backup is of 0.1.0: npm run schakel -- upgrade before the bot is started.'] : []),
    ];
    return { status: 0, output: lines.join('\n') };
  });
}

function cameLines({ carried, uncertain }: CarriedOver): string[] {
  return [
    `Carried over, so that they do not come a second time: ${counted(carried, 'card')}.`,
    `On their way at the moment of the copy: ${counted(uncertain, 'card')}, sent again, and marked as possibly sent twice.`,
  ];
}
