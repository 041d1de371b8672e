import { DateTime } from 'luxon';
import type { DocumentOf } from '../../src/store/documents';
import { find, key } from '../../src/store/keys';
import { networkPartition, organisationOfTeam } from '../../src/store/partitions';
import type { Store } from '../../src/store/store';
import { accountManagers } from '../../src/usecases/access/account-managers';
import { verifyAudit } from '../../src/usecases/auditing/verify-audit';
import { unreachedOf } from '../../src/usecases/notices/unreached';
import { personIdOf } from '../../src/usecases/people/load-actor';
import { readAll } from '../../src/usecases/read-all';
import type { Someone } from '../helpers/directory';
import { people } from '../helpers/region-north';
import { auditKey, region, type BotProcess } from './processes';

type Card = DocumentOf<'card'>;
/** What is in a chat. */
type Chat = (conversationId: string) => { id: string; text: string }[];

/** What one history came to. */
export interface HistoryFigures {
  /** Messages whose sender was told that they were sent. */
  acknowledged: number;
  /** Of these, for a reader who could be reached: not in the chat at the end. */
  lost: number;
  /** Cards in chats. */
  shown: number;
  /** Cards in chats above one for each card of ours. */
  duplicates: number;
  /** Outcomes that Teams did not tell, on record. */
  unclear: number;
  /** Digests in chats, once for each person, team and date; and how often one came once more. */
  digests: number;
  digestsTwice: number;
  /** Reminders by the clock in chats, once for each person and turn; and how often one came once more. */
  reminders: number;
  remindersTwice: number;
  /** 1 when it happens around the beginning or end of summer time. */
  aroundChange: number;
  storeFaults: number;
  teamsFaults: number;
  crashes: number;
  /**
   * What came into a chat before something older for the same person that the process that sent it knew of: on its way
   * since an earlier moment, and due or held up by its chat or by a delivery. Not what is in the chat already and is
   * replaced or sent once more, what we could not make or read, what is not due, as it waits for the morning (D5), and
   * what another instance alone knew of within the same moment (ADR 30).
   */
  overtaken: number;
  /** Versions of cards on the audit record, by the last word on them; `open`: attempted, and nothing known of it. */
  done: number;
  failed: number;
  unknown: number;
  open: number;
  /** Cards that could not be delivered and that a person sees named. */
  visible: number;
  /** What must never be, each in a sentence. */
  wrong: string[];
}

/** A message somebody was told is sent, by a text that occurs nowhere else. */
export interface Acknowledged {
  threadId: string;
  token: string;
  toTeam: string;
}

export const teamsOf: Record<string, { team: string; people: Someone[] }> = {
  practice: { team: 'praktijk.team', people: [people.gp, people.practiceNurse] },
  homeCare: { team: 'thuiszorg.noord', people: [people.nurse, people.colleague] },
  social: { team: 'buurt.west', people: [people.social] },
};
export const everyone = [...Object.values(teamsOf).flatMap((side) => side.people), people.assistant, people.manager];
export const networkId = 'n1';
type Judged = Pick<HistoryFigures, 'lost' | 'shown' | 'duplicates' | 'unclear' | 'visible' | 'wrong'>;

/** Looks at the chats and at the data, as they are at the end. */
export async function judgeHistory(
  data: Store,
  calm: BotProcess,
  chat: Chat,
  acknowledged: Acknowledged[],
): Promise<Judged> {
  const judged: Judged = { lost: 0, shown: 0, duplicates: 0, unclear: 0, visible: 0, wrong: [] };
  const states = await Promise.all(
    (['pending', 'waiting', 'delivered', 'failed'] as const).map((state) =>
      readAll(data, 'cardsByState', state, {}, 1e5),
    ),
  );
  const cards = states.flat().map(({ doc }) => doc);
  if (states[0]?.length) judged.wrong.push(`${states[0].length} cards still pending`);
  const notices = await data.query('noticesByState', 'pending', { limit: 1 });
  if (notices.items.length > 0) judged.wrong.push('a notice still pending');

  for (const someone of everyone) {
    const personId = personIdOf(someone);
    const own = cards.filter((card) => card.personId === personId);
    const inChat = chat(`chat-${someone.key}`).length;
    const known = own.filter((card) => card.shown !== null).length;
    const unclear = own.reduce((sum, card) => sum + card.unclear, 0);
    judged.shown += inChat;
    judged.unclear += unclear;
    judged.duplicates += Math.max(0, inChat - known);
    if (inChat < known) judged.wrong.push(`${someone.key}: ${known} cards on record, ${inChat} in the chat`);
    if (inChat - known > unclear)
      judged.wrong.push(`${someone.key}: ${inChat - known} more than known, ${unclear} unclear`);
  }

  for (const { threadId, token, toTeam } of acknowledged) {
    const readers = Object.values(teamsOf).find((side) => side.team === toTeam)?.people ?? [];
    for (const reader of readers) {
      if (chat(`chat-${reader.key}`).some(({ text }) => text.includes(token))) continue;
      const newest = cards
        .filter((card) => card.subjectId === threadId && card.personId === personIdOf(reader))
        .sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1))
        .at(-1);
      if (newest?.state === 'waiting' || newest?.state === 'failed') judged.visible += 1;
      else {
        judged.lost += 1;
        judged.wrong.push(`${token} not with ${reader.key}, whose card is ${newest?.state ?? 'missing'}`);
      }
    }
  }
  judged.wrong.push(...(await notNamed(data, calm, cards, chat)));
  judged.wrong.push(...(await stale(data, cards, chat)));
  judged.wrong.push(...(await managersNotTold(data, calm, cards)));

  const audit = await verifyAudit(data, auditKey);
  judged.wrong.push(...audit.problems.map(({ kind, where }) => `audit: ${kind} ${where}`));
  return judged;
}

