import { z } from 'zod';
import { levels, organisationKinds } from '../domain/directory';
import { languages } from '../domain/language';
import { outsideDeputy } from './documents-absence';
import { base, instant, storedObject, text, growing } from './document-parts';

/** What is kept of a team. */
export const teamFields = {
  teamId: text,
  name: text,
  /** Local time of the digest (G1), `HH:mm`; null: the region's. */
  digestTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .nullable(),
  contactPersonId: text.nullable(),
};

/** Organisations with their teams and absences, and the people who work there. */
export const directoryDocuments = {
  organisation: storedObject({
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
    /** Their ids begin with the organisation's and a dot. */
    teams: z.array(storedObject(teamFields)).default([]),
    /** A1: every absence that was not withdrawn, over or not, as its own document has it (ADR 25). */
    absences: z
      .array(
        storedObject({
          absenceId: text,
          from: instant,
          until: instant,
          deputyId: text.nullable(),
          outside: outsideDeputy,
        }),
      )
      .default([]),
  }),
  staff: storedObject({
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
  seat: storedObject({
    ...base,
    type: z.literal('seat'),
    personId: text,
    teamId: text,
    organisationId: text,
  }),
  /** Someone the bot has met, or who is to have a place, with where to reach them. */
  person: storedObject({
    ...base,
    type: z.literal('person'),
    personId: text,
    tenantId: text,
    aadObjectId: text,
    name: text,
    email: text.nullable(),
    language: growing(languages).nullable(),
    locale: text.nullable(),
    conversation: storedObject({ serviceUrl: text, conversationId: text, botId: text, userId: text }).nullable(),
    /** When name and e-mail were last asked of Teams. */
    profileAt: instant.nullable(),
    /** What Teams called the person in the activity at which they were asked; absent where it did not say. */
    calledAs: text.optional(),
    /** Absent before the first arrival. */
    lastSeen: instant.optional(),
    /**
     * In which organisations the person has or had a place: where to look for places, never a right (ADR 26). Perhaps one
     * too many, never one too few; absent: not known.
     */
    organisationIds: z.array(text).optional(),
    /**
     * Which instance holds up what is on its way to this person, as it does not get on, and until when that counts;
     * `others`: another instance has something for them too (ADR 30).
     */
    lane: storedObject({ instance: text, until: instant, others: z.literal(true).optional() }).optional(),
  }),
} as const;
