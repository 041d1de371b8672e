import type { Input } from '../../actions';
import { refusalCard } from '../../cards/info';
import { openThreadsCard } from '../../cards/lists';
import { messageFormCard, sendActions } from '../../cards/message-form';
import type { Shown } from '../../cards/render';
import { threadCard } from '../../cards/thread';
import { shownAgain, withoutBsn } from '../../domain/without-bsn';
import type { MessageValues } from '../../domain/message-form';
import type { Refusal } from '../../domain/refusal';
import { threadPresses, threadPressNames, type ThreadPress } from '../../domain/thread-press';
import { typedOf, valuesOf } from '../../forms/fields';
import { messageFields } from '../../forms/message';
import { heldOf, notHeld, type Held } from '../../forms/statements';
import { readTeams } from '../../usecases/directory/read-teams';
import { listOpenThreads } from '../../usecases/messages/list-open-threads';
import { pressThread } from '../../usecases/messages/press-thread';
import { readThread } from '../../usecases/messages/read-thread';
import { sendMessage } from '../../usecases/messages/send-message';
import { undoSettling } from '../../usecases/messages/undo-settling';
import { coveredBy } from '../../usecases/networks/covered';
import { findNetwork, findOpenNetwork } from '../../usecases/networks/find-network';
import type { Route, Turn } from '../turn';
import { pageSize } from './networks';
import { sentThread } from './sent';

interface Compose {
  networkId: string;
  formId: string;
  values: MessageValues;
  fromTeam: string;
  held: Held;
  refusal?: Refusal;
}

async function writingForm(turn: Turn, form: Compose): Promise<Shown> {
  const access = await findOpenNetwork(turn.deps, turn.actor, form.networkId);
  if (!access.ok) return refusalCard(turn.texts, access.refusal, withoutBsn(form.values.text));
  const { network, ownTeams } = access.value;
  const teams = await readTeams(turn.deps, network.teamIds);
  const all = [...teams.values()];
  const onlyOwn = ownTeams.length === 1 ? ownTeams[0] : undefined;
  return messageFormCard(turn.texts, {
    title: turn.texts.message.title(network.code),
    client: network.client,
    values: form.values,
    fromTeam: form.fromTeam,
    held: form.held,
    hours: turn.deps.region.terms.hours,
    zone: turn.zone,
    ownTeams: all.filter((team) => ownTeams.includes(team.teamId)),
    teams: all.filter((team) => team.teamId !== onlyOwn),
    covered: await coveredBy(turn.deps, network),
    refusal: form.refusal,
    actions: sendActions(turn.texts, form.networkId, form.formId),
  });
}

export const openWriting: Route<'thread.write'> = (turn, input) =>
  writingForm(turn, {
    networkId: input.networkId,
    formId: turn.deps.newId(),
    values: { category: '', team: '', subject: '', text: '' },
    fromTeam: '',
    held: notHeld,
  });

export const postMessage: Route<'thread.send'> = async (turn, input) => {
  const { networkId, formId } = input;
  const { fromTeam, ...values } = valuesOf(messageFields, input);
  const held = heldOf(input, values.subject, values.text);
  const press = { verb: 'thread.send', card: formId, typed: typedOf(values) };
  const sent = await sendMessage(turn.deps, turn.actor, { ...values, ...held, networkId, fromTeam, press });
  if (!sent.ok) return writingForm(turn, { networkId, formId, values, fromTeam, held, refusal: sent.refusal });
  const access = await findNetwork(turn.deps, turn.actor, networkId);
  const { sentTitle: title, sentText } = turn.texts.message;
  const text = sentText(access.ok ? access.value.network.code : '–');
  return sentThread(turn, sent.value, { title, text }, networkId);
};

export const openThreads: Route<'thread.list'> = async (turn, input) => {
  const page = await listOpenThreads(turn.deps, turn.actor, { after: input.after, limit: pageSize });
  return page.ok ? openThreadsCard(turn.texts, turn.zone, page.value) : refusalCard(turn.texts, page.refusal);
};

export const openThread: Route<'thread.open'> = async (turn, input) => {
  const { networkId, threadId, before } = input;
  const view = await readThread(turn.deps, turn.actor, networkId, threadId, 'thread.read', before);
  if (!view.ok) return refusalCard(turn.texts, view.refusal);
  return threadCard(turn.texts, turn.zone, view.value, { before, wayBack: true });
};

type OnThread = Input<'thread.answer'>;

/**
 * A press on a thread's card. Whatever came of it, the card shows today's state; refused, it
 * says why and what was typed is still there.
 */
function pressOnThread(what: ThreadPress): (turn: Turn, input: OnThread) => Promise<Shown> {
  return async (turn, input) => {
    const { networkId, threadId, version, despite, text = '', notBsn } = input;
    const held = heldOf(input, text);
    const press = { verb: `thread.${what}`, card: `${threadId}:${version}`, typed: text };
    const asked = { networkId, threadId, what, text, notBsn, despite, ...held, press };
    const pressed = await pressThread(turn.deps, turn.actor, asked);
    const shown = pressed.ok && pressed.value.read ? 'recorded' : 'thread.read';
    const view = await readThread(turn.deps, turn.actor, networkId, threadId, shown);
    const kept = keptText(what, input, pressed.ok);
    if (!view.ok) return refusalCard(turn.texts, view.refusal, kept);
    return threadCard(turn.texts, turn.zone, view.value, {
      wayBack: true,
      ...(pressed.ok ? {} : { refusal: pressed.refusal, held }),
      ...(kept === '' ? {} : { typed: kept, notBsn }),
    });
  };
}

/** Text that was typed and not sent stays on the card: refused, or typed before pressing Gezien or Afgehandeld (M10). */
function keptText(what: ThreadPress, { text = '', notBsn }: OnThread, done: boolean): string {
  const sent = done && threadPresses[what].text;
  return sent ? '' : shownAgain(text, notBsn);
}

export const undoThread: Route<'thread.undo'> = async (turn, { networkId, threadId, version }) => {
  const press = { verb: 'thread.undo', card: `${threadId}:${version}`, typed: '' };
  const undone = await undoSettling(turn.deps, turn.actor, { networkId, threadId, press });
  const shown = undone.ok && undone.value.read ? 'recorded' : 'thread.read';
  const view = await readThread(turn.deps, turn.actor, networkId, threadId, shown);
  if (!view.ok) return refusalCard(turn.texts, view.refusal);
  const said = undone.ok ? { done: turn.texts.undo.done } : { refusal: undone.refusal };
  return threadCard(turn.texts, turn.zone, view.value, { wayBack: true, ...said });
};

/** A route for each press there is. */
export const threadPressRoutes = Object.fromEntries(
  threadPressNames.map((press) => [`thread.${press}`, pressOnThread(press)]),
) as { [P in ThreadPress as `thread.${P}`]: Route<`thread.${P}`> };
