import { DateTime } from 'luxon';
import { turnOf } from '../../src/domain/thread';
import type { DocumentOf } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import { region, type Arrival } from './processes';

/** A digest or a reminder's notice as it was committed: its moment is that of the clock of the process that did. */
export type Decision = DocumentOf<'digest'> | DocumentOf<'notice'>;

export interface ClockWork {
  /** Digests that came into a chat, and those that came twice on account of an answer that was lost. */
  digests: number;
  digestsTwice: number;
  /** The same of reminders by the clock (D5). */
  reminders: number;
  remindersTwice: number;
  wrong: string[];
}

/**
 * G2: one digest per contact person, team and local date. D5: one reminder per turn, decided and sent between 07:00
 * and 20:00 by the clock of the process that did. In a chat twice only as often as the card's record allows.
 */
export async function judgeClockWork(
  data: Store,
  decisions: readonly Decision[],
  arrivals: readonly Arrival[],
): Promise<ClockWork> {
  const wrong: string[] = [];
  const digests = arrivals.flatMap(({ card }) => digestKey(card) ?? []);
  const reminded = arrivals.filter(({ card }) => isReminder(card));
  const reminders = reminded.map(({ card }) => `${card.subjectId} for ${card.personId}`);

  wrong.push(...twice('digest decided', decisions.flatMap(digestDecided)));
  wrong.push(...twice('reminder decided', decisions.flatMap(reminderDecided)));
  wrong.push(
    ...twice(
      'digest card',
      cardsOf(arrivals).flatMap((card) => digestKey(card) ?? []),
    ),
  );
  wrong.push(...(await moreThanOnRecord(data, arrivals)));
  wrong.push(...(await notOfATurn(data, decisions)));
  for (const decision of decisions) {
    if (decision.type === 'notice' && isNight(decision.dueAt))
      wrong.push(`${decision.id} decided at ${decision.dueAt}`);
  }
  for (const { card, at } of reminded) if (isNight(at)) wrong.push(`${card.id} sent at ${at}`);
  const counts = { digests: new Set(digests).size, reminders: new Set(reminders).size };
  return {
    ...counts,
    digestsTwice: digests.length - counts.digests,
    remindersTwice: reminders.length - counts.reminders,
    wrong,
  };
}

const digestDecided = (decision: Decision): string[] =>
  decision.type === 'digest' ? [`${decision.personId} ${decision.teamId} ${decision.date}`] : [];

/** By thread and beginning of the turn, whatever the notice is called. */
const reminderDecided = (decision: Decision): string[] =>
  decision.type === 'notice' && decision.about.kind === 'reminder'
    ? [`${decision.about.threadId} ${decision.about.teamId} ${occasionOf(decision.id)}`]
    : [];

function digestKey({ about, personId }: DocumentOf<'card'>): string | undefined {
  return about.kind === 'digest' ? `${personId} ${about.teamId} ${about.date}` : undefined;
}

function isReminder({ about }: DocumentOf<'card'>): boolean {
  return about.kind === 'reminder';
}

/** `…:2026-11-24T07:00:00.000Z` */
function occasionOf(noticeId: string): string {
  return noticeId.slice(-24);
}

function cardsOf(arrivals: readonly Arrival[]): DocumentOf<'card'>[] {
  return [...new Map(arrivals.map(({ card }) => [`${card.partition} ${card.id}`, card])).values()];
}

function twice(what: string, keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) => `${what} twice: ${key}`);
}

/** Each message above the first of a card needs an outcome on record that Teams did not tell. */
async function moreThanOnRecord(data: Store, arrivals: readonly Arrival[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { partition, id } of cardsOf(arrivals)) {
    const came = arrivals.filter(({ card }) => card.partition === partition && card.id === id).length;
    const unclear = (await data.get('card', partition, id))?.doc.unclear ?? 0;
    if (came > 1 + unclear) wrong.push(`${id}: ${came} times in the chat, ${unclear} unclear`);
  }
  return wrong;
}

/** A reminder is of a turn that the thread really had, and of the team that had it. */
async function notOfATurn(data: Store, decisions: readonly Decision[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const decision of decisions) {
    if (decision.type !== 'notice' || decision.about.kind !== 'reminder') continue;
    const { threadId, teamId } = decision.about;
    const thread = (await data.get('thread', decision.partition, `thread:${threadId}`))?.doc;
    const turns = (thread?.events ?? []).map((_, index, events) => {
      const turn = turnOf({ ...thread!, events: events.slice(0, index + 1) });
      const team = turn.side === 'asker' ? thread!.askerTeamId : turn.side && thread!.addresseeTeamId;
      return `${team} ${turn.since}`;
    });
    if (!turns.includes(`${teamId} ${occasionOf(decision.id)}`)) wrong.push(`${decision.id} is of no turn`);
  }
  return wrong;
}

/** D5: between 20:00 and 07:00 local time. */
export function isNight(at: string): boolean {
  const { hour } = DateTime.fromISO(at, { zone: region.terms.zone });
  return hour < 7 || hour >= 20;
}
