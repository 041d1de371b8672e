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
  member: Member;
  writes: Write[];
  /** Its first: what comes after it has not begun. */
  isFirst: boolean;
  done: (result: CommitResult) => void;
  failed: (error: unknown) => void;
}

/** Since when, in milliseconds, one who has committed is at something else; undefined before it and while it waits. */
interface Member {
  awaySince: number | undefined;
}

/** Those under way in one partition. */
interface Group {
  members: Set<Member>;
  waiting: Waiting[];
  timer?: NodeJS.Timeout;
}

/**
 * Commits of several that are under way in one partition, as one batch: once all of them wait for theirs, or the first
 * has waited for so long. A first commit does not wait for those who have had theirs, and nobody for one who is away for
 * longer than that. A batch that is refused or fails, or whose answer is lost, is committed one by one, so that each has
 * its own result and none falls with another's.
 * @returns to be called for each of them before the first one commits
 */
export function commitTogether(store: Pick<Store, 'commit'>, waitMs = togetherMs): (partition: string) => Joined {
  const groups = new Map<string, Group>();

  const flush = (partition: string, group: Group): void => {
    clearTimeout(group.timer);
    delete group.timer;
    const commit: Commit = async (writes) => store.commit(partition, writes);
    for (const { member } of group.waiting) member.awaySince = performance.now();
    for (const batch of batchesOf(group.waiting.splice(0))) void commitBatch(commit, batch);
  };
  const isExpected = ({ waiting }: Group, { awaySince }: Member): boolean =>
    awaySince === undefined || (waiting.every(({ isFirst }) => !isFirst) && performance.now() < awaySince + waitMs);
  const look = (partition: string, group: Group): void => {
    const expected = [...group.members].filter((member) => isExpected(group, member)).length;
    if (group.waiting.length >= expected) flush(partition, group);
    else if (group.waiting.length > 0)
      group.timer ??= setTimeout(() => {
        flush(partition, group);
      }, waitMs);
  };

  return (partition) => {
    const group: Group = groups.get(partition) ?? { members: new Set(), waiting: [] };
    groups.set(partition, group);
    const member: Member = { awaySince: undefined };
    group.members.add(member);
    let isFirst = true;
    return {
      commit: (to, writes, until) =>
        to !== partition
          ? store.commit(to, writes, until)
          : new Promise((done, failed) => {
              group.waiting.push({ member, writes, isFirst, done, failed });
              [isFirst, member.awaySince] = [false, undefined];
              look(partition, group);
            }),
      leave: () => {
        group.members.delete(member);
        look(partition, group);
        if (group.members.size === 0) groups.delete(partition);
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
