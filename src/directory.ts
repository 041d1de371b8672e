import { openStore, WrongSettings } from './directory/open-store';
import { run } from './directory/run';
import { UnusableDatabase } from './store/sqlite';

/** `npm run directory`: organisations, teams and first account managers from a file, into the store the bot uses. */
run(process.argv.slice(2), () => openStore(process.env)).then(
  ({ status, output }) => {
    (status === 0 ? process.stdout : process.stderr).write(`${output}\n`);
    process.exitCode = status;
  },
  (error: unknown) => {
    const known = error instanceof WrongSettings || error instanceof UnusableDatabase;
    const why = known
      ? error.message
      : `The directory could not be changed: ${error instanceof Error ? error.message : 'unknown error'}`;
    process.stderr.write(`${why}\n`);
    process.exitCode = 1;
  },
);
