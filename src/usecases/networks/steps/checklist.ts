import { openSince } from '../../../domain/steps';
import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import type { Stored } from '../../../store/store';
import type { Deps } from '../../deps';

export type ChecklistDocument = DocumentOf<'checklist'>;
type ChecklistFacts = Omit<ChecklistDocument, 'turnTeamId' | 'placeAt'>;

/** The steps of a network that starts now (N3, N4). */
export function newChecklist(
  network: DocumentOf<'network'>,
  practiceTeamId: string,
  askThreadId: string | null = null,
): ChecklistDocument {
  return withPlace({
    ...key.checklist(network.networkId),
    schemaVersion: 1,
    networkId: network.networkId,
    practiceId: network.practiceId,
    practiceTeamId,
    startedAt: network.startedAt,
    events: [],
    askThreadId,
  });
}

/**
 * The checklist with its place in Openstaand computed from its events (N7). A step has no term, so
 * it stands behind everything that has a deadline, the oldest first: `~` sorts after every moment.
 */
export function withPlace(facts: ChecklistFacts): ChecklistDocument {
  const since = openSince(facts);
  return since === undefined
    ? { ...facts, turnTeamId: null, placeAt: null }
    : { ...facts, turnTeamId: facts.practiceTeamId, placeAt: `~${since}` };
}

/** The checklist of a network. */
export function readChecklist(deps: Deps, networkId: string): Promise<Stored<ChecklistDocument> | undefined> {
  return find(deps.store, key.checklist(networkId));
}
