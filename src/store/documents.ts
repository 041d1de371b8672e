import { z } from 'zod';
import { categories } from '../domain/category';
import { levels, organisationKinds } from '../domain/directory';
import { networkSources, networkStates } from '../domain/network';
import { base, consentFields, explainedDeadline, instant, text } from './document-parts';
import { auditDocuments } from './documents-audit';
import { requestDocuments } from './documents-requests';
import { stepDocuments } from './documents-steps';
import { absenceSchemas } from './documents-absence';
import { networkEndings, networkSubject, threadEndings } from './documents-endings';
import { accessDocuments, accessSubject } from './documents-access';

const threadEvent = z.strictObject({
  at: instant,
  personId: text,
  teamId: text,
  kind: z.enum([
    'asked',
    'seen',
    'answered',
    'asked-back',
    'settled',
    'reopened',
    'answered-by-steps',
    'resident-added',
    'thanked',
  ]),
  /** N9: settled by closing the network. */
  closing: z.literal(true).optional(),
});

const pauses = z.array(z.strictObject({ from: instant, until: instant }));

const consentValues = z.strictObject({
  clientName: text,
  birthDate: text,
  givenBy: text,
  giverName: text,
  form: text,
  covers: text,
});
const networkValues = z.strictObject({
  source: text,
  reference: text,
  attested: text,
  ownTeam: text,
  practiceTeam: text,
  teams: text,
});
const messageValues = z.strictObject({ category: text, team: text, subject: text, text });

/** What a card in somebody's chat shows; rendered anew for its reader at each delivery. */
const cardSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('thread'), networkId: text, threadId: text }),
  networkSubject,
  z.strictObject({ kind: z.literal('network-request'), practiceId: text, requestId: text }),
  z.strictObject({
    kind: z.literal('digest'),
    organisationId: text,
    teamId: text,
    date: text,
    /** G5: the account managers, when the contact person cannot be reached. */
    to: z.enum(['contact', 'managers']),
  }),
  /** D5, G4: a thread waits for the reader's team; says nothing of its contents. */
  z.strictObject({ kind: z.literal('reminder'), networkId: text, threadId: text, teamId: text }),
  /** The same of a team's request for a network (N5). */
  z.strictObject({ kind: z.literal('request-reminder'), practiceId: text, requestId: text, teamId: text }),
  accessSubject,
  /** Nobody of a team can be reached in Teams: told to the account managers, without health information. */
  z.strictObject({ kind: z.literal('unreachable'), organisationId: text, teamId: text, date: text }),
]);

