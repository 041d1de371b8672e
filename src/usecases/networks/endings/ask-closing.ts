import type { Actor } from '../../../domain/directory';
import { checkText, type Statements } from '../../../domain/message-form';
import { refuse, type Outcome } from '../../../domain/outcome';
import { teamName } from '../../../domain/team-name';
import { turnOf } from '../../../domain/thread';
import { replace } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import { organisationOfTeam } from '../../../store/partitions';
import { change, decide, type Press } from '../../decide';
import { threadPauses } from '../../directory/read-absences';
import type { Deps } from '../../deps';
import { readTeam, type TeamInfo } from '../../directory/read-teams';
import { newThread, sentOf, threadStart, type Sent } from '../../messages/send-message';
import { coveredBy } from '../covered';
import { inNetwork, type NetworkAccess } from '../find-network';

export interface AskClosing extends Statements {
  networkId: string;
  /** On behalf of which own team; needed only with several. */
  fromTeam: string;
  /** The subject in the sender's language; people type only the text. */
  subject: string;
  text: string;
  press: Press;
}

/** N9: the own teams that can send a closing message: those that are not the practice's. */
export function askingTeams(access: Pick<NetworkAccess, 'network' | 'ownTeams'>): string[] {
  return access.ownTeams.filter((teamId) => organisationOfTeam(teamId) !== access.network.practiceId);
}

/** N9: those of them that have no closing message under way: one at a time for each. */
export async function teamsMayAsk(deps: Deps, access: Pick<NetworkAccess, 'network' | 'ownTeams'>): Promise<string[]> {
  const own = askingTeams(access);
  const asked = await Promise.all(own.map((teamId) => asksAlready(deps, access.network, teamId)));
  return own.filter((_, index) => asked[index] === false);
}

/** The practice's team in a network: to whom a closing message goes. */
export async function practiceTeamOf(deps: Deps, network: DocumentOf<'network'>): Promise<TeamInfo> {
  const teamId = network.teamIds.find((each) => organisationOfTeam(each) === network.practiceId);
  return readTeam(deps, teamId ?? '');
}

/**
 * N9: a team that finds coordination no longer needed says so to the practice: a thread of category
 * Administratie (48 hours, M2), marked as closing message. One at a time for each team; the
 * practice may answer it like any message, or close the network.
 */
export function askClosing(deps: Deps, actor: Actor, input: AskClosing): Promise<Outcome<Sent>> {
  const { networkId } = input;
  const work = inNetwork(deps, actor, input, (threadId) => ({ networkId, threadId }));
  return decide(deps, work, async (access) => {
    const { network } = access;
    const own = askingTeams(access);
    if (own.length === 0) return refuse({ kind: 'practice-need-not-ask' });
    const teamId = own.find((id) => id === input.fromTeam) ?? onlyOne(await teamsMayAsk(deps, access), own);
    if (teamId === undefined) return refuse({ kind: 'own-team-missing' });
    if (await asksAlready(deps, network, teamId)) return refuse({ kind: 'closing-asked' });
    const practice = await practiceTeamOf(deps, network);
    const to = { teamName: teamName(practice), phone: practice.phone };
    const text = checkText(input.text, to, input, { purpose: 'asking-form', seen: false, worded: true });
    if (!text.ok) return text;
    const message = { category: 'administration' as const, teamId: practice.teamId, subject: input.subject };
    const pauses = await threadPauses(deps, await coveredBy(deps, network), {
      askerTeamId: teamId,
      addresseeTeamId: practice.teamId,
      since: deps.now(),
    });
    const asks = { ...message, text: text.value, asks: true };
    const thread = newThread(deps, network, actor, teamId, asks, pauses, { closing: true });
    const asked = { at: deps.now(), personId: actor.personId, teamId, threadId: thread.threadId };
    const others = (network.closingAsked ?? []).filter((each) => each.teamId !== teamId);
    const start = threadStart(deps, actor, thread);
    const noted = replace(access, { ...network, closingAsked: [...others, asked] });
    return change(sentOf(deps, thread), { ...start, writes: [noted, ...start.writes] });
  });
}

/** Not asked for where there is no choice. */
function onlyOne(...choices: string[][]): string | undefined {
  return choices.find((teams) => teams.length === 1)?.[0];
}

async function asksAlready(deps: Deps, network: DocumentOf<'network'>, teamId: string): Promise<boolean> {
  const asked = network.closingAsked?.find((each) => each.teamId === teamId);
  if (asked === undefined) return false;
  const thread = await find(deps.store, key.thread(network.networkId, asked.threadId));
  return thread !== undefined && turnOf(thread.doc).side !== null;
}
