import { WrongConfig } from './config';
import { operate } from './operator/operate';
import { OperatorError } from './operator/settings';
import { UnusableDatabase } from './store/sqlite';

/** `npm run backup`, `restore` and `audit`: what an operator does beside the bot. */
operate(process.argv.slice(2), process.env).then(
  ({ status, output }) => {
    process.stdout.write(`${output}\n`);
    process.exitCode = status;
  },
  (error: unknown) => {
    const known = error instanceof OperatorError || error instanceof WrongConfig || error instanceof UnusableDatabase;
    const why = error instanceof Error ? error.message : 'unknown error';
    process.stderr.write(`${known ? why : `This could not be done: ${why}`}\n`);
    process.exitCode = 1;
  },
);
