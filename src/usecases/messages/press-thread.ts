import type { Actor } from '../../domain/directory';
import { checkText, type Statements } from '../../domain/message-form';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { actsOf } from '../../domain/reading/acts';
import { reachable } from '../../domain/reachable';
import type { Refusal } from '../../domain/refusal';
import { teamName } from '../../domain/team-name';
import {
  askedBackSince,
  endsElsewhere,
  isMessage,
  isOwnMessage,
  otherSide,
  seenSince,
  sideOf,
  takenUp,
  teamOf,
  turnOf,
} from '../../domain/thread';
import { eventOf, pressesFor, purposeOf, threadPresses, type ThreadPress } from '../../domain/thread-press';
import { told } from '../../domain/told';
import { insert } from '../../store/write';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Stored } from '../../store/store';
import { change, decide, type Change, type Press } from '../decide';
import type { Deps } from '../deps';
import { threadPauses } from '../directory/read-absences';
import { readOrganisation, readTeam } from '../directory/read-teams';
import { coveredBy } from '../networks/covered';
import { inNetwork, onBehalfOf, type NetworkAccess } from '../networks/find-network';
import type { Sent } from './send-message';
import { isAway } from './taken-up';
import { threadNotice, withEvent } from './thread-documents';
import { threadWrites } from './thread-messages';

type Thread = DocumentOf<'thread'>;

export interface PressThread extends Statements {
  networkId: string;
  threadId: string;
  what: ThreadPress;
  /** What was typed, for the presses that carry text. */
  text: string;
  /** M7: since when the question has been open that is settled without an answer. */
  despite?: string | undefined;
  press: Press;
}

/**
 * Gezien, Antwoord, Antwoord met wedervraag, Afgehandeld, Heropenen (M7), Ik pak dit op (M12), Aanvulling (M13), decided
 * on today's state whatever the card shows. Of two answers at once the first counts; the second is
 * refused with what was typed still on the card. Pressing twice does it once.
 */
export function pressThread(deps: Deps, actor: Actor, input: PressThread): Promise<Outcome<Sent>> {
  const { networkId, threadId } = input;
  const done = { networkId, threadId };
  const work = inNetwork(deps, actor, input, () => done, { forThread: threadId });
  return decide(deps, work, async (access) => {
    const found = await find(deps.store, key.thread(networkId, threadId));
    if (!found) return refuse({ kind: 'not-found' });
    const teamId = access.ownTeams.find((own) => pressesFor(found.doc, own).includes(input.what));
    if (teamId === undefined) return refuse(await whyNot(deps, found.doc, access, input.what));
    const hindered = await hindrance(deps, access, teamId, found.doc, input);
    if (hindered) return refuse(hindered);
    if (isDone(found.doc, actor, teamId, input)) return accept(done);
    const text = await checkedText(deps, found.doc, teamId, input);
    if (!text.ok) return text;
    const current = { ...found, doc: await withPauses(deps, access.network, found.doc) };
    const as = await actingAs(deps, actor, access, teamId);
    return change({ ...done, read: true }, pressed(deps, actor, current, as, input, text.value));
  });
}

/** A mark that is there already. */
function isDone(thread: Thread, { personId }: Actor, teamId: string, { what, text }: PressThread): boolean {
  if (what === 'seen') return seenSince(thread).some((event) => event.teamId === teamId);
  if (what !== 'take-up' || text.trim() !== '') return false;
  const taken = takenUp(thread);
  return taken?.personId === personId && taken.teamId === teamId;
}

/** M7: what would be left unanswered is asked about once. */
async function hindrance(
  deps: Deps,
  access: NetworkAccess,
  teamId: string,
  thread: Thread,
  { what, despite }: PressThread,
): Promise<Refusal | undefined> {
  if (what === 'take-up') return whyNotHere(deps, access, teamId);
  const since = what === 'settle' ? askedBackSince(thread) : undefined;
  if (since === undefined || since === despite) return undefined;
  return { kind: 'question-open', teamName: teamName(await readTeam(deps, thread.addresseeTeamId)) };
}

