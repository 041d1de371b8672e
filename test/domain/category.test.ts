import { categories, standardTerms } from '../../src/domain/category';

test('M1 there are four categories: Medicatie, Zorg, Administratie, Overig', () => {
  expect(categories).toEqual(['medication', 'care', 'administration', 'other']);
});

test('M2 medication within 24 hours, everything else within 48', () => {
  expect(categories.map((category) => standardTerms[category])).toEqual([24, 48, 48, 48]);
});