/** The schemas, one per type of document: the type is the schema is the validator. */
export const documentSchemas = {
  ...stepDocuments,
  ...requestDocuments,
  organisation: z.strictObject({
    ...base,
    type: z.literal('organisation'),
    organisationId: text,
    kind: z.enum(organisationKinds),
    name: text,
    phone: text,
    /** When it can be reached, as people say it: "ma–vr 8–17 uur". */
    opening: text.default(''),
    tenantIds: z.array(text),
    emailDomains: z.array(text),
  }),
  team: z.strictObject({
    ...base,
    type: z.literal('team'),
    teamId: text,
    organisationId: text,
    name: text,
    /** Local time of the digest (G1), `HH:mm`; null: the region's. */
    digestTime: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .nullable(),
    contactPersonId: text.nullable(),
  }),
  staff: z.strictObject({
    ...base,
    type: z.literal('staff'),
    personId: text,
    organisationId: text,
    organisationKind: z.enum(organisationKinds),
    name: text,
    email: text,
    function: text,
    level: z.enum(levels),
    medicalData: z.boolean(),
    careProfessional: z.boolean(),
    teamIds: z.array(text),
    active: z.boolean(),
    since: instant,
  }),
  /** A person's place in a team, so that a team's people are found without reading the organisation. */
  seat: z.strictObject({
    ...base,
    type: z.literal('seat'),
    personId: text,
    teamId: text,
    organisationId: text,
  }),
  /** Someone the bot has met, with where to reach them. */
  person: z.strictObject({
    ...base,
    type: z.literal('person'),
    personId: text,
    tenantId: text,
    aadObjectId: text,
    name: text,
    email: text.nullable(),
    language: z.enum(['nl', 'en']).nullable(),
    locale: text.nullable(),
    conversation: z.strictObject({ serviceUrl: text, conversationId: text, botId: text, userId: text }).nullable(),
    /** When name and e-mail were last asked of Teams. */
    profileAt: instant.nullable(),
    lastSeen: instant,
  }),
  /** The start of a network in progress: kept from the recorded consent on (N2). */
  draft: z.strictObject({
    ...base,
    type: z.literal('draft'),
    personId: text,
    formId: text,
    step: z.enum(['network', 'message', 'done']),
    /** Null once the network exists: nothing typed is kept twice. */
    consent: consentFields.nullable(),
    consentValues,
    networkValues,
    messageValues,
    networkId: text.nullable(),
    at: instant,
  }),
  /** Which network a client has at a practice, so that no second one starts by accident (N10). */
  'client-key': z.strictObject({ ...base, type: z.literal('client-key'), networkId: text, at: instant }),
  network: z.strictObject({
    ...base,
    type: z.literal('network'),
    networkId: text,
    code: text,
    client: z.strictObject({ name: text, birthDate: text }),
    practiceId: text,
    teamIds: z.array(text),
    state: z.enum(networkStates),
    source: z.enum(networkSources),
    reference: text,
    startedBy: text,
    startedByTeam: text,
    startedAt: instant,
    ...networkEndings,
  }),
  /** A team's membership of a network (N1). */
  member: z.strictObject({
    ...base,
    type: z.literal('member'),
    networkId: text,
    teamId: text,
    organisationId: text,
    since: instant,
  }),
  consent: z.strictObject({ ...base, type: z.literal('consent'), networkId: text, ...consentFields.shape }),
  thread: z.strictObject({
    ...base,
    type: z.literal('thread'),
    threadId: text,
    networkId: text,
    category: z.enum(categories),
    subject: text,
    askerTeamId: text,
    addresseeTeamId: text,
    events: z.array(threadEvent).min(1),
    messages: z.int(),
    /** Counts changes; a card in a chat knows which one it shows. */
    version: z.int(),
    /** The team whose turn it is and the team that waits; both null when settled. Computed from `events`. */
    turnTeamId: text.nullable(),
    waitingTeamId: text.nullable(),
    deadline: explainedDeadline.nullable(),
    dueAt: instant.nullable(),
    /** D3: when the two organisations cannot be expected to answer, as recorded; kept in step by a job. */
    pauses: z.strictObject({ asker: pauses, addressee: pauses }),
    /** D5: the turn (by its beginning) that was reminded of already. */
    remindedFor: instant.nullable(),
    /** D5: when to remind the team whose turn it is; null when that is done or not needed. Computed. */
    remindAt: instant.nullable(),
    startedAt: instant,
    ...threadEndings,
  }),
  message: z.strictObject({
    ...base,
    type: z.literal('message'),
    networkId: text,
    threadId: text,
    number: z.int(),
    kind: z.enum(['asked', 'answered', 'asked-back', 'reopened', 'thanked']),
    personId: text,
    teamId: text,
    authorName: text,
    text,
    at: instant,
  }),
  /** A press that has been carried out, with what came of it, so that pressing again does nothing new. */
  press: z.strictObject({ ...base, type: z.literal('press'), result: text, at: instant }),
  /** Something to tell: committed with the change, spread to cards by the delivery job. */
  notice: z.strictObject({
    ...base,
    type: z.literal('notice'),
    about: cardSubject,
    version: z.int(),
    /** People who get a new card (and so a signal); everyone who has one gets it brought up to date. */
    alertTeamId: text.nullable(),
    alertPersonIds: z.array(text),
    state: z.enum(['pending', 'done']),
    dueAt: instant,
  }),
  /** A card in one person's chat: which version it should show, which it shows, and how delivery stands. */
  card: z.strictObject({
    ...base,
    type: z.literal('card'),
    personId: text,
    about: cardSubject,
    /** The thread's id or the digest's, to find every card about it. */
    subjectId: text,
    wanted: z.int(),
    shown: z.int().nullable(),
    /** Counts wishes to show the same version anew: something beside the thread changed, such as who could be reached. */
    refresh: z.int().default(0),
    /** The other cards say that this one could not be delivered. */
    missed: z.boolean().default(false),
    activityId: text.nullable(),
    state: z.enum(['pending', 'waiting', 'delivered', 'failed']),
    /** The person whose first visit it waits for; null otherwise. */
    waitingFor: text.nullable(),
    dueAt: instant,
    /** Held by a delivery under way until then. */
    leaseUntil: instant.nullable(),
    attempts: z.int(),
    /** Sends whose outcome Teams did not tell (timeout, reset): possibly delivered twice. */
    unclear: z.int(),
    failure: text.nullable(),
    createdAt: instant,
  }),
  /** One digest per contact person, team and local date (G2): its insertion is the decision. */
  digest: z.strictObject({
    ...base,
    type: z.literal('digest'),
    organisationId: text,
    teamId: text,
    personId: text,
    date: text,
    overdue: z.int(),
    at: instant,
  }),
  ...absenceSchemas,
  ...accessDocuments,
  ...auditDocuments,
} as const;

export type DocumentType = keyof typeof documentSchemas;
export type DocumentOf<T extends DocumentType> = z.output<(typeof documentSchemas)[T]>;
export type AnyDocument = { [T in DocumentType]: DocumentOf<T> }[DocumentType];
export type CardSubject = z.output<typeof cardSubject>;

/** A stored document that its schema does not know: newer software wrote it, or it is damaged. */
export class UnreadableDocument extends Error {
  constructor(
    readonly documentType: string,
    readonly documentId: string,
  ) {
    super(`Document ${documentId} of type ${documentType} cannot be read by this version`);
  }
}

/**
 * Parses what a store returns; every read passes here.
 * @throws UnreadableDocument, with the id and never the content
 */
export function parseDocument<T extends DocumentType>(type: T, json: unknown): DocumentOf<T> {
  const parsed = documentSchemas[type].safeParse(json);
  if (!parsed.success) {
    const id = typeof json === 'object' && json !== null && 'id' in json ? String(json.id) : '?';
    throw new UnreadableDocument(type, id);
  }
  return parsed.data as DocumentOf<T>;
}
