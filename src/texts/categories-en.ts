import type { Category } from '../domain/category';

/** M1. */
export const categoriesEn: Record<Category, string> = {
  medication: 'Medication',
  care: 'Care',
  administration: 'Administration',
  other: 'Other',
};
