import type { AnyDocument, DocumentOf, OnUnreadable } from '../store/documents';
import type { Stored } from '../store/store';
import type { Deps } from '../usecases/deps';
import { readAll } from '../usecases/read-all';
import type { TellDue } from './agenda';

type Notice = DocumentOf<'notice'>;

/** How many are taken up at once; the rest follows in the next round. */
const batch = 50;

export interface DueNotices {
  next: () => Promise<Stored<Notice>[]>;
  /** From now on the store is asked: what was told is not as it is any more. */
  ask: () => void;
  /** Whether the store was asked: then others may have written what there is. */
  asks: () => boolean;
}

/**
 * What there is to tell: as this process has just committed it, without a question; or as the store says, where it is
 * not known what is due, or somebody else was at it.
 */
export function dueNotices(deps: Deps, onUnreadable: OnUnreadable, told: TellDue): DueNotices {
  const notices: Stored<Notice>[] = [];
  let asks = false;
  const listen = (): void => {
    if (asks) return;
    const found = told();
    asks = found === undefined;
    notices.push(...(found ?? []).filter(isNotice));
  };
  return {
    next: async () => {
      listen();
      if (!asks) return notices.splice(0, batch);
      return readAll(deps.store, 'noticesByState', 'pending', { upTo: deps.now(), limit: batch, onUnreadable }, batch);
    },
    ask: () => void (asks = true),
    asks: () => asks,
  };
}

function isNotice(stored: Stored<AnyDocument>): stored is Stored<Notice> {
  return stored.doc.type === 'notice';
}
