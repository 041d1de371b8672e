import { z } from 'zod';
import { requestStates } from '../domain/access-request';
import { levels } from '../domain/directory';
import { invitationStates } from '../domain/invitation';
import { base, growing, instant, storedObject, text } from './document-parts';

/** What a card about a request for access shows; its reader is the requester or an account manager. */
export const accessSubject = storedObject({
  kind: z.literal('access-request'),
  organisationId: text,
  requestId: text,
});

export const accessDocuments = {
  /** A request for access or for another role (R2, R4), in the partition of the organisation asked. */
  'access-request': storedObject({
    ...base,
    type: z.literal('access-request'),
    organisationId: text,
    requestId: text,
    personId: text,
    tenantId: text,
    name: text,
    email: text,
    /** The address Teams knew at the time. */
    teamsEmail: text.nullable(),
    teamId: text,
    function: text,
    careProfessional: z.boolean(),
    remark: text,
    change: z.boolean(),
    invitationId: text.nullable(),
    /** Whose account managers were asked; empty on requests of before this was kept. */
    askedOf: text.default(''),
    state: growing(requestStates),
    at: instant,
    lapsesAt: instant,
    remindedAt: instant.nullable(),
    /** When the reminder job looks at it next (R9); null once it is closed. */
    dueAt: instant.nullable(),
    decision: storedObject({
      at: instant,
      personId: text,
      name: text,
      level: growing(levels).nullable(),
      medicalData: z.boolean(),
      reason: text,
    }).nullable(),
    version: z.int(),
  }),
  /** A chain partner invited by a practice (R8), in the partition of the organisation invited – which may not exist yet. */
  invitation: storedObject({
    ...base,
    type: z.literal('invitation'),
    organisationId: text,
    invitationId: text,
    organisationName: text,
    phone: text,
    /** A new organisation comes into being when its first request is approved. */
    isNew: z.boolean(),
    practiceId: text,
    practiceName: text,
    name: text,
    email: text,
    invitedBy: text,
    invitedByName: text,
    at: instant,
    lapsesAt: instant,
    state: growing(invitationStates),
  }),
} as const;
