import { z } from 'zod';
import { id, place } from './parts';

export const networkActions = {
  'network.list': z.strictObject({ purpose: z.enum(['open', 'write']), after: place }),
  'network.open': z.strictObject({ networkId: id, after: place }),
} as const;
