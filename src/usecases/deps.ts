import type { Instant } from '../domain/instant';
import type { Region } from '../domain/region';
import type { OnUnreadable } from '../store/documents';
import type { Store } from '../store/store';

/** The card whose button was pressed, while the press is being answered. */
export interface PressedCard {
  personId: string;
  /** Teams' name for the message that it is. */
  activityId: string;
  /** No document brings it up to date: a new card for whoever pressed takes its place. */
  free: boolean;
}

/** What every use case gets; built once, in main (and in the test world). */
export interface Deps {
  store: Store;
  region: Region;
  now: () => Instant;
  /** A new id: letters and digits, never repeated. */
  newId: () => string;
  /** Called for each document that is skipped because it cannot be read, so that the others are not held up; perhaps again. */
  onUnreadable?: OnUnreadable;
  /** In a press on a card: the answer takes its place. */
  pressed?: PressedCard | undefined;
}
