import { z } from 'zod';
import { base, instant, storedObject, text } from './document-parts';

/** The place of a record in its writer's chain, closed with a key (docs/decisions/0008-audit-chains.md). */
const seal = storedObject({
  /** One writer's records in one partition. */
  chain: text,
  /** 1, 2, 3 … without a gap. */
  number: z.int().min(1),
  /** The code of the record before; empty at the first. */
  previous: text,
  /** HMAC-SHA256 over the record and its place. */
  mac: text,
});

/** The end of one chain at a checkpoint: how many records it had, and the code of the last. */
const chainHead = storedObject({ partition: text, chain: text, number: z.int().min(1), mac: text });

/**
 * What a record keeps of a consent, so that `verify` can compare it (C1, C2, C4): ids and codes, no name and no text. As
 * the code of the record covers it, it is made in the order of these fields.
 */
const consentOnRecord = storedObject({
  /** Which of its network; absent while there is only a draft. */
  number: z.int().min(1).optional(),
  /** The organisations it covers. */
  covers: z.array(text),
  /** The version of its text, and the SHA-256; absent where it is withdrawn. */
  version: text.optional(),
  text: text.optional(),
  /** SHA-256 of how it was given, recorded by whom and when; without the giver's name. */
  given: text.optional(),
});

/** The audit record (NEN 7513): inserted only, never replaced or removed. */
export const auditDocuments = {
  /** Who did what to which object on what ground; never the content. */
  audit: storedObject({
    ...base,
    type: z.literal('audit'),
    at: instant,
    /** The client, by network; empty where it concerns no client. */
    networkId: text.default(''),
    personId: text,
    /** On whose responsibility. */
    organisationId: text,
    /** The level or role the person acted in (R1). */
    role: text.default(''),
    /** Where: in the chat, by the bot's own delivery, at the operator's keyboard. */
    accessPoint: text.default('teams'),
    action: text,
    object: text,
    outcome: text,
    ground: text,
    /** What changed, from what to what: levels, ticks, ids; never content. */
    detail: text.default(''),
    /** What the person who pressed stated: `not-bsn` of the numbers in a text (M9). */
    stated: z.array(text).optional(),
    /** Of the records of one card's version in a chat: what was attempted, and what came of it. */
    delivery: text.optional(),
    /** The consent that was recorded, extended or withdrawn. */
    consent: consentOnRecord.optional(),
    /** Set by the store at the moment of committing; null only before. */
    seal: seal.nullable().default(null),
  }),
  /** How far every chain reached at a moment, signed: what is cut off later is missed here. */
  checkpoint: storedObject({
    ...base,
    type: z.literal('checkpoint'),
    number: z.int().min(1),
    at: instant,
    /** Records up to this moment have been looked at. */
    upTo: instant,
    heads: z.array(chainHead),
    previous: text,
    mac: text,
  }),
} as const;
