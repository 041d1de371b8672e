import { z } from 'zod';
import { statements } from './message-fields';
import { id, toggle, typed } from './parts';

const form = {
  formId: id,
  ownTeam: typed.optional(),
  practiceTeam: typed.optional(),
  reason: typed,
  ...statements,
};
const request = { practiceId: id, requestId: id };
const decision = {
  ...request,
  source: typed.optional(),
  reference: typed.optional(),
  attested: toggle.optional(),
  reason: typed.optional(),
};

/** A neighbourhood team asks a practice to start a network (N5). */
export const requestActions = {
  'request.send': z.strictObject(form),
  'request.back': z.strictObject(form),
  'request.open': z.strictObject(request),
  'request.accept': z.strictObject(decision),
  'request.decline': z.strictObject(decision),
  'request.withdraw': z.strictObject(request),
} as const;
