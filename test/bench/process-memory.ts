import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
/** Collects all garbage now. */
export const collect = runInNewContext('gc') as () => void;

/** What this process takes from here on, in bytes: `peak` of its memory (RSS) at any `look`, `kept` on the heap once all garbage is collected. */
export function watchMemory(): { look: () => void; peak: () => number; kept: () => number } {
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  let most = rss;
  return {
    look: () => {
      most = Math.max(most, process.memoryUsage.rss());
    },
    peak: () => most - rss,
    kept: () => {
      collect();
      return process.memoryUsage().heapUsed - heapUsed;
    },
  };
}
