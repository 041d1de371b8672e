import { checkExtension, type ExtensionValues } from '../../../domain/consent-given';
import type { Actor } from '../../../domain/directory';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import type { Language } from '../../../domain/language';
import { told } from '../../../domain/told';
import type { DocumentOf } from '../../../store/documents';
import { key } from '../../../store/keys';
import { networkPartition, organisationOfTeam } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import { alignNetwork } from '../../messages/align-threads';
import { auditWrite } from '../../audit';
import { decide, earlierPress, pressMarker, type Press } from '../../decide';
import type { Deps } from '../../deps';
import { readTeams, type TeamInfo } from '../../directory/read-teams';
import { readReadable } from '../../read-all';
import { coveredBy } from '../covered';
import { findOpenNetwork } from '../find-network';
import { memberWrite } from '../start/network-documents';
import { networkNotice } from './network-notice';

/** The teams that can join: every team not in the network yet. */
export async function teamsToAdd(deps: Deps, network: Pick<DocumentOf<'network'>, 'teamIds'>): Promise<TeamInfo[]> {
  const { found: all } = await readReadable(deps.store, 'teams', 'team');
  const ids = all.map(({ doc }) => doc.teamId).filter((teamId) => !network.teamIds.includes(teamId));
  return [...(await readTeams(deps, ids)).values()];
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
 * by that same batch does the team become a member (N1). Any member may record it.
 */
export async function extendConsent(
  deps: Deps,
  actor: Actor,
  input: ExtendConsent,
): Promise<Outcome<{ teamId: string }>> {
  const extended = await extend(deps, actor, input);
  // A2: a deputy that is covered now may take over, so that a term which stood still runs on (D3).
  if (extended.ok) await alignNetwork(deps, input.networkId);
  return extended;
}

function extend(deps: Deps, actor: Actor, input: ExtendConsent): Promise<Outcome<{ teamId: string }>> {
  const partition = networkPartition(input.networkId);
  return decide<{ teamId: string }>(deps, async () => {
    const access = await findOpenNetwork(deps, actor, input.networkId);
    if (!access.ok) return access;
    const earlier = await earlierPress(deps, partition, actor, input.press);
    if (earlier !== undefined) return accept({ teamId: earlier });
    const text = deps.region.consent[input.language];
    if (text.sha256 !== input.shownText) return refuse({ kind: 'consent-text-changed' });
    const offered = await teamsToAdd(deps, access.value.network);
    const ids = offered.map((team) => team.teamId);
    const checked = checkExtension(input, ids);
    if (!checked.ok) return checked;
    const { teamId, ...given } = checked.value;
    const number = (access.value.network.consents ?? 1) + 1;
    const network = { ...access.value.network, consents: number, teamIds: [...access.value.network.teamIds, teamId] };
    const recordedByOrganisation = organisationOfTeam(access.value.ownTeams[0] ?? '');
    const consent: DocumentOf<'consent'> = {
      ...key.consent(input.networkId, number),
      schemaVersion: 1,
      networkId: input.networkId,
      text,
      ...given,
      recordedBy: actor.personId,
      recordedByOrganisation,
      recordedAt: deps.now(),
      covers: [...new Set([...(await coveredBy(deps, access.value.network)), organisationOfTeam(teamId)])],
    };
    const writes: Write[] = [
      { kind: 'replace', doc: network, revision: access.value.revision },
      { kind: 'insert', doc: consent },
      memberWrite(network, teamId, deps.now()),
      { kind: 'insert', doc: networkNotice(deps, network, 'joined', told.joined(teamId)) },
      { kind: 'insert', doc: pressMarker(deps, partition, actor, input.press, teamId) },
      auditWrite(deps, partition, actor, {
        action: 'consent.extend',
        object: `consent:${input.networkId}:${number}`,
        ground: 'consent given',
        detail: teamId,
        organisationId: recordedByOrganisation,
      }),
    ];
    return { ...accept({ teamId }), partition, writes };
  });
}
