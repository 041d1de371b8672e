import fc from 'fast-check';
import type { CommitResult, Store, Write } from '../../src/store/store';
import { sample } from './sample';

/** A write as drawn: which document, and whether with the revision it has or one it had. */
interface Drawn {
  kind: Write['kind'];
  id: string;
  team: string;
  current: boolean;
}

interface Known {
  team: string;
  revision: string;
}

const ids = ['a', 'b', 'c', 'd'];
const teams = ['red', 'blue'];

const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom('insert', 'replace', 'remove'),
  id: fc.constantFrom(...ids),
  team: fc.constantFrom(...teams),
  current: fc.boolean(),
});
const batch = fc.uniqueArray(drawn, { selector: ({ id }) => id, minLength: 1, maxLength: 4 });
const sequence = fc.array(fc.record({ partition: fc.constantFrom('p', 'q'), batch }), { minLength: 1, maxLength: 8 });

/** The whole of what a store promises about commits, kept in a map. */
class Model {
  readonly known = new Map<string, Known>();
  readonly old = new Map<string, string>();

  writes(partition: string, batch: Drawn[]): Write[] {
    return batch.map(({ kind, id, team, current }) => {
      const key = `${partition} ${id}`;
      const revision = (current ? this.known : undefined)?.get(key)?.revision ?? this.old.get(key) ?? 'never';
      if (kind === 'remove') return { kind, id, revision };
      const doc = sample('seat', partition, id, { teamId: team, personId: id });
      return kind === 'insert' ? { kind, doc } : { kind, doc, revision };
    });
  }

  /** What the store must answer. */
  expected(partition: string, writes: Write[]): CommitResult | 'stored' {
    for (const [index, write] of writes.entries()) {
      const there = this.known.get(`${partition} ${write.kind === 'remove' ? write.id : write.doc.id}`);
      if (write.kind === 'insert' && there) return { ok: false, reason: 'exists', index };
      if (write.kind !== 'insert' && there?.revision !== write.revision) return { ok: false, reason: 'changed', index };
    }
    return 'stored';
  }

  store(partition: string, batch: Drawn[], revisions: string[]): void {
    for (const [index, { kind, id, team }] of batch.entries()) {
      const key = `${partition} ${id}`;
      const before = this.known.get(key);
      if (before) this.old.set(key, before.revision);
      if (kind === 'remove') this.known.delete(key);
      else this.known.set(key, { team, revision: revisions[index] ?? '' });
    }
  }
}

/** Draws sequences of commits and compares each answer, and what is left at the end, with the model. */
export async function sameAsModel(store: Store, numRuns: number): Promise<void> {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(sequence, async (steps) => {
      // Partitions of its own for each run: nothing of the run before is there.
      run += 1;
      const model = new Model();
      for (const { partition, batch } of steps) {
        const place = `${partition}:${run}`;
        const writes = model.writes(place, batch);
        const expected = model.expected(place, writes);
        const result = await store.commit(place, writes);
        if (expected !== 'stored') expect(result).toEqual(expected);
        else if (!result.ok) throw new Error(`Refused: ${result.reason} at ${result.index}`);
        else model.store(place, batch, result.revisions);
      }
      for (const partition of [`p:${run}`, `q:${run}`]) await expectSame(store, partition, model);
    }),
    { numRuns },
  );
}

async function expectSame(store: Store, partition: string, model: Model): Promise<void> {
  for (const id of ids) {
    const read = await store.get('seat', partition, id);
    const known = read && { team: read.doc.teamId, revision: read.revision };
    expect(known).toEqual(model.known.get(`${partition} ${id}`));
  }
  for (const team of teams) {
    const found = await store.query('seatsOfTeam', team, { partition, limit: 10 });
    const inModel = ids.filter((id) => model.known.get(`${partition} ${id}`)?.team === team);
    expect(found.items.map(({ doc }) => doc.id)).toEqual(inModel);
  }
}
