import { z } from 'zod';
import { requestDecisions } from '../domain/network-request';
import { growing, instant, storedObject, text } from './document-parts';

/** What a network keeps of having been asked for (N5); absent where nobody asked. */
export const networkRequested = {
  /** Null while the practice has to decide. */
  decision: storedObject({ kind: growing(requestDecisions), personId: text, name: text, at: instant, reason: text })
    .nullable()
    .optional(),
  /** Since when a request that came to nothing keeps details that nobody needs; absent once they are gone. */
  retainedSince: instant.optional(),
  /** When they were removed, and after how many days. */
  forgotten: storedObject({ at: instant, days: z.int() }).optional(),
};
