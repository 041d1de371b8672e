import { createPressLimit } from '../../src/bot/press-limit';

test('two presses at once and one a second: told once in ten seconds that it went too fast, each person apart', () => {
  let now = 0;
  const limit = createPressLimit({ rate: 1, burst: 2, now: () => now });
  const pressed = (person = 'p') => limit(person, undefined);
  expect([pressed(), pressed(), pressed(), pressed(), pressed('q')]).toEqual([
    'within',
    'within',
    'beyond',
    'told',
    'within',
  ]);
  now = 1_000;
  expect([pressed(), pressed()]).toEqual(['within', 'told']);
  now = 10_001;
  expect([pressed(), pressed(), pressed()]).toEqual(['within', 'within', 'beyond']);
});

test('what Teams sends a second time under the same id is one press (PLATFORM, trap 8)', () => {
  const limit = createPressLimit({ rate: 1, burst: 2, now: () => 0 });
  expect(['a', 'a', 'b', 'b', 'c'].map((id) => limit('p', id))).toEqual([
    'within',
    'within',
    'within',
    'within',
    'beyond',
  ]);
});
