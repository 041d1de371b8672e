import type { DocumentOf } from '../store/documents';
import { tellOthers } from '../usecases/deliveries/tell-others';
import type { Deps } from '../usecases/deps';
import type { OnError } from './on-error';

type Card = DocumentOf<'card'>;
type About = Pick<Card, 'partition' | 'subjectId'>;

/**
 * Others are told of who could not be reached once for all cards of a subject, and when none of these is on its way any
 * more: each would get in the way of the others.
 */
export function tellingOthers(deps: Deps, onError: OnError) {
  const underWay = new Map<string, { count: number; untold: Card[] }>();
  const nameOf = ({ partition, subjectId }: About): string => JSON.stringify([partition, subjectId]);
  const tell = (untold: Card[]): Promise<void> =>
    tellOthers(deps, untold).catch((error: unknown) => {
      onError('card', untold[0]?.id ?? '', error);
    });
  return {
    begins: (card: About): void => {
      const subject = underWay.get(nameOf(card)) ?? { count: 0, untold: [] };
      underWay.set(nameOf(card), subject);
      subject.count += 1;
    },
    /** @param untold the card, where others have to be told of it */
    ends: async (card: About, untold: Card | undefined): Promise<void> => {
      const subject = underWay.get(nameOf(card));
      if (!subject) return;
      if (untold) subject.untold.push(untold);
      subject.count -= 1;
      if (subject.count > 0) return;
      underWay.delete(nameOf(card));
      if (subject.untold.length > 0) await tell(subject.untold);
    },
  };
}
