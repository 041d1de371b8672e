import { isDeepStrictEqual } from 'node:util';
import type { DocumentOf } from '../../src/store/documents';
import type { Store, Write } from '../../src/store/store';
import { find, key } from '../../src/store/keys';

/** A store that tells of each commit after which documents would not agree that only agree by the order or the batch of their writes. */
export function watchedCommits(inner: Store): { store: Store; disagreeing: string[] } {
  const disagreeing: string[] = [];
  const commit: Store['commit'] = async (partition, writes, until) => {
    disagreeing.push(...(await placesNotNamed(inner, writes)), ...consentsNotSaid(writes));
    return inner.commit(partition, writes, until);
  };
  return { store: { ...inner, commit }, disagreeing };
}

const docsOf = (writes: readonly Write[]) => writes.flatMap((write) => (write.kind === 'remove' ? [] : [write.doc]));

/** ADR 26: a place comes to be after the person's document names its organisation. */
async function placesNotNamed(store: Store, writes: readonly Write[]): Promise<string[]> {
  const told: string[] = [];
  for (const doc of docsOf(writes)) {
    if (doc.type !== 'staff') continue;
    const person = await find(store, key.person(doc.personId)).catch(() => undefined);
    if (person?.doc.organisationIds?.includes(doc.organisationId) !== true) told.push(`${doc.id} is not named`);
  }
  return told;
}

/** ADR 22: the network says of the consent recorded in the same batch what a card says of it, and nothing of one that does not hold. */
function consentsNotSaid(writes: readonly Write[]): string[] {
  const docs = docsOf(writes);
  const network = docs.find((doc): doc is DocumentOf<'network'> => doc.type === 'network');
  if (network === undefined) return [];
  const holds = network.withdrawn === undefined && network.forgotten === undefined;
  if (!holds && network.consent !== undefined) return [`${network.partition} still says its consent`];
  return docs.flatMap((doc) => {
    if (doc.type !== 'consent') return [];
    const { givenBy, form, recordedAt } = doc;
    const said = network.consent && { ...network.consent, ofTheNextVersion: undefined };
    const same = isDeepStrictEqual(said, { givenBy, form, recordedAt, ofTheNextVersion: undefined });
    return same ? [] : [`${network.partition} does not say ${doc.id}`];
  });
}
