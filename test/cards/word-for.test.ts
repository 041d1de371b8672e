import { wordFor } from '../../src/cards/parts';
import { texts } from '../../src/texts';

test('ADR 14: how consent was given in a way that only a newer program knows is a dash, never "undefined"', () => {
  const forms = texts.nl.forms as Record<string, string>;
  expect(Object.keys(forms).map((form) => wordFor(forms, form))).toEqual(Object.values(forms));
  const newer: string[] = ['by-video', 'toString'];
  expect(newer.map((form) => wordFor(forms, form))).toEqual(['–', '–']);
});
