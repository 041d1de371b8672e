import { maxWrites, type CommitResult, type Store, type Write } from '../../store/store';

/** How long a commit waits at most for those of others that are under way, in milliseconds. */
export const togetherMs = 80;

/** One of several that are under way in one partition, and commits one thing after the other. */
export interface Joined extends Pick<Store, 'commit'> {
  /** Nobody waits for it any more. */
  leave: () => void;
}

type Commit = (writes: Write[]) => Promise<CommitResult>;

interface Waiting {
  writes: Write[];
  done: (result: CommitResult) => void;
  failed: (error: unknown) => void;
}

/** Those under way in one partition. */
interface Group {
  members: number;
  waiting: Waiting[];
  timer?: NodeJS.Timeout;
}

/**
 * Commits of several that are under way in one partition, as one batch: once all of them wait for theirs, or the first
 * has waited for so long. A batch that is refused or fails, or whose answer is lost, is committed one by one, so that each
 * has its own result and none falls with another's.
 * @returns to be called for each of them before the first one commits
 */
export function commitTogether(store: Pick<Store, 'commit'>, waitMs = togetherMs): (partition: string) => Joined {
  const groups = new Map<string, Group>();

  const flush = (partition: string, group: Group): void => {
    clearTimeout(group.timer);
    delete group.timer;
    const commit: Commit = async (writes) => store.commit(partition, writes);
    for (const batch of batchesOf(group.waiting.splice(0))) void commitBatch(commit, batch);
  };
  const look = (partition: string, group: Group): void => {
    if (group.waiting.length >= group.members) flush(partition, group);
    else if (group.waiting.length > 0)
      group.timer ??= setTimeout(() => {
        flush(partition, group);
      }, waitMs);
  };

  return (partition) => {
    const group: Group = groups.get(partition) ?? { members: 0, waiting: [] };
    groups.set(partition, group);
    group.members += 1;
    return {
      commit: (to, writes, until) =>
        to !== partition
          ? store.commit(to, writes, until)
          : new Promise((done, failed) => {
              group.waiting.push({ writes, done, failed });
              look(partition, group);
            }),
      leave: () => {
        group.members -= 1;
        look(partition, group);
        if (group.members === 0) groups.delete(partition);
      },
    };
  };
}

/** As few as there is room for, in their order. */
function batchesOf(waiting: readonly Waiting[]): Waiting[][] {
  const batches: Waiting[][] = [];
  let room = 0;
  for (const each of waiting) {
    const last = batches.at(-1);
    if (last !== undefined && each.writes.length <= room) last.push(each);
    else {
      batches.push([each]);
      room = maxWrites;
    }
    room -= each.writes.length;
  }
  return batches;
}

async function commitBatch(commit: Commit, batch: readonly Waiting[]): Promise<void> {
  const together =
    batch.length > 1 ? await commit(batch.flatMap(({ writes }) => writes)).catch(() => undefined) : undefined;
  if (together?.ok !== true) {
    await Promise.all(batch.map(({ writes, done, failed }) => commit(writes).then(done, failed)));
    return;
  }
  const revisions = [...together.revisions];
  for (const { writes, done } of batch) done({ ok: true, revisions: revisions.splice(0, writes.length) });
}
