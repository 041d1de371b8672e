import { createBareServer } from './stack';

/** The bare stack in a process of its own, for its memory. */
createBareServer().listen(0, '127.0.0.1', () => {
  process.stderr.write('started\n');
});
