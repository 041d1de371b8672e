import { z } from 'zod';

/** Every document has these; `id` is unique within its partition, `partition` places it (ADR 0002). */
export const base = { partition: z.string().min(1), id: z.string().min(1), schemaVersion: z.literal(1) };

export const instant = z.iso.datetime({ precision: 3 });
export const text = z.string();
