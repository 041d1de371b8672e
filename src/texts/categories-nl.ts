import type { Category } from '../domain/category';

/** M1. */
export const categoriesNl: Record<Category, string> = {
  medication: 'Medicatie',
  care: 'Zorg',
  administration: 'Administratie',
  other: 'Overig',
};
