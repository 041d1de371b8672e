import type { AnyDocument, DocumentOf, OnUnreadable } from '../store/documents';
import type { Stored } from '../store/store';
import type { Deps } from '../usecases/deps';
import { readAll } from '../usecases/read-all';
import type { TellDue } from './agenda';

type Notice = DocumentOf<'notice'>;
type Card = DocumentOf<'card'>;

/** How many are taken up at once; the rest follows in the next round. */
const batch = 50;

export interface DueDeliveries {
  notices: () => Promise<Stored<Notice>[]>;
  cards: () => Promise<Stored<Card>[]>;
  /** From now on the store is asked: what was told is not as it is any more. */
  ask: () => void;
  /** Whether the store was asked: then others may have written what there is. */
  asks: () => boolean;
}

/**
 * What there is to deliver: as this process has just committed it, without a question; or as the store says, where it
 * is not known what is due, or somebody else was at it.
 */
export function dueDeliveries(deps: Deps, onUnreadable: OnUnreadable, told: TellDue): DueDeliveries {
  const [notices, cards]: [Stored<Notice>[], Stored<Card>[]] = [[], []];
  let asks = false;
  const listen = (): void => {
    if (asks) return;
    const found = told();
    asks = found === undefined;
    for (const each of found ?? []) {
      if (isOf('notice', each)) notices.push(each);
      if (isOf('card', each)) cards.push(each);
    }
  };
  const range = () => ({ upTo: deps.now(), limit: batch, onUnreadable });
  return {
    notices: async () => {
      listen();
      return asks ? readAll(deps.store, 'noticesByState', 'pending', range(), batch) : notices.splice(0, batch);
    },
    cards: async () => {
      listen();
      return asks ? readAll(deps.store, 'cardsByState', 'pending', range(), batch) : cards.splice(0, batch);
    },
    ask: () => void (asks = true),
    asks: () => asks,
  };
}

function isOf<T extends 'notice' | 'card'>(type: T, stored: Stored<AnyDocument>): stored is Stored<DocumentOf<T>> {
  return stored.doc.type === type;
}
