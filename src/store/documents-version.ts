import { z } from 'zod';
import { base, storedObject } from './document-parts';

/** Which program's documents the store holds (ADR 16): one for the whole store; 0.1.0 kept none. */
export const versionDocuments = {
  'data-version': storedObject({ ...base, type: z.literal('data-version'), version: z.int().min(1) }),
} as const;
