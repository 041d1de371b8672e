import { z } from 'zod';
import { base, instant, storedObject, text } from './document-parts';

/** What concerns the whole store: one of each. */
export const versionDocuments = {
  /** Which program's documents the store holds (ADR 16); 0.1.0 kept none. */
  'data-version': storedObject({ ...base, type: z.literal('data-version'), version: z.int().min(1) }),
  /** Who runs and until when they count as running, in the order in which they came: the first does the clock's work (ADR 27). */
  clock: storedObject({
    ...base,
    type: z.literal('clock'),
    instances: z.array(storedObject({ instance: text, version: text, until: instant })),
  }),
} as const;
