import { infoCard, refusalCard } from '../../src/cards/info';
import type { Refusal, RefusalKind } from '../../src/domain/refusal';
import { texts } from '../../src/texts';

/** Whatever a sentence needs of its refusal. */
const anything = {
  ...{ phone: '030 123 45 67', code: 'NW-1', networkId: 'n', practiceId: 'p', requestId: 'r', max: 1, length: 2 },
  ...{ organisationKind: 'home-care', reason: 'private', words: ['spoed'], names: ['A', 'B'], days: 1 },
};

test.each(Object.keys(texts.nl.refusals) as RefusalKind[])('a card that says %s says so to the record too', (kind) => {
  const refusal = { ...anything, kind } as unknown as Refusal;
  const shown = refusalCard(texts.nl, refusal);
  expect(shown.refused).toBe(kind);
  expect(JSON.stringify(shown.card)).not.toContain('"refused"');
});

test('a card that refuses nothing says nothing', () => {
  expect(infoCard(texts.nl, { title: 'Verstuurd' })).toEqual({ card: expect.anything() as unknown });
});
