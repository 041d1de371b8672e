import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { managedOrganisations } from '../../domain/rights';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Allowed } from '../decide';
import type { Deps } from '../deps';
import { contactTeams } from '../directory/abilities';
import { allOrganisations } from '../directory/all-of';

/** A1: the organisations whose absence this person keeps: as account manager, or as a team's contact person. */
export async function keptOrganisations(deps: Deps, actor: Actor): Promise<string[]> {
  const contact = (await contactTeams(deps, actor)).map((team) => team.organisationId);
  return [...new Set([...managedOrganisations(actor), ...contact])];
}

/** The organisation, for someone who keeps its absences; others learn nothing about it. */
export async function keptOrganisation(
  deps: Deps,
  actor: Actor,
  organisationId: string,
): Promise<Outcome<DocumentOf<'organisation'>>> {
  const kept = await keptOrganisations(deps, actor);
  // A refusal: as it is now, not as it is shown.
  const organisation = kept.includes(organisationId) && (await find(deps.store, key.organisation(organisationId)));
  return organisation ? accept(organisation.doc) : refuse({ kind: 'not-absence-keeper' });
}

/**
 * The same, for work on its absences. It rests on their place there as it is, and for who is no account manager on the
 * teams whose contact person they are.
 */
export async function keeps(deps: Deps, actor: Actor, organisationId: string): Promise<Outcome<Allowed>> {
  const place = await find(deps.store, key.staff(organisationId, actor.personId));
  const today = { ...actor, staff: place?.doc.active === true ? [place.doc] : [] };
  const kept = await keptOrganisation(deps, today, organisationId);
  if (!kept.ok || place === undefined) return refuse({ kind: 'not-absence-keeper' });
  const manages = managedOrganisations(today).length > 0;
  const teams = manages ? [] : await contactTeams(deps, today);
  const stored = await Promise.all(teams.map(({ teamId }) => find(deps.store, key.team(organisationId, teamId))));
  return accept({ restsOn: [place, ...stored.flatMap((team) => team ?? [])] });
}

export interface DeputyChoice {
  organisationId: string;
  name: string;
}

/** A1: who can stand in: the other practices whose telephone number is known. */
export async function deputiesFor(deps: Deps, organisationId: string): Promise<DeputyChoice[]> {
  return (await allOrganisations(deps))
    .filter((each) => each.kind === 'practice' && each.phone !== '' && each.organisationId !== organisationId)
    .map((each) => ({ organisationId: each.organisationId, name: each.name }));
}
