import { z } from 'zod';
import { tickedSteps } from '../domain/steps';
import { declineFields } from '../forms/decline';
import { id, inputsOf, place } from './parts';

const network = { networkId: id };
/** How many step events the card knows of: what makes two presses the same press. */
const version = z.int().min(0);

/** The checklist of a network (N7) and the resident who reads along (N8). */
export const stepActions = {
  'step.tick': z.strictObject({ ...network, version, step: z.enum(tickedSteps) }),
  'step.undo': z.strictObject({ ...network, version }),
  'step.decline-form': z.strictObject({ ...network, version }),
  'step.decline': z.strictObject({ ...network, version, ...inputsOf(declineFields) }),
  'step.resume': z.strictObject({ ...network, version }),
  'resident.choose': z.strictObject({ ...network, after: place }),
  'resident.warn': z.strictObject({ ...network, threadId: id }),
  'resident.add': z.strictObject({ ...network, threadId: id, messages: z.int().min(1) }),
} as const;