/** M12: what somebody of an organisation that is away takes up would fall back at once. */
async function whyNotHere(deps: Deps, { standsInFor }: NetworkAccess, teamId: string): Promise<Refusal | undefined> {
  if (standsInFor.some((away) => away.teamId === teamId)) return undefined;
  return isAway(await readTeam(deps, teamId)) ? { kind: 'own-team-away' } : undefined;
}

interface ActingAs {
  teamId: string;
  authorName: string;
  record: ReturnType<typeof onBehalfOf>;
}

/** A2: whoever stands in for an absent team is named as its deputy, with the own organisation. */
async function actingAs(deps: Deps, actor: Actor, access: NetworkAccess, teamId: string): Promise<ActingAs> {
  const record = onBehalfOf(access, teamId);
  if (!access.standsInFor.some((away) => away.teamId === teamId)) return { teamId, authorName: actor.name, record };
  const own = await readOrganisation(deps, record.organisationId);
  return { teamId, authorName: `${actor.name} (waarnemer, ${own?.name ?? '–'})`, record };
}

/** D3: the thread with the absences as they are recorded now. */
async function withPauses(deps: Deps, network: NetworkAccess['network'], thread: Thread): Promise<Thread> {
  const pauses = await threadPauses(deps, await coveredBy(deps, network), { ...thread, since: thread.startedAt });
  return { ...thread, pauses };
}

async function checkedText(deps: Deps, thread: Thread, teamId: string, input: PressThread): Promise<Outcome<string>> {
  const wanted = threadPresses[input.what].text;
  if (!wanted || (wanted === 'optional' && input.text.trim() === '')) return accept('');
  const side = sideOf(thread, teamId) ?? 'asker';
  const to = await readTeam(deps, teamOf(thread, otherSide(side)));
  const place = { purpose: purposeOf(input.what, side), seen: pressesFor(thread, teamId).includes('seen') };
  return checkText(input.text, reachable(to), input, place);
}

function pressed(
  deps: Deps,
  actor: Actor,
  found: Stored<Thread>,
  { teamId, authorName, record }: ActingAs,
  input: PressThread,
  text: string,
): Change {
  const { what } = input;
  const side = sideOf(found.doc, teamId) ?? 'asker';
  const kind = eventOf(what, side, actsOf(text), input, endsElsewhere(found.doc));
  const by = { at: deps.now(), personId: actor.personId, teamId };
  const written = isMessage(kind) && text !== '' ? { ...by, kind, authorName, text } : undefined;
  const thread = withEvent(deps.region, found.doc, { ...by, kind }, written);
  return {
    writes: [...threadWrites(found, thread), insert(threadNotice(deps, thread, told.pressed(thread, what, kind)))],
    // Whoever presses is shown the thread as it is then (NEN 7513).
    record: [`thread.${what}`, 'thread.read'].map((action) => ({
      action,
      object: `thread:${thread.threadId}`,
      ...record,
    })),
    result: thread.threadId,
  };
}

async function whyNot(deps: Deps, thread: Thread, access: NetworkAccess, what: ThreadPress): Promise<Refusal> {
  const { ownTeams, standsInFor } = access;
  const turn = turnOf(thread);
  const asker = ownTeams.includes(thread.askerTeamId);
  const press = threadPresses[what];
  if (isOwnMessage(thread) && endsElsewhere(thread) && ['answer', 'settle'].includes(what)) {
    return { kind: 'ends-with-steps' };
  }
  if (press.while === 'settled' && turn.side !== null) return { kind: 'not-settled' };
  if (press.by === 'asker' && !asker) return { kind: 'only-asker' };
  const member = ownTeams.length > standsInFor.length;
  if (turn.side === null) return { kind: 'already-settled', next: asker ? 'reopen' : member ? 'write' : undefined };
  if (press.by === 'waiting' && ownTeams.includes(teamOf(thread, turn.side))) return { kind: 'only-last-writer' };
  const team = await readTeam(deps, teamOf(thread, turn.side));
  return { kind: 'not-your-turn', teamName: teamName(team) };
}
