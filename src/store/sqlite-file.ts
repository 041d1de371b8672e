import { realpathSync, statfsSync, statSync } from 'node:fs';
import { SchakelError } from '../errors';

/** What is written goes into a file that is no longer there by its name; the message says what to do. */
export class DatabaseGone extends SchakelError {
  readonly code = 'DATABASE_GONE';
}

/** Not enough to go on writing for long; the message says what to do. */
export class DiskFull extends SchakelError {
  readonly code = 'DISK_FULL';
}

/** Least room on the disk, in bytes: many times what the WAL grows to before it is carried over. */
const leastFree = 32 * 1024 * 1024;

/** Looks after the file that a connection has open, from outside. */
export interface OpenedFile {
  /** Before anything is read. @throws DatabaseGone while another file, or none, has the name of the one that was opened */
  checkName: () => void;
  /**
   * Before and after anything is written: whoever removes or replaces a file that is open leaves SQLite to go on in the
   * one that has lost its name, and what it commits there is gone with the process. The same holds for the WAL and the
   * index of it.
   * @throws DatabaseGone
   */
  checkAll: () => void;
  /** @throws DiskFull */
  checkRoom: () => void;
}

const nothing = (): void => undefined;

/** The files of a database as they are now, just after it was opened; nothing stands behind ':memory:'. */
export function openedFile(file: string): OpenedFile {
  if (file === ':memory:') return { checkName: nothing, checkAll: nothing, checkRoom: nothing };
  // SQLite keeps what belongs to a file beside it, not beside a link to it.
  const real = realpathSync(file);
  const opened = [file, `${real}-wal`, `${real}-shm`].map((path) => ({ path, identity: identityOf(path) }));
  const check = (files: typeof opened): void => {
    if (files.some(({ path, identity }) => identityOf(path) !== identity))
      throw new DatabaseGone('The file of the database was removed or replaced: put it back, or restore a backup.');
  };
  return {
    checkName: () => {
      check(opened.slice(0, 1));
    },
    checkAll: () => {
      check(opened);
    },
    checkRoom: () => {
      const { bavail, bsize } = statfsSync(real);
      if (bavail * bsize < leastFree) throw new DiskFull('The disk of the database is full: make room on it.');
    },
  };
}

/** Which file a name leads to, whatever the name. */
function identityOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'none' : `${found.dev} ${found.ino}`;
}
