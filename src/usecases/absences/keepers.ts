import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { managedOrganisations } from '../../domain/rights';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Stored } from '../../store/store';
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
): Promise<Outcome<Stored<DocumentOf<'organisation'>>>> {
  const kept = await keptOrganisations(deps, actor);
  const organisation = kept.includes(organisationId) && (await find(deps.store, key.organisation(organisationId)));
  return organisation ? accept(organisation) : refuse({ kind: 'not-absence-keeper' });
}

/** Leave for work on an organisation's absences. */
export interface Keeping extends Allowed {
  organisation: Stored<DocumentOf<'organisation'>>;
}

/** The same, for work on its absences. It rests on their place there and on the organisation, whose contact persons it names. */
export async function keeps(deps: Deps, actor: Actor, organisationId: string): Promise<Outcome<Keeping>> {
  const place = await find(deps.store, key.staff(organisationId, actor.personId));
  const today = { ...actor, staff: place?.doc.active === true ? [place.doc] : [] };
  const kept = await keptOrganisation(deps, today, organisationId);
  if (!kept.ok || place === undefined) return refuse({ kind: 'not-absence-keeper' });
  return accept({ organisation: kept.value, restsOn: [place, kept.value] });
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
