import { basename } from 'node:path';
import { isUpToDate } from '../store/data-version';
import { restoreSqlite, type Replaced } from '../store/sqlite-backup';
import { readFormer } from '../store/sqlite-former';
import { carryOver, type CarriedOver } from '../usecases/deliveries/carry-over';
import { counted, namedFile, ownDatabaseFile, withFile, type Command, type Env, type Ran } from './command';
import { recordRestore } from './record-restore';

export const restore: Command = {
  usage: [['FILE', 'put a backup in the place of the SQLite database; stop the bot first']],
  run: ([name, ...more], env) =>
    name === undefined || more.length > 0 ? undefined : putBack(namedFile(name, env), env),
};

const mayRepeat = 'A digest of today, reminders and others that were sent after the copy may come a second time.';

/**
 * Puts a backup in the place of the database. What of the former database cannot be read or carried over is said, and
 * the rest goes on: damage is why people restore.
 * @throws UnusableDatabase when nothing was restored
 */
async function putBack(from: string, env: Env): Promise<Ran> {
  const file = ownDatabaseFile(env);
  const stamp = new Date().toISOString().replace(/[:.]/g, '-');
  const told = await restoreSqlite(file, from, stamp, (copy, replaced) => bringUpToDate(copy, replaced, env));
  return { status: 0, output: [`Restored ${file}.`, ...told].join('\n') };
}

/** Tells the copy what was sent after it, and that it was put back; answers what there is to say of it. */
async function bringUpToDate(copy: string, { file, keptAs }: Replaced, env: Env): Promise<string[]> {
  const { cards, messages, records, whole } = readFormer(file, copy);
  const lost = `${whole ? '' : 'not all is known, at least '}${counted(messages, 'message')}, ${counted(records, 'audit record')}`;
  return withFile(env, copy, async (deps) => {
    const came = await carryOver(deps, cards).catch(() => undefined);
    const detail = `after the copy: ${lost}${keptAs === undefined ? '' : `; in ${basename(keptAs)}`}`;
    const onRecord = await recordRestore(deps, detail).catch(() => false);
    const former = !(await isUpToDate(deps.store).catch(() => true));
    return [
      keptAs === undefined
        ? 'There was no database in its place.'
        : `What was there is kept as ${keptAs}. Keep it as long as the audit record.`,
      `Recorded after the copy, and only in what was there: ${lost}.`,
      ...(came === undefined ? [] : cameLines(came)),
      ...(whole && came !== undefined ? [] : [mayRepeat]),
      onRecord
        ? 'The restore is on the audit record.'
        : 'The restore could not be put on the audit record: keep a note of it.',
      ...(former ? ['The backup is of 0.1.0: npm run schakel -- upgrade before the bot is started.'] : []),
    ];
  });
}

function cameLines({ carried, uncertain }: CarriedOver): string[] {
  return [
    `Carried over, so that they do not come a second time: ${counted(carried, 'card')}.`,
    `On their way at the moment of the copy: ${counted(uncertain, 'card')}, sent again, and marked as possibly sent twice.`,
  ];
}
