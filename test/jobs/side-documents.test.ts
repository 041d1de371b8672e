import { UnreadableDocument, type DocumentType } from '../../src/store/documents';
import { loadRegionNorth, people } from '../helpers/region-north';
import { mirroredStore } from '../helpers/mirrored-store';
import { practiceStarts } from '../helpers/steps';
import { unreadableDocument } from '../helpers/unreadable';
import { createWorld } from '../helpers/world';

/** What each that is missing is told with. */
const words = {
  'client-key': 'the place of a client at the practice was missing and is written',
  member: 'the membership of a team was missing and is written',
  seat: 'the seat of a person in a team was missing and is written',
  person: 'a person’s document did not name an organisation and does now',
};

test.each(Object.entries(words))(
  'N1, N10, ADR 26: a %s that is missing is found, written and told',
  async (type, said) => {
    const { store, documents } = mirroredStore();
    const world = await createWorld({ store, version: 'older' });
    await loadRegionNorth(world.store);
    for (const each of [people.gp, people.nurse]) await world.person(each).installs();
    await practiceStarts(world.person(people.gp));
    await world.deliver();
    const placesOf = () => documents().flatMap((doc) => (doc.type === type ? [`${doc.partition} ${doc.id}`] : []));
    const before = placesOf();
    for (const doc of documents().filter((each) => each.type === type)) {
      const { revision } = (await store.get(doc.type, doc.partition, doc.id))!;
      await store.commit(doc.partition, [{ kind: 'remove', id: doc.id, revision }]);
    }
    expect([before.length > 0, placesOf()]).toEqual([true, []]);
    await world.runs('retention');
    expect(placesOf().sort()).toEqual(before.sort());
    expect(world.log.filter((line) => line.includes(said)).length).toBeGreaterThanOrEqual(before.length);
    await world.close();
  },
);

test.each<DocumentType>(['client-key', 'member', 'seat', 'person'])(
  'a %s that cannot be read is there, stays as it is, and is told by its id',
  async (type) => {
    const { store, documents } = mirroredStore();
    const world = await createWorld({ store, version: 'older' });
    await loadRegionNorth(world.store);
    for (const each of [people.gp, people.nurse]) await world.person(each).installs();
    await practiceStarts(world.person(people.gp));
    const { partition, id } = documents().find((doc) => doc.type === type)!;
    const mend = await unreadableDocument(store, { type, partition, id }, { schemaVersion: 'later' });
    const told = await world.runs('retention').then(() => [], documentsOf);
    expect(told).toContain(id);
    await mend();
    await world.close();
  },
);

function documentsOf(fault: unknown): string[] {
  const faults: unknown[] = fault instanceof AggregateError ? fault.errors : [fault];
  return faults.flatMap((each) => (each instanceof UnreadableDocument ? [each.documentId] : []));
}
