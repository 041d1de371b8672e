import { personPartition } from '../../store/partitions';
import type { Deps } from '../deps';

/** The bot was removed: the conversation reference goes, so that cards wait until the person is back. */
export async function leave(deps: Deps, personId: string): Promise<void> {
  const partition = personPartition(personId);
  const known = await deps.store.get('person', partition, 'person');
  if (!known) return;
  const doc = { ...known.doc, conversation: null };
  await deps.store.commit(partition, [{ kind: 'replace', doc, revision: known.revision }]);
}
