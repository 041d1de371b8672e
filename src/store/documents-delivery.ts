import { z } from 'zod';
import { base, growing, growingSubject, instant, storedObject, text, type Upgrades } from './document-parts';
import { accessSubject } from './documents-access';
import { networkSubject } from './documents-endings';
import { aboutThread } from './documents-former';

/** The beginning of the turn that the clock reminds of (D5); null when somebody asked for the reminder (G4). */
const ofTurn = instant.nullable();

/** What a card in somebody's chat shows; rendered anew for its reader at each delivery. */
export const cardSubject = z.discriminatedUnion('kind', [
  storedObject({ kind: z.literal('thread'), networkId: text, threadId: text }),
  networkSubject,
  storedObject({
    kind: z.literal('digest'),
    organisationId: text,
    teamId: text,
    date: text,
    /** G5: the account managers, when the contact person cannot be reached. */
    to: z.enum(['contact', 'managers']),
  }),
  /** D5, G4: a thread waits for the reader's team; says nothing of its contents. */
  storedObject({ kind: z.literal('reminder'), networkId: text, threadId: text, teamId: text, ofTurn }),
  accessSubject,
  /** Nobody of a team can be reached in Teams: told to the account managers, without health information. */
  storedObject({ kind: z.literal('unreachable'), organisationId: text, teamId: text, date: text }),
  /** A2: an absence that cannot stand beside another, told to the account managers once a day. */
  storedObject({ kind: z.literal('absence-clash'), organisationId: text, absenceId: text, date: text }),
]);

/** R5: everything one person has in the chat, to be shown anew with the rights of then; `after` is how far it came. */
const rightsLost = storedObject({ kind: z.literal('rights-lost'), personId: text, after: text.nullable() });

const noticeSubject = z.discriminatedUnion('kind', [...cardSubject.options, rightsLost]);

/** Whether this program can render, or spread, what a card or notice is about; what it cannot is a newer program's. */
export function knowsSubject(about: unknown): boolean {
  return noticeSubject.safeParse(about).success;
}

/** What is committed with a change so that it reaches people's chats, and how far it came. */
export const deliveryDocuments = {
  /** A press that has been carried out, with what came of it, so that pressing again does nothing new. */
  press: storedObject({ ...base, type: z.literal('press'), result: text, at: instant }),
  /** Something to tell: committed with the change, spread to cards by the delivery job. */
  notice: storedObject({
    ...base,
    type: z.literal('notice'),
    about: growingSubject(noticeSubject),
    version: z.int(),
    /** People who get a new card (and so a signal); everyone who has one gets it brought up to date. */
    alertTeamId: text.nullable(),
    alertPersonIds: z.array(text),
    /** Somebody of that team who gets none. */
    exceptPersonId: text.optional(),
    state: growing(['pending', 'done']),
    dueAt: instant,
    /** When it was due for the first time, once it was tried: unlike `dueAt` it stays while it is tried again. */
    pendingSince: instant.optional(),
    /** The cards it is about, and no others: another notice could not bring them up to date, as they were not readable. */
    unread: z.array(storedObject({ partition: text, id: text })).optional(),
    /** Only for the threads of its network that could not be read: they follow its end, or its consent, once they can. */
    unreadThreads: z.literal(true).optional(),
    /** Of which card's button it came, and until when that press may be being answered. */
    pressed: storedObject({
      personId: text,
      activityId: text,
      answeredBy: instant,
      /** The new card of whoever pressed is that card from then on. */
      takesPlace: z.literal(true).optional(),
    }).optional(),
  }),
  /** A card in one person's chat: which version it should show, which it shows, and how delivery stands. */
  card: storedObject({
    ...base,
    type: z.literal('card'),
    personId: text,
    about: growingSubject(cardSubject),
    /** The thread's id or the digest's, to find every card about it. */
    subjectId: text,
    wanted: z.int(),
    shown: z.int().nullable(),
    /** Counts wishes to show the same version anew: something beside the thread changed, such as who could be reached. */
    refresh: z.int().default(0),
    /** The other cards say that this one could not be delivered. */
    missed: z.boolean().default(false),
    activityId: text.nullable(),
    /** Where it was put: it can be emptied there also while its reader's document cannot be read (C5). */
    chat: storedObject({ serviceUrl: text, conversationId: text }).optional(),
    state: growing(['pending', 'waiting', 'delivered', 'failed']),
    /** The person whose first visit it waits for; null otherwise. */
    waitingFor: text.nullable(),
    dueAt: instant,
    /** Held by a delivery under way until then. */
    leaseUntil: instant.nullable(),
    /** When it was due for the first time, once it was tried: unlike `dueAt` it stays while it is tried again. */
    pendingSince: instant.optional(),
    attempts: z.int(),
    /** Sends whose outcome Teams did not tell (timeout, reset): possibly delivered twice. */
    unclear: z.int(),
    failure: text.nullable(),
    /** Which version's showing is on the audit record, and with what outcome (NEN 7513); `lost`: attempted, and nobody said more. */
    recorded: storedObject({ version: z.int(), outcome: text }).nullable().default(null),
    createdAt: instant,
  }),
  /** One digest per contact person, team and local date (G2): its insertion is the decision. */
  digest: storedObject({
    ...base,
    type: z.literal('digest'),
    organisationId: text,
    teamId: text,
    personId: text,
    date: text,
    overdue: z.int(),
    at: instant,
  }),
} as const;

/** 0.1.0 kept what a reminder is of in its notice's id alone, which the card has as its subject. */
function withTurn(doc: Record<string, unknown>, noticeId: unknown): Record<string, unknown> {
  const about = reminds.safeParse(doc['about']);
  if (!about.success || about.data.ofTurn !== undefined) return doc;
  const [, turn = null] = /:(\d{4}-\d\d-\d\dT[\d:.]+Z)$/.exec(String(noticeId)) ?? [];
  return { ...doc, about: { ...about.data, ofTurn: turn } };
}

const reminds = z.looseObject({ kind: z.literal('reminder') });

/** What an older program left out, supplied when its documents are read. */
export const deliveryUpgrades = {
  card: (doc) => withTurn(aboutThread(doc), doc['subjectId']),
  notice: (doc) => withTurn(aboutThread(doc), doc['id']),
} satisfies Upgrades;
