import type { DocumentOf } from '../../store/documents';
import { insert } from '../../store/write';
import type { Write } from '../../store/store';
import type { Deps } from '../deps';
import type { CourierOutcome } from './card-outcome';

type Card = DocumentOf<'card'>;
type Audit = DocumentOf<'audit'>;

/** Records of what a card is about to show, each batch with the partition that it goes into (NEN 7513). */
export type Records = readonly { partition: string; writes: Write[] }[];

/** What the records of one delivery say: before it is sent, and when its outcome is known. */
export type DeliveryWord = 'attempted' | 'done' | 'failed' | 'unknown';

export interface OnRecord {
  /** To be kept before it is sent; nothing where this version was on record already. */
  records: Records;
  /** Of what it shows. */
  shows: readonly Audit[];
  recorded: Card['recorded'];
}

/**
 * What a card is about to show is on record before it is sent, as attempted: once for each version, however often it is
 * tried. A refusal is as it is; without contents nothing is remembered, so that what is shown again later is on record.
 */
export function beforeSending(card: Card, version: number, records: Records): OnRecord {
  const delivery = `${card.id} ${version}`;
  const shows = records
    .flatMap(({ writes }) => writes.flatMap((write) => showing(write) ?? []))
    .map((doc) => ({ ...doc, delivery }));
  if (shows.length === 0) return { records, shows, recorded: null };
  if (card.recorded?.version === version) return { records: [], shows, recorded: card.recorded };
  const attempted = records.map(({ partition, writes }) => ({
    partition,
    writes: writes.map((write) => {
      const doc = showing(write);
      return doc ? insert({ ...doc, outcome: 'attempted', delivery }) : write;
    }),
  }));
  return { records: attempted, shows, recorded: { version, outcome: 'attempted' } };
}

function showing(write: Write): Audit | undefined {
  if (write.kind !== 'insert' || write.doc.type !== 'audit') return undefined;
  return write.doc.outcome === 'done' ? write.doc : undefined;
}

/** What is to be put on record of an outcome, with the card: nothing twice, and nothing of what came once, whatever comes of showing it anew. */
export function afterSending(
  deps: Pick<Deps, 'now' | 'newId'>,
  card: Card,
  outcome: CourierOutcome,
  shows: readonly Audit[],
): { card: Card; writes: Write[] } {
  const { recorded } = card;
  const before = recorded?.outcome;
  const came = wordOf(card, outcome);
  const word = came === 'failed' && before === 'lost' ? 'unknown' : came;
  const isSaid = word === before || before === 'done' || (before === 'unknown' && word === 'failed');
  if (recorded === null || word === undefined || isSaid) return { card, writes: [] };
  const at = deps.now();
  const writes = shows.map((doc) =>
    insert({ ...doc, partition: card.partition, id: `audit:${at}:${deps.newId()}`, at, outcome: word }),
  );
  return { card: { ...card, recorded: { ...recorded, outcome: word } }, writes };
}

/** @param card as it is after this outcome */
function wordOf({ state }: Card, outcome: CourierOutcome): DeliveryWord | undefined {
  if (outcome.kind === 'sent') return 'done';
  if (outcome.kind === 'unclear' || (outcome.kind === 'later' && outcome.mayHaveArrived)) return 'unknown';
  return state === 'pending' ? undefined : 'failed';
}
