import { digestDue } from '../../domain/schedule';
import type { DocumentOf } from '../../store/documents';
import type { Write } from '../../store/store';
import { newCard } from '../deliveries/card-documents';
import type { Deps } from '../deps';
import { readAll } from '../read-all';
import { digestOf } from './read-digest';

/**
 * G1, G2: decides every team's digest whose time has come. The inserted digest document is the
 * decision, so that restarts, several instances and both DST changes give one a day; its card
 * is committed with it. Nothing overdue: decided too, without a card. Answers how many were sent.
 */
export async function planDigests(deps: Deps): Promise<number> {
  const teams = await readAll(deps.store, 'teams', 'team', {}, 10_000);
  let planned = 0;
  for (const { doc: team } of teams) {
    if (team.contactPersonId !== null && (await planDigest(deps, team, team.contactPersonId))) planned += 1;
  }
  if (planned > 0) deps.wake();
  return planned;
}

async function planDigest(deps: Deps, team: DocumentOf<'team'>, personId: string): Promise<boolean> {
  const date = digestDue(team.digestTime, deps.region.terms.zone, deps.now());
  if (date === undefined) return false;
  const id = `digest:${team.teamId}:${personId}:${date}`;
  if (await deps.store.get('digest', team.partition, id)) return false;
  const { overdue } = await digestOf(deps, team.teamId);
  const digest: DocumentOf<'digest'> = {
    type: 'digest',
    partition: team.partition,
    id,
    schemaVersion: 1,
    organisationId: team.organisationId,
    teamId: team.teamId,
    personId,
    date,
    overdue: overdue.length,
    at: deps.now(),
  };
  const about = { kind: 'digest' as const, organisationId: team.organisationId, teamId: team.teamId, date };
  const card = newCard(deps, team.partition, { personId, about, subjectId: id, version: 1 });
  const writes: Write[] = [{ kind: 'insert', doc: digest }];
  if (overdue.length > 0) writes.push({ kind: 'insert', doc: card });
  const committed = await deps.store.commit(team.partition, writes);
  return committed.ok && overdue.length > 0;
}
