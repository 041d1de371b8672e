import { checkExtension, type ExtensionValues } from '../../../domain/consent-given';
import type { Actor } from '../../../domain/directory';
import { refuse, type Outcome } from '../../../domain/outcome';
import type { Language } from '../../../domain/language';
import { told } from '../../../domain/told';
import { insert, replace } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { key } from '../../../store/keys';
import { organisationOfTeam } from '../../../store/partitions';
import { change, decide, type Press } from '../../decide';
import type { Deps } from '../../deps';
import { consentHeld } from '../consent-held';
import { onRecord } from '../../auditing/consent-on-record';
import { allOrganisations, byName } from '../../directory/all-of';
import { teamInfo, type TeamInfo } from '../../directory/read-teams';
import { coveredBy } from '../covered';
import { inNetwork } from '../find-network';
import { memberWrite } from '../start/network-documents';
import { networkNotice } from './network-notice';

/** The teams that can join: every team not in the network yet. */
export async function teamsToAdd(deps: Deps, network: Pick<DocumentOf<'network'>, 'teamIds'>): Promise<TeamInfo[]> {
  const found = (await allOrganisations(deps)).flatMap((organisation) => {
    const others = organisation.teams.filter(({ teamId }) => !network.teamIds.includes(teamId));
    return others.map((team) => teamInfo(deps, organisation, team));
  });
  return (await Promise.all(found)).sort(byName);
}

export interface ExtendConsent extends ExtensionValues {
  networkId: string;
  language: Language;
  /** SHA-256 of the text the card showed. */
  shownText: string;
  confirmed: boolean;
  press: Press;
}

/**
 * C4: a team that joins later. The standard text is shown and confirmed again, recorded as a
 * consent of its own with exact text, giver and recorder (C1, C2; the earlier ones stay), and only
 * by that same batch does the team become a member (N1). Any member may record it. The terms of its threads follow by
 * the notice (A2).
 */
export function extendConsent(deps: Deps, actor: Actor, input: ExtendConsent): Promise<Outcome<{ teamId: string }>> {
  const { networkId } = input;
  const work = inNetwork(deps, actor, input, (teamId) => ({ teamId }));
  return decide(deps, work, async (access) => {
    const text = deps.region.consent[input.language];
    if (text.sha256 !== input.shownText) return refuse({ kind: 'consent-text-changed' });
    const offered = await teamsToAdd(deps, access.network);
    const ids = offered.map((team) => team.teamId);
    const checked = checkExtension(input, ids);
    if (!checked.ok) return checked;
    const { teamId, ...given } = checked.value;
    const number = (access.network.consents ?? 1) + 1;
    const covers = [...new Set([...(await coveredBy(deps, access.network)), organisationOfTeam(teamId)])];
    const recordedByOrganisation = organisationOfTeam(access.ownTeams[0] ?? '');
    const recorded = { recordedBy: actor.personId, recordedByOrganisation, recordedAt: deps.now() };
    const consent: DocumentOf<'consent'> = {
      ...key.consent(networkId, number),
      schemaVersion: 1,
      networkId,
      text,
      ...given,
      ...recorded,
      covers,
    };
    const teamIds = [...access.network.teamIds, teamId];
    const network = { ...access.network, ...consentHeld(consent), consents: number, covers, teamIds };
    return change(
      { teamId },
      {
        writes: [
          replace(access, network),
          insert(consent),
          memberWrite(network, teamId, deps.now()),
          insert(networkNotice(deps, network, 'joined', told.joined(teamId))),
        ],
        record: {
          action: 'consent.extend',
          object: `consent:${networkId}:${number}`,
          ground: 'consent given',
          detail: teamId,
          organisationId: recordedByOrganisation,
          consent: onRecord(consent, number),
        },
        result: teamId,
      },
    );
  });
}
