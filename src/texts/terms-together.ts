import { categories, type Category } from '../domain/category';

/** Categories with the same term are named together, in their usual order. */
export function termsTogether(hours: Record<Category, number>): { hours: number; categories: Category[] }[] {
  const terms = [...new Set(categories.map((each) => hours[each]))];
  return terms.map((term) => ({ hours: term, categories: categories.filter((each) => hours[each] === term) }));
}
