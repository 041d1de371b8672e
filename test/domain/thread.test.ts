import fc from 'fast-check';
import {
  eventOf,
  pressesFor,
  seenSince,
  settledByClosing,
  sideOf,
  teamOf,
  turnOf,
  type Side,
  type ThreadEvent,
  type ThreadEventKind,
  type ThreadHead,
  type ThreadPress,
} from '../../src/domain/thread';

const askerTeamId = 'praktijk.team';
const addresseeTeamId = 'thuiszorg.noord';
const head = { category: 'care' as const, askerTeamId, addresseeTeamId };
const minute = (count: number): string => new Date(Date.UTC(2026, 10, 23, 9, count)).toISOString();

type Step = [by: Side | 'reader', kind: ThreadEventKind];

/** A thread in which these things happened, a minute apart. */
function history(...steps: Step[]): ThreadHead {
  const events = steps.map(([by, kind], index) => ({
    kind,
    at: minute(index),
    personId: 'p',
    teamId: by === 'reader' ? 'buurt.west' : teamOf(head, by),
  }));
  return { ...head, events: events };
}

describe('M7: whose turn it is', () => {
  test.each<[string, Step[], Side | null, string | null]>([
    ['asked', [['asker', 'asked']], 'addressee', null],
    [
      'asked and seen',
      [
        ['asker', 'asked'],
        ['addressee', 'seen'],
      ],
      'addressee',
      null,
    ],
    [
      'answered',
      [
        ['asker', 'asked'],
        ['addressee', 'answered'],
      ],
      null,
      'answer',
    ],
    [
      'asked back',
      [
        ['asker', 'asked'],
        ['addressee', 'asked-back'],
      ],
      'asker',
      null,
    ],
    [
      'asked back and answered',
      [
        ['asker', 'asked'],
        ['addressee', 'asked-back'],
        ['asker', 'answered'],
      ],
      'addressee',
      null,
    ],
    [
      'settled by the asker',
      [
        ['asker', 'asked'],
        ['asker', 'settled'],
      ],
      null,
      'asker',
    ],
    [
      'reopened',
      [
        ['asker', 'asked'],
        ['addressee', 'answered'],
        ['asker', 'reopened'],
      ],
      'addressee',
      null,
    ],
    ['only thanked', [['asker', 'thanked']], null, 'nothing-asked'],
    [
      'only thanked, then reopened with a question',
      [
        ['asker', 'thanked'],
        ['asker', 'reopened'],
      ],
      'addressee',
      null,
    ],
    [
      'thanked after the answer',
      [
        ['asker', 'asked'],
        ['addressee', 'answered'],
        ['asker', 'thanked'],
      ],
      null,
      'answer',
    ],
    [
      'thanked after being asked back',
      [
        ['asker', 'asked'],
        ['addressee', 'asked-back'],
        ['asker', 'thanked'],
      ],
      'asker',
      null,
    ],
  ])('%s', (_name, steps, side, settledBy) => {
    expect(turnOf(history(...steps))).toMatchObject({ side, settledBy });
  });

  test('a thank-you restarts no clock: the one that runs keeps its beginning', () => {
    const before = history(['asker', 'asked'], ['addressee', 'asked-back']);
    const after = history(['asker', 'asked'], ['addressee', 'asked-back'], ['asker', 'thanked']);
    expect(turnOf(after).since).toBe(turnOf(before).since);
  });
});

describe('M4, M7: what a press with a text that only thanks becomes', () => {
  test.each<[ThreadPress, Side, ThreadEventKind]>([
    ['answer', 'addressee', 'answered'],
    ['answer', 'asker', 'thanked'],
    ['ask-back', 'addressee', 'thanked'],
    ['ask-back', 'asker', 'thanked'],
    ['reopen', 'asker', 'thanked'],
    ['seen', 'addressee', 'seen'],
    ['settle', 'asker', 'settled'],
  ])('%s by the %s: %s', (press, side, kind) => {
    expect(eventOf(press, side, true)).toBe(kind);
  });

  test('M4: after the answer the asker has Gezien to press instead of thanking', () => {
    const answered = history(['asker', 'asked'], ['addressee', 'answered']);
    expect(pressesFor(answered, askerTeamId)).toEqual(['reopen', 'seen']);
    expect(pressesFor(answered, addresseeTeamId)).toEqual([]);
    expect(seenSince(history(['asker', 'asked'], ['addressee', 'answered'], ['asker', 'seen']))).toHaveLength(1);
  });
});

