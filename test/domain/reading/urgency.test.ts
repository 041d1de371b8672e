import { urgencyIn } from '../../../src/domain/reading/urgency';

test.each([
  ['Kunnen jullie z.s.m. bellen?', { said: ['z.s.m.'], described: [] }],
  ['Mw. heeft pijn op haar borst, graag advies.', { said: [], described: ['pijn op haar borst'] }],
  ['Kan mevrouw direct na het eten haar pillen nemen?', { said: [], described: [] }],
])('M3 %s', (text, urgency) => {
  expect(urgencyIn(text)).toEqual(urgency);
});