/** Whose first card about an open thread is not delivered must be named to those who wait for them, on their cards. */
async function notNamed(data: Store, calm: BotProcess, cards: readonly Card[], chat: Chat): Promise<string[]> {
  const wrong: string[] = [];
  for (const threadId of new Set(cards.flatMap((card) => (card.about.kind === 'thread' ? [card.subjectId] : [])))) {
    const thread = await data.get('thread', networkPartition(networkId), `thread:${threadId}`);
    const turn = thread?.doc.turnTeamId;
    const side = Object.values(teamsOf).find((each) => each.team === turn);
    if (side === undefined || turn == null) continue;
    const told = await unreachedOf(calm.deps, networkId, threadId, turn);
    for (const someone of side.people) {
      const own = cards.filter((card) => card.subjectId === threadId && card.personId === personIdOf(someone));
      const never = own.length > 0 && own.every((card) => card.shown === null);
      if (never && !told.people.some(({ name }) => name === someone.name)) wrong.push(`${someone.key} is not named`);
      const asking = Object.values(teamsOf).find((each) => each.team === thread?.doc.waitingTeamId)?.people ?? [];
      for (const reader of never ? asking : []) {
        const told = cards.filter((card) => card.subjectId === threadId && card.personId === personIdOf(reader));
        const shown = chat(`chat-${reader.key}`).filter(({ id }) =>
          told.some(({ activityId, state }) => activityId === id && state === 'delivered'),
        );
        if (shown.some(({ text }) => !text.includes(someone.name)))
          wrong.push(`${reader.key} reads not of ${someone.key}`);
      }
    }
  }
  return wrong;
}

/** A thread's card in the chat of somebody entitled shows its newest message, unless that chat is closed to us. */
async function stale(data: Store, cards: readonly Card[], chat: Chat): Promise<string[]> {
  const wrong: string[] = [];
  const readers = Object.values(teamsOf).flatMap((side) => side.people);
  for (const { about, subjectId, personId, activityId, state, failure, id } of cards) {
    const reader = readers.find((someone) => personIdOf(someone) === personId);
    if (about.kind !== 'thread' || activityId === null || state === 'waiting' || reader === undefined) continue;
    const thread = await find(data, key.thread(networkId, subjectId));
    const newest = thread?.doc.latest.at(-1)?.text ?? '';
    const shown = chat(`chat-${reader.key}`).find((each) => each.id === activityId);
    if (!shown?.text.includes(newest)) wrong.push(`${id} does not show the newest: ${state} ${failure ?? ''}`);
  }
  return wrong;
}

/** Of every team with the turn of which nobody can be reached, its account managers were told since its cards went out. */
async function managersNotTold(data: Store, calm: BotProcess, cards: readonly Card[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const threadId of new Set(cards.flatMap((card) => (card.about.kind === 'thread' ? [card.subjectId] : [])))) {
    const teamId = (await data.get('thread', networkPartition(networkId), `thread:${threadId}`))?.doc.turnTeamId;
    if (teamId == null || !(await unreachedOf(calm.deps, networkId, threadId, teamId)).wholeTeam) continue;
    const sent = cards.filter((card) => card.subjectId === threadId).map(({ createdAt }) => createdAt);
    // The clock of the process that told them may have been an hour behind.
    const since = Date.parse(sent.sort().at(-1) ?? '') - 3_600_000;
    const day = DateTime.fromMillis(since, { zone: region.terms.zone }).toISODate() ?? '';
    for (const { personId } of await accountManagers(calm.deps, organisationOfTeam(teamId))) {
      const told = cards.some(
        ({ about, personId: to }) =>
          about.kind === 'unreachable' && about.teamId === teamId && to === personId && about.date >= day,
      );
      if (!told) wrong.push(`${personId} was not told that nobody of ${teamId} can be reached about ${threadId}`);
    }
  }
  return wrong;
}
