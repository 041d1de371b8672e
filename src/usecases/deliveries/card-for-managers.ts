import { DateTime } from 'luxon';
import { organisationPartition } from '../../store/partitions';
import type { CardSubject } from '../../store/documents';
import { insert } from '../../store/write';
import { accountManagers } from '../access/account-managers';
import type { Deps } from '../deps';
import { newCard } from '../notices/card-documents';

/** Today, as a local date. */
export function localDate(deps: Pick<Deps, 'now' | 'region'>): string {
  return DateTime.fromISO(deps.now(), { zone: deps.region.terms.zone }).toISODate() ?? '';
}

/** Something that the account managers of an organisation must know: each has one card of it, however often it is found. */
export async function cardForManagers(
  deps: Deps,
  about: Extract<CardSubject, { kind: 'unreachable' | 'absence-clash' }>,
  subjectId: string,
): Promise<void> {
  const partition = organisationPartition(about.organisationId);
  for (const { personId } of await accountManagers(deps, about.organisationId)) {
    const doc = newCard(deps, partition, { personId, about, subjectId, version: 1 });
    // `exists`: told before.
    await deps.store.commit(partition, [insert(doc)]);
  }
}
