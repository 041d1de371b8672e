import { z } from 'zod';
import { networkSources, networkStates } from '../domain/network';
import { base, consentFields, growing, instant, storedObject, text } from './document-parts';
import { networkEndings } from './documents-endings';
import { networkRequested } from './documents-requests';

/** M9: what was stated of the numbers in what was typed. */
const notBsn = { notBsn: text.optional() };
const consentValues = storedObject({
  clientName: text,
  birthDate: text,
  givenBy: text,
  giverName: text,
  form: text,
  covers: text,
});
const networkValues = storedObject({
  ...notBsn,
  source: text,
  reference: text,
  attested: text,
  ownTeam: text,
  practiceTeam: text,
  teams: text,
  /** N10: the networks that were said to be another client's. */
  otherThan: text.default(''),
});
const messageValues = storedObject({ ...notBsn, category: text, team: text, subject: text, text });

/** A network from its first step on: who is in it, and on what consent. */
export const networkDocuments = {
  /** The start of a network in progress: kept from the recorded consent on (N2). */
  draft: storedObject({
    ...base,
    type: z.literal('draft'),
    personId: text,
    formId: text,
    step: growing(['network', 'message', 'done']),
    /** Null once the network exists: nothing typed is kept twice. */
    consent: consentFields.nullable(),
    consentValues,
    networkValues,
    messageValues,
    networkId: text.nullable(),
    at: instant,
  }),
  /** Which network a client has at a practice, so that no second one starts by accident (N10). */
  'client-key': storedObject({
    ...base,
    type: z.literal('client-key'),
    networkId: text,
    /** By which it is found among those with one birth date; absent where 0.1.0 wrote it, until the daily job adds it. */
    born: text.optional(),
    at: instant,
  }),
  network: storedObject({
    ...base,
    type: z.literal('network'),
    networkId: text,
    code: text,
    client: storedObject({ name: text, birthDate: text }),
    practiceId: text,
    teamIds: z.array(text),
    state: z.enum(networkStates),
    /** Null until it starts (N5). */
    source: growing(networkSources).nullable(),
    reference: text,
    startedBy: text,
    startedByTeam: text,
    startedAt: instant,
    /** The form it was started with, so that a form that was left as it was starts no second one (N10). */
    startedFrom: text.optional(),
    /** What a card says of the consent that holds, the last one recorded; absent where 0.1.0 started it, and where none holds. */
    consent: consentFields.pick({ givenBy: true, form: true, recordedAt: true }).optional(),
    ...networkEndings,
    ...networkRequested,
  }),
  /** A team's membership of a network (N1). */
  member: storedObject({
    ...base,
    type: z.literal('member'),
    networkId: text,
    teamId: text,
    organisationId: text,
    since: instant,
  }),
  consent: storedObject({ ...base, type: z.literal('consent'), networkId: text, ...consentFields.shape }),
} as const;
