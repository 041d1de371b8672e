import pino from 'pino';
import { SchakelError } from './errors';
import { schakel } from './operator/schakel';

/** `npm run schakel`: what an operator does beside the bot. Answers go to stdout, what could not be done to stderr. */
schakel(process.argv.slice(2), process.env).then(
  ({ status, output, told }) => {
    if (told) pino({ base: null }, pino.destination({ dest: 2, sync: true }))[told.level](told.counts, told.msg);
    (status === 2 ? process.stderr : process.stdout).write(`${output}\n`);
    process.exitCode = status;
  },
  (error: unknown) => {
    const why = error instanceof Error ? error.message : 'unknown error';
    process.stderr.write(`${error instanceof SchakelError ? why : `This could not be done: ${why}`}\n`);
    process.exitCode = 1;
  },
);
