import { likelyAsked, withLikely } from '../../src/cards/other-client';
import { inputs } from '../../src/cards/fields';
import { texts } from '../../src/texts';
import { otherClientField } from '../../src/forms/other-client';
import type { Actor } from '../../src/domain/directory';
import type { Deps } from '../../src/usecases/deps';
import { readLikely } from '../../src/usecases/networks/start/likely-networks';

const likely = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    networkId: `n${at}`,
    code: `NW-${at}`,
    client: { name: 'Nel Bosman', birthDate: '1940-05-13' },
    requested: false,
  }));

test.each([
  [6, 6, undefined],
  [7, 6, 'Eén ervan heeft hier geen knop: open die via Mijn netwerken.'],
  [9, 6, '3 ervan hebben hier geen knop: open die via Mijn netwerken.'],
])('N10: of %i that may be the same client %i can be opened at once, and the rest is told', (count, buttons, told) => {
  const asked = likelyAsked(texts.nl, 'Europe/Amsterdam', likely(count));
  const [field] = withLikely(texts.nl, inputs({ otherThan: otherClientField }, texts.nl, asked, {}), asked);
  expect(field?.actions).toHaveLength(buttons);
  const lines = field?.above.map(({ text }) => text) ?? [];
  expect(lines.filter((line) => line.startsWith('NW-'))).toHaveLength(count);
  expect(lines[count]).toBe(told);
});

test('N10: nobody is asked about some of those who may be the same client without a word about the others', async () => {
  const ids = Array.from({ length: 21 }, (_, at) => `n${at}`);
  await expect(readLikely({} as Deps, {} as Actor, ids)).rejects.toMatchObject({ code: 'TOO_MANY_ALIKE' });
});
