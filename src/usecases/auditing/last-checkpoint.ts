import type { DocumentOf } from '../../store/documents';
import { checkpointPartition } from '../../store/partitions';
import type { Store } from '../../store/store';

type Checkpoint = DocumentOf<'checkpoint'>;

export function checkpointId(number: number): string {
  return `checkpoint:${String(number).padStart(9, '0')}`;
}

/**
 * The last checkpoint: the one with the highest number, whatever the clocks said that wrote them.
 * Numbers have no gap, so from the one with the latest time on it is found in a few single reads:
 * by ever longer strides to one that is not there, then by halves.
 */
export async function lastCheckpoint(store: Store): Promise<Checkpoint | undefined> {
  const range = { partition: checkpointPartition, descending: true, limit: 1 };
  const [latest] = (await store.query('checkpoints', 'checkpoint', range)).items;
  let there = latest?.doc;
  let beyond: number | undefined;
  let stride = 1;
  for (;;) {
    const number: number = there?.number ?? 0;
    if (beyond === number + 1) return there;
    const probe: number = beyond === undefined ? number + stride : number + Math.floor((beyond - number) / 2);
    const found = await store.get('checkpoint', checkpointPartition, checkpointId(probe));
    if (found) there = found.doc;
    else beyond = probe;
    stride *= 2;
  }
}
