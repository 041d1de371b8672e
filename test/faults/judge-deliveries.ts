import type { AnyDocument, DocumentOf } from '../../src/store/documents';
import type { HistoryFigures } from './judge-history';
import { nameOf, type Arrival } from './processes';

type Card = DocumentOf<'card'>;
type Audit = DocumentOf<'audit'>;

/**
 * Watches all that is committed and all that comes into chats: judges what the record says of it, and counts what came
 * before something that its process may have known of and that was on its way for longer.
 */
export function watchDeliveries(now: () => string) {
  const arrivals: Arrival[] = [];
  const early: string[] = [];
  /** Each card as it stands, and the moment since which it has been on its way. */
  const cards = new Map<string, { card: Card; since: string }>();
  const records: Audit[] = [];
  return {
    written: (doc: AnyDocument): void => {
      if (doc.type === 'audit' && doc.delivery !== undefined) records.push(doc);
      if (doc.type !== 'card') return;
      const before = cards.get(nameOf(doc));
      const wasOnItsWay = before?.card.state === 'pending';
      cards.set(nameOf(doc), { card: doc, since: wasOnItsWay ? before.since : now() });
    },
    arrived: (arrival: Arrival): void => {
      const { card, at, knows } = arrival;
      for (const each of cards.values())
        if (
          each.since < now() &&
          knows(each.card, each.since) &&
          isOvertaken(each.card, card, at) &&
          !arrivals.some(isNewOf(each.card))
        )
          early.push(`${nameOf(card)} came at ${now()} before ${nameOf(each.card)}, on its way since ${each.since}`);
      arrivals.push(arrival);
    },
    wrong: (): string[] => [...early, ...differences(records, arrivals)],
    figures: (): Pick<HistoryFigures, 'overtaken' | 'done' | 'failed' | 'unknown' | 'open'> => {
      const words = [...lastWords(records).values()];
      const count = (word: string): number => words.filter((each) => each === word).length;
      return {
        overtaken: early.length,
        done: count('done'),
        failed: count('failed'),
        unknown: count('unknown'),
        open: count('attempted'),
      };
    },
  };
}

/** What is in the chat already, and is sent again as that was not known. */
function isNewOf({ partition, id, activityId }: Card) {
  return ({ card, isNew }: Arrival): boolean =>
    isNew && activityId === null && card.id === id && card.partition === partition;
}

/** Where it stands among what is on its way to one person. */
function placeOf({ pendingSince, dueAt, createdAt }: Card): string {
  return `${pendingSince ?? dueAt} ${createdAt}`;
}

/**
 * Whether this one should have gone first: on its way for longer, and due or held up by its chat or a delivery. What
 * we could not make, or cannot read, holds up nobody.
 * @param at what the clock of the process says that sent the other
 */
function isOvertaken(earlier: Card, card: Card, at: string): boolean {
  if (earlier.personId !== card.personId || earlier.state !== 'pending' || nameOf(earlier) === nameOf(card))
    return false;
  const { dueAt, failure, leaseUntil } = earlier;
  if (failure === 'fault' || failure === 'not-readable' || placeOf(earlier) >= placeOf(card)) return false;
  return dueAt <= at || failure !== null || (leaseUntil !== null && leaseUntil > at);
}

/** The last word on each record of each card's version. */
function lastWords(records: readonly Audit[]): Map<string, string> {
  return new Map(
    records.map(({ delivery, action, object, networkId, outcome }) => [
      `${delivery ?? ''} | ${action} ${object} ${networkId}`,
      outcome,
    ]),
  );
}

/** What the record says of a card's version beside what the chat really got. */
function differences(records: readonly Audit[], arrivals: readonly Arrival[]): string[] {
  const wrong: string[] = [];
  const got = new Set(
    arrivals.flatMap(({ card, version }) => (version === undefined ? [] : [`${card.id} ${version}`])),
  );
  const told = new Set(records.map(({ delivery }) => delivery ?? ''));
  for (const [name, word] of lastWords(records)) {
    const isThere = got.has(name.split(' | ')[0] ?? '');
    if (word === 'done' && !isThere) wrong.push(`on record as done, and never came: ${name}`);
    if (word === 'failed' && isThere) wrong.push(`on record as failed, and came: ${name}`);
  }
  for (const each of got) if (!told.has(each)) wrong.push(`came, and is not on record: ${each}`);
  const words = records.map(
    (each) => `${each.delivery ?? ''} | ${each.action} ${each.object} ${each.networkId} ${each.outcome}`,
  );
  for (const each of new Set(words.filter((word, at) => words.indexOf(word) !== at)))
    wrong.push(`on record twice: ${each}`);
  return wrong;
}
