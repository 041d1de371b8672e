import type { Store } from '../../src/store/store';
import { find, key } from '../../src/store/keys';

/** A store that tells of each place that came to be while its person's document did not name the organisation (ADR 26). */
export function placesNamed(inner: Store): { store: Store; unnamed: string[] } {
  const unnamed: string[] = [];
  const commit: Store['commit'] = async (partition, writes, until) => {
    for (const write of writes) {
      if (write.kind === 'remove' || write.doc.type !== 'staff') continue;
      const { personId, organisationId, id } = write.doc;
      const person = await find(inner, key.person(personId)).catch(() => undefined);
      if (person?.doc.organisationIds?.includes(organisationId) !== true) unnamed.push(id);
    }
    return inner.commit(partition, writes, until);
  };
  return { store: { ...inner, commit }, unnamed };
}
