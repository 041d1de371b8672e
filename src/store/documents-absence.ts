import { z } from 'zod';
import { base, growing, instant, storedObject, text } from './document-parts';

/** A1: whom to call who is not in Schakel. */
export const outsideDeputy = storedObject({ name: text, phone: text }).nullable().default(null);

/** Absences (A1, A2, D3): in the partition of the organisation that is away, which says itself when that is (ADR 25). */
export const absenceSchemas = {
  absence: storedObject({
    ...base,
    type: z.literal('absence'),
    absenceId: text,
    organisationId: text,
    from: instant,
    /** The first moment that no longer belongs to it. */
    until: instant,
    /** The practice that stands in; null when nobody does. */
    deputyId: text.nullable(),
    /** A1: who stands in without being in Schakel. */
    outside: outsideDeputy,
    /** Withdrawn before it began: it counts for nothing any more. */
    withdrawn: z.boolean(),
    /** Counts changes. */
    version: z.int(),
    /** Who recorded it as it is now, and when it was last recorded, changed or withdrawn. */
    recordedBy: text,
    recordedAt: instant,
    /** Whether open threads still have to be brought in line with it, and when next. */
    state: growing(['pending', 'done']),
    applyAt: instant,
  }),
} as const;
