import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { addStaff, someone } from '../helpers/directory';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;
afterEach(() => world.close());

/** What delivering one answer to a team asks of the store: each read and each write by its documents' types. */
async function answerToTeamOf(
  size: number,
  deliver: 'wakes' | 'deliver',
): Promise<{ reads: string[]; commits: string[] }> {
  const [reads, commits]: [string[], string[]] = [[], []];
  const listening = (inner: Store): Store => ({
    ...inner,
    get: (type, partition, id, options) => {
      reads.push(type);
      return inner.get(type, partition, id, options);
    },
    getMany: (keys, options) => {
      reads.push(keys.map(({ type }) => type).join('+'));
      return inner.getMany(keys, options);
    },
    list: (sources, range) => {
      reads.push(Object.keys(sources).join('+'));
      return inner.list(sources, range);
    },
    query: (name, value, range) => {
      reads.push(name);
      return inner.query(name, value, range);
    },
    commit: (partition, writes) => {
      commits.push(writes.map((write) => (write.kind === 'remove' ? 'removed' : write.doc.type)).join('+'));
      return inner.commit(partition, writes);
    },
  });
  world = await createWorld({
    at: '2026-11-23T09:00:00.000Z',
    store: listening(openSqlite(':memory:')),
    ...(deliver === 'wakes' && { version: 'older' }),
  });
  await loadRegionNorth(world.store);
  for (let number = 1; number < size; number += 1) {
    const colleague = someone(`collega${number}`, 'praktijk');
    await addStaff(world.store, 'practice', colleague, { organisation: 'praktijk', teams: ['praktijk.team'] });
    await world.person(colleague).installs();
  }
  const nurse = world.person(people.nurse);
  for (const each of [people.nurse, people.colleague, people.assistant, people.practiceNurse])
    await world.person(each).installs();
  await practiceStarts(world.person(people.gp));
  await world[deliver]();
  world.later(1);
  await nurse.posts('thread.answer', { ...dataOf(nurse.lastCard(), 'Antwoord'), text: 'De wond is schoon.' });
  [reads.length, commits.length] = [0, 0];
  await world[deliver]();
  return { reads: [...reads], commits: [...commits] };
}

const counted = (all: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const each of all) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
};

const byState = ['noticesByState', 'cardsByState'];

test.each<[string, 'wakes' | 'deliver', number, number]>([
  ['as it was told of it, asks for nothing that is due and reads the thread once', 'wakes', 0, 1],
  ['as the store says what is due, reads the thread for the notice and for the cards', 'deliver', 4, 2],
])('delivering %s; a reader more costs who they are and not one commit', async (_, deliver, asked, threads) => {
  const few = await answerToTeamOf(3, deliver);
  await world.close();
  const many = await answerToTeamOf(13, deliver);
  const [before, after] = [counted(few.reads), counted(many.reads)];
  const more = Object.entries(after).map(([what, count]) => [what, (count - (before[what] ?? 0)) / 10] as const);
  expect(Object.fromEntries(more.filter(([, count]) => count !== 0))).toEqual({ person: 1, staff: 2 });
  expect(many.reads.filter((each) => byState.includes(each))).toHaveLength(asked);
  expect(after['thread'] ?? 0).toBe(threads);
  // Who asked has two cards of it, which come into their chat one after the other.
  expect(many.commits).toHaveLength(5);
});
