import { collect } from './process-memory';

/**
 * Loaded before a program (`node --require`), so that it tells what it uses when asked: RSS and heap in bytes, CPU in
 * microseconds. Asked for what it keeps, it collects its garbage first.
 */
process.on('message', (asked) => {
  if (asked === 'keeps') collect();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed, cpu: user + system });
});
process.channel?.unref();
