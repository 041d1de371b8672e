import { find, key } from '../../src/store/keys';
import { organisationPartition } from '../../src/store/partitions';
import type { Store } from '../../src/store/store';

/** An organisation as 0.1.0 kept it: its teams beside it, and nothing of its absences on it. */
export async function asFormer(store: Store, organisationId: string): Promise<void> {
  const { doc, revision } = (await find(store, key.organisation(organisationId)))!;
  const { teams, absences: _absences, ...own } = doc;
  const partition = organisationPartition(organisationId);
  for (const team of teams) {
    const place = { type: 'team' as const, partition, id: `team:${team.teamId}`, schemaVersion: 1 };
    await store.commit(partition, [{ kind: 'insert', doc: { ...place, ...team, organisationId } }]);
  }
  await store.commit(partition, [{ kind: 'replace', doc: own as typeof doc, revision }]);
}
