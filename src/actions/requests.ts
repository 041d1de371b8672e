import { z } from 'zod';
import { requestFields } from '../forms/request';
import { requestDecisionFields } from '../forms/request-decision';
import { statements } from './message-fields';
import { id, inputsOf, seek } from './parts';

const form = { formId: id, ...inputsOf(requestFields), ...statements };
const request = { practiceId: id, requestId: id };
const decision = { ...request, ...inputsOf(requestDecisionFields) };

/** A neighbourhood team asks a practice to start a network (N5). */
export const requestActions = {
  'request.send': z.strictObject({ ...form, seek }),
  'request.back': z.strictObject(form),
  'request.open': z.strictObject(request),
  'request.accept': z.strictObject(decision),
  'request.decline': z.strictObject(decision),
  'request.withdraw': z.strictObject(request),
} as const;
