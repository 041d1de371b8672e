/** M1: each thread has exactly one of these – Medicatie, Zorg, Administratie, Overig. */
export const categories = ['medication', 'care', 'administration', 'other'] as const;

export type Category = (typeof categories)[number];

/** M2: the time to respond in hours, where a region has not set its own. */
export const standardTerms: Readonly<Record<Category, number>> = {
  medication: 24,
  care: 48,
  administration: 48,
  other: 48,
};
