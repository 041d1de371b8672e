import type { Instant } from '../domain/instant';
import type { Region } from '../domain/region';
import type { OnUnreadable } from '../store/documents';
import type { Store } from '../store/store';

/** What every use case gets; built once, in main (and in the test world). */
export interface Deps {
  store: Store;
  region: Region;
  now: () => Instant;
  /** A new id: letters and digits, never repeated. */
  newId: () => string;
  /** Called for each document that a list leaves out because it cannot be read. */
  onUnreadable?: OnUnreadable;
}