describe('N9: settled by closing', () => {
  const closing = { at: minute(30), personId: 'gp', teamId: askerTeamId };

  test('an open thread is settled by closing, whoever closes', () => {
    const closed = settledByClosing(history(['asker', 'asked']), closing);
    expect(turnOf(closed)).toEqual({ side: null, since: closing.at, settledBy: 'closing' });
  });

  test('a thread that was settled stays as it was', () => {
    const answered = history(['asker', 'asked'], ['addressee', 'answered']);
    expect(settledByClosing(answered, closing)).toBe(answered);
  });
});

/** The clock as a person would keep it with two stopwatches, beside the machine. */
interface Watches {
  running: Side | null;
  since: string;
}

interface Act {
  by: string;
  press: ThreadPress;
  onlyThanks: boolean;
}

/** Somebody's choice among what may be pressed then; most of a random history is real presses. */
const choice = fc.record({
  by: fc.constantFrom(askerTeamId, addresseeTeamId),
  pick: fc.nat(),
  onlyThanks: fc.boolean(),
});
const histories = fc.tuple(fc.boolean(), fc.array(choice, { minLength: 5, maxLength: 40 }));

/** Plays a history, telling each press with the thread before and after it. */
function play(
  [firstThanks, choices]: [boolean, { by: string; pick: number; onlyThanks: boolean }[]],
  tell: (act: Act & { side: Side; at: string }, before: ThreadHead, after: ThreadHead) => void,
): void {
  let thread = history(['asker', firstThanks ? 'thanked' : 'asked']);
  choices.forEach(({ by, pick, onlyThanks }, index) => {
    const allowed = pressesFor(thread, by);
    const press = allowed[pick % Math.max(1, allowed.length)];
    const side = sideOf(thread, by);
    if (press === undefined || side === undefined) return;
    const at = minute(index + 1);
    const event = { kind: eventOf(press, side, onlyThanks), at, personId: 'p', teamId: by } as ThreadEvent;
    const after = { ...thread, events: [...thread.events, event] };
    tell({ by, press, onlyThanks, side, at }, thread, after);
    thread = after;
  });
}

/** What a press does to the stopwatches, told without the machine's own table. */
function watched(before: Watches, { press, onlyThanks, side, at }: Act & { side: Side; at: string }): Watches {
  const other: Side = side === 'asker' ? 'addressee' : 'asker';
  if (press === 'seen') return before;
  if (press === 'settle') return { running: null, since: at };
  if (press === 'answer' && side === 'addressee') return { running: null, since: at };
  return onlyThanks ? before : { running: other, since: at };
}

describe('M7 over random histories of presses', () => {
  test('the machine agrees with two stopwatches; the clock runs for one side or none; thanks start none', () => {
    let presses = 0;
    fc.assert(
      fc.property(histories, (random) => {
        let model: Watches = { running: random[0] ? null : 'addressee', since: minute(0) };
        play(random, (act, thread, next) => {
          model = watched(model, act);
          const [before, after] = [turnOf(thread), turnOf(next)];
          expect({ running: after.side, since: after.since }).toEqual(model);
          expect(after.side === null).toBe(after.settledBy !== null);
          const started = after.side !== null && (after.side !== before.side || after.since !== before.since);
          if (act.onlyThanks || act.press === 'seen' || act.press === 'settle') expect(started).toBe(false);
          presses += 1;
        });
      }),
      { numRuns: 300 },
    );
    expect(presses).toBeGreaterThan(1_000);
  });

  test('exactly the side whose turn it is may answer; a reader along may press nothing', () => {
    fc.assert(
      fc.property(histories, (random) => {
        play(random, (_act, _before, thread) => {
          const { side } = turnOf(thread);
          const answering = [askerTeamId, addresseeTeamId].filter((id) => pressesFor(thread, id).includes('answer'));
          expect(answering).toEqual(side === null ? [] : [teamOf(thread, side)]);
          expect(pressesFor(thread, 'buurt.west')).toEqual([]);
        });
      }),
      { numRuns: 200 },
    );
  });
});
