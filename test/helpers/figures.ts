import type { DeliveryFigures } from '../../src/usecases/deliveries/measure-deliveries';

/** Figures that can be told apart. */
export const figures: DeliveryFigures = {
  pendingNotices: 1,
  pendingCards: 2,
  oldestSeconds: 3,
  waitingCards: 4,
  moreWaiting: 1,
  failedCards: 5,
  failedSinceHours: 24,
  unauthorisedCards: 6,
  lateDigests: 7,
  unclearSends: 8,
  unreadable: 9,
};
