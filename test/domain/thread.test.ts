import fc from 'fast-check';
import type { Purpose } from '../../src/domain/message-form';
import type { Acts, Remark } from '../../src/domain/reading/acts';
import {
  botId,
  endsElsewhere,
  isForPracticeAlone,
  otherSide,
  residentSince,
  seenSince,
  settledByClosing,
  sideOf,
  spentEvents,
  takenUp,
  teamOf,
  threadEventKinds,
  turnOf,
  type Side,
  type ThreadEvent,
  type ThreadEventKind,
  type ThreadHead,
} from '../../src/domain/thread';
import { eventOf, pressesFor, purposeOf, type ThreadPress } from '../../src/domain/thread-press';

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

test('N5, M15, A2: what asks for a network ends with what the practice decides: no press of a thread, no deputy', () => {
  const request: ThreadHead = { ...history(['asker', 'asked']), request: true };
  expect([askerTeamId, addresseeTeamId].flatMap((teamId) => pressesFor(request, teamId))).toEqual([]);
  expect([isForPracticeAlone(request), isForPracticeAlone(history(['asker', 'asked']))]).toEqual([true, false]);
});

describe('M15, N4: the bot’s own message ends with the ticked steps', () => {
  const own = (...steps: Step[]): ThreadHead => {
    const thread = history(['asker', 'asked'], ...steps);
    return {
      ...thread,
      events: thread.events.map((event, index) => ({ ...event, personId: index === 0 ? botId : 'p' })),
    };
  };

  test.each<[string, Step[], ThreadPress[], ThreadPress[]]>([
    ['asked', [], ['ask-back', 'take-up', 'seen'], ['add']],
    ['asked back', [['addressee', 'asked-back']], ['add'], ['answer', 'ask-back', 'take-up', 'seen']],
    ['answered by the steps', [['addressee', 'answered-by-steps']], [], ['reopen', 'seen']],
  ])('%s: nothing that would end it', (_, steps, addressee, asker) => {
    expect(pressesFor(own(...steps), addresseeTeamId)).toEqual(addressee);
    expect(pressesFor(own(...steps), askerTeamId)).toEqual(asker);
  });

  test.each<[string, Step[]]>([
    ['the steps answered it', [['addressee', 'answered-by-steps']]],
    ['somebody answered it, as 0.1.0 allowed', [['addressee', 'answered']]],
    ['somebody settled it, as 0.1.0 allowed', [['asker', 'settled']]],
  ])('once %s and it is reopened, it is a thread like any other', (_, steps) => {
    const reopened = own(...steps, ['asker', 'reopened']);
    expect(endsElsewhere(reopened)).toBe(false);
    expect(pressesFor(reopened, addresseeTeamId)).toContain('answer');
  });

  test('no press ends it, whatever is typed', () => {
    fc.assert(
      fc.property(histories, ([, choices]) => {
        const bot = { ...history(['asker', 'asked']), events: own().events };
        play(
          [false, choices],
          (_act, _before, thread) => {
            expect(turnOf(thread).side).not.toBeNull();
          },
          bot,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('M4, M7: what a press with a remark becomes', () => {
  test.each<[ThreadPress, Side, Does, 'yes' | 'no' | undefined, ThreadEventKind]>([
    ['answer', 'addressee', 'tells', undefined, 'answered'],
    ['answer', 'addressee', 'thanks', undefined, 'answered'],
    ['answer', 'addressee', 'agreement', undefined, 'answered'],
    // M11: what the sender then says is what it is.
    ['answer', 'addressee', 'asks', 'yes', 'asked-back'],
    ['answer', 'addressee', 'asks', 'no', 'answered'],
    ['ask-back', 'addressee', 'tells', 'yes', 'asked-back'],
    ['ask-back', 'addressee', 'tells', 'no', 'answered'],
    ['reopen', 'asker', 'tells', 'yes', 'reopened'],
    ['reopen', 'asker', 'tells', 'no', 'thanked'],
    // Where button and words agree nothing that was said before changes it.
    ['ask-back', 'addressee', 'asks', 'no', 'asked-back'],
    ['answer', 'addressee', 'tells', 'yes', 'answered'],
    ['ask-back', 'addressee', 'thanks', undefined, 'thanked'],
    ['ask-back', 'addressee', 'agreement', undefined, 'answered'],
    ['reopen', 'asker', 'thanks', undefined, 'thanked'],
    ['reopen', 'asker', 'agreement', undefined, 'thanked'],
    ['reopen', 'asker', 'info', undefined, 'thanked'],
    ['reopen', 'asker', 'asks', undefined, 'reopened'],
    ['answer', 'asker', 'thanks', undefined, 'thanked'],
    ['answer', 'asker', 'info', undefined, 'thanked'],
    ['ask-back', 'asker', 'thanks', undefined, 'thanked'],
    ['answer', 'asker', 'agreement', undefined, 'answered'],
    ['answer', 'asker', 'reply', undefined, 'answered'],
    ['answer', 'asker', 'asks', undefined, 'answered'],
    ['ask-back', 'asker', 'reply', undefined, 'answered'],
    ['ask-back', 'asker', 'asks', undefined, 'asked-back'],
    ['seen', 'addressee', 'thanks', undefined, 'seen'],
    ['settle', 'asker', 'agreement', undefined, 'settled'],
    ['take-up', 'addressee', 'reply', undefined, 'taken-up'],
    ['take-up', 'addressee', 'asks', undefined, 'taken-up'],
    ['add', 'asker', 'thanks', undefined, 'added'],
    ['add', 'asker', 'asks', undefined, 'added'],
  ])('%s by the %s of what %s, said %s: %s', (press, side, does, asks, kind) => {
    expect(eventOf(press, side, acts[does], { asks })).toBe(kind);
  });

  test.each<[ThreadPress, Side, Purpose]>([
    ['answer', 'addressee', 'answer'],
    ['ask-back', 'addressee', 'ask-back'],
    ['ask-back', 'asker', 'answer-back'],
    ['answer', 'asker', 'answer-back'],
    ['reopen', 'asker', 'ask'],
    ['add', 'asker', 'add'],
    ['take-up', 'addressee', 'take-up'],
  ])('M4: a text to %s by the %s is to %s', (press, side, purpose) => {
    expect(purposeOf(press, side)).toBe(purpose);
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

type Does = Remark | 'asks' | 'tells';
const tells: Acts = { does: ['tells'], question: false, asks: false, promise: false, remark: undefined };
const acts: Readonly<Record<Does, Acts>> = {
  asks: { ...tells, question: true, asks: true },
  tells,
  thanks: { ...tells, remark: 'thanks' },
  agreement: { ...tells, remark: 'agreement' },
  reply: { ...tells, remark: 'reply' },
  info: { ...tells, remark: 'info' },
};

/** The clock as a person would keep it with two stopwatches, beside the machine. */
interface Watches {
  running: Side | null;
  since: string;
}

interface Act {
  by: string;
  press: ThreadPress;
  does: Does;
}

/** Somebody's choice among what may be pressed then; most of a random history is real presses. */
const choice = fc.record({
  by: fc.constantFrom(askerTeamId, addresseeTeamId),
  pick: fc.nat(),
  does: fc.constantFrom<Does>('thanks', 'info', 'agreement', 'asks'),
});
const histories = fc.tuple(fc.boolean(), fc.array(choice, { minLength: 5, maxLength: 40 }));

/** Plays a history, telling each press with the thread before and after it. */
function play(
  [firstThanks, choices]: [boolean, { by: string; pick: number; does: Does }[]],
  tell: (act: Act & { side: Side; at: string }, before: ThreadHead, after: ThreadHead) => void,
  begun = history(['asker', firstThanks ? 'thanked' : 'asked']),
): void {
  let thread = begun;
  choices.forEach(({ by, pick, does }, index) => {
    const allowed = pressesFor(thread, by);
    const press = allowed[pick % Math.max(1, allowed.length)];
    const side = sideOf(thread, by);
    if (press === undefined || side === undefined) return;
    const at = minute(index + 1);
    const event = {
      kind: eventOf(press, side, acts[does], {}, endsElsewhere(thread)),
      at,
      personId: 'p',
      teamId: by,
    } as ThreadEvent;
    const after = { ...thread, events: [...thread.events, event] };
    tell({ by, press, does, side, at }, thread, after);
    thread = after;
  });
}

/** What a press does to the stopwatches, told without the machine's own table. */
function watched(before: Watches, { press, does, side, at }: Act & { side: Side; at: string }): Watches {
  const other: Side = side === 'asker' ? 'addressee' : 'asker';
  if (['seen', 'take-up', 'add'].includes(press)) return before;
  if (press === 'settle') return { running: null, since: at };
  if (press === 'reopen') return does === 'asks' ? { running: other, since: at } : before;
  const thanks = does === 'thanks' || does === 'info';
  if (side === 'asker') return thanks ? before : { running: other, since: at };
  // Words that ask as an answer are held until the sender says what it is; unsaid it stays the answer that was pressed.
  if (press === 'answer' || does === 'agreement') return { running: null, since: at };
  return thanks ? before : { running: other, since: at };
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
          const quiet = ['seen', 'settle', 'take-up', 'add'].includes(act.press);
          if (act.does === 'thanks' || act.does === 'info' || quiet) expect(started).toBe(false);
          if (act.does === 'agreement' && act.press === 'reopen') expect(started).toBe(false);
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

  test('M13: exactly the side that waits may add, and it is the one that wrote what the turn rests on', () => {
    fc.assert(
      fc.property(histories, (random) => {
        play(random, (_act, _before, thread) => {
          const { side } = turnOf(thread);
          const adding = [askerTeamId, addresseeTeamId].filter((id) => pressesFor(thread, id).includes('add'));
          expect(adding).toEqual(side === null ? [] : [teamOf(thread, otherSide(side))]);
          const wrote = thread.events.findLast(({ kind }) =>
            ['asked', 'answered', 'asked-back', 'reopened'].includes(kind),
          );
          if (side !== null) expect(adding).toEqual([wrote?.teamId]);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('M12: it is with whoever of the side whose turn it is took it up last, and with nobody once the turn changes', () => {
    fc.assert(
      fc.property(histories, (random) => {
        let has: { at: string; by: string } | undefined;
        play(random, (act, before, thread) => {
          const [was, is] = [turnOf(before), turnOf(thread)];
          if (act.press === 'take-up') has = { at: act.at, by: act.by };
          else if (was.side !== is.side || was.since !== is.since) has = undefined;
          const taken = takenUp(thread);
          expect(taken && { at: taken.at, by: taken.teamId }).toEqual(has);
          if (taken !== undefined) expect(sideOf(thread, taken.teamId)).toBe(is.side);
        });
      }),
      { numRuns: 300 },
    );
  });
});

const anything = fc.array(
  fc.record({
    kind: fc.constantFrom<string>(...threadEventKinds, 'of-a-newer-program'),
    teamId: fc.constantFrom(askerTeamId, addresseeTeamId, 'buurt.west'),
    personId: fc.constantFrom('p', 'schakel'),
  }),
  { minLength: 1, maxLength: 30 },
);

test('M7, N8: nothing follows from what is spent, also when more happens later; nothing of a newer program is', () => {
  fc.assert(
    fc.property(anything, fc.nat({ max: 30 }), (random, leavesAt) => {
      const events = random.map((each, index) => ({ ...each, at: minute(index) }) as ThreadEvent);
      const [early, later] = [events.slice(0, leavesAt), events.slice(leavesAt)];
      const gone = spentEvents({ ...head, events: early });
      const kept = [...early.filter((each) => !gone.includes(each)), ...later];
      for (const follows of [turnOf, seenSince, residentSince, isForPracticeAlone, takenUp, endsElsewhere]) {
        expect(follows({ ...head, events: kept })).toEqual(follows({ ...head, events }));
      }
      expect(gone.filter(({ kind }) => !threadEventKinds.includes(kind))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
