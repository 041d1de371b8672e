import type { Actor } from '../../domain/directory';
import { checkText, type Statements } from '../../domain/message-form';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import type { Refusal } from '../../domain/refusal';
import {
  eventOf,
  otherSide,
  pressesFor,
  seenSince,
  sideOf,
  teamOf,
  turnOf,
  type ThreadPress,
} from '../../domain/thread';
import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import type { Write } from '../../store/store';
import { auditWrite } from '../audit';
import { decide, earlierPress, pressMarker, type Press } from '../decide';
import type { Deps } from '../deps';
import { readTeam } from '../directory/read-teams';
import { findOpenNetwork } from '../networks/find-network';
import type { Sent } from './send-message';
import { messageDocument, threadNotice, withEvent, type Alert } from './thread-documents';

type Thread = DocumentOf<'thread'>;

export interface PressThread extends Statements {
  networkId: string;
  threadId: string;
  what: ThreadPress;
  /** What was typed, for the presses that carry text. */
  text: string;
  press: Press;
}

const textKinds = { answer: 'answered', 'ask-back': 'asked-back', reopen: 'reopened' } as const;

function textKind(what: ThreadPress): DocumentOf<'message'>['kind'] | undefined {
  return what === 'seen' || what === 'settle' ? undefined : textKinds[what];
}

/**
 * Gezien, Antwoord, Antwoord met wedervraag, Afgehandeld, Heropenen (M7), decided on today's
 * state whatever the card shows. Of two answers at once the first counts; the second is
 * refused with what was typed still on the card. Pressing twice does it once.
 */
export function pressThread(deps: Deps, actor: Actor, input: PressThread): Promise<Outcome<Sent>> {
  const partition = networkPartition(input.networkId);
  const done = accept({ networkId: input.networkId, threadId: input.threadId });
  return decide<Sent>(deps, async () => {
    const access = await findOpenNetwork(deps, actor, input.networkId);
    if (!access.ok) return access;
    const found = await deps.store.get('thread', partition, `thread:${input.threadId}`);
    if (!found) return refuse({ kind: 'not-found' });
    if ((await earlierPress(deps, partition, actor, input.press)) !== undefined) return done;
    const teamId = access.value.ownTeams.find((own) => pressesFor(found.doc, own).includes(input.what));
    if (teamId === undefined) return refuse(await whyNot(deps, found.doc, access.value.ownTeams, input.what));
    if (input.what === 'seen' && seenSince(found.doc).some((event) => event.teamId === teamId)) return done;
    const text = await checkedText(deps, found.doc, teamId, input);
    if (!text.ok) return text;
    const writes = pressWrites(deps, actor, found, teamId, input, text.value);
    return { ...done, partition, writes };
  });
}

async function checkedText(deps: Deps, thread: Thread, teamId: string, input: PressThread): Promise<Outcome<string>> {
  if (textKind(input.what) === undefined) return accept('');
  const side = sideOf(thread, teamId) ?? 'asker';
  const to = await readTeam(deps, teamOf(thread, otherSide(side)));
  return checkText(input.text, { teamName: `${to.organisationName} · ${to.name}`, phone: to.phone }, input);
}

function pressWrites(
  deps: Deps,
  actor: Actor,
  found: { doc: Thread; revision: string },
  teamId: string,
  input: PressThread,
  text: string,
): Write[] {
  const event = { kind: eventOf(input.what), at: deps.now(), personId: actor.personId, teamId };
  const kind = textKind(input.what);
  const thread = withEvent(deps.region, found.doc, event, kind !== undefined);
  const message =
    kind === undefined
      ? undefined
      : messageDocument(deps, thread, { kind, personId: actor.personId, authorName: actor.name, teamId, text });
  return [
    { kind: 'replace', doc: thread, revision: found.revision },
    ...(message ? [{ kind: 'insert', doc: message } as const] : []),
    { kind: 'insert', doc: threadNotice(deps, thread, alertFor(thread, input.what)) },
    { kind: 'insert', doc: pressMarker(deps, thread.partition, actor, input.press, thread.threadId) },
    auditWrite(deps, thread.partition, actor, {
      action: `thread.${input.what}`,
      object: `thread:${thread.threadId}`,
      ground: 'consent and team membership',
    }),
  ];
}

/** Who gets a new card: the side whose turn it becomes, or the asker when answered; Gezien and Afgehandeld only update. */
function alertFor(thread: Thread, what: ThreadPress): Alert {
  if (what === 'seen' || what === 'settle') return { teamId: null, personIds: [] };
  return { teamId: thread.turnTeamId ?? thread.askerTeamId, personIds: [] };
}

async function whyNot(deps: Deps, thread: Thread, ownTeams: string[], what: ThreadPress): Promise<Refusal> {
  const turn = turnOf(thread);
  const asker = ownTeams.includes(thread.askerTeamId);
  if (what === 'reopen' && turn.side !== null) return { kind: 'not-settled' };
  if ((what === 'settle' || what === 'reopen') && !asker) return { kind: 'only-asker' };
  if (turn.side === null) return { kind: 'already-settled' };
  const team = await readTeam(deps, teamOf(thread, turn.side));
  return { kind: 'not-your-turn', teamName: `${team.organisationName} · ${team.name}` };
}
