import fc from 'fast-check';
import {
  askedStepsDone,
  checkPress,
  openSince,
  stepPresses,
  steps,
  stepsOf,
  tickedSteps,
  type Checklist,
  type Step,
  type StepEvent,
  type StepPress,
} from '../../src/domain/steps';

const start = '2026-11-23T09:00:00.000Z';
const minute = (count: number): string => new Date(Date.parse(start) + count * 60_000).toISOString();
const by = (count: number) => ({ at: minute(count), personId: 'p', personName: 'Petra', teamId: 'praktijk.team' });
const done = (step: Step, count: number): StepEvent => ({ ...by(count), kind: 'done', step });
const declined = (count: number): StepEvent => ({ ...by(count), kind: 'declined', reason: 'geen e-mail' });
const resumed = (count: number): StepEvent => ({ ...by(count), kind: 'resumed' });
const list = (...events: StepEvent[]): Checklist => ({ startedAt: start, practiceId: 'praktijk', events });

/** The states in the order of the steps, shortened. */
function states(events: StepEvent[]): string {
  return stepsOf(list(...events))
    .map((each) => each.state)
    .join(' ');
}

test.each<[string, StepEvent[], string]>([
  ['at the start the practice has the card and the invitation to do', [], 'open open later later'],
  ['the card alone', [done('patient-card', 1)], 'done open later later'],
  ['invited: activating is next', [done('resident-invited', 1)], 'open done open later'],
  ['activated: adding is next', [done('resident-invited', 1), done('resident-activated', 2)], 'open done done open'],
  ['does not take part', [declined(1)], 'open not-applicable not-applicable not-applicable'],
  [
    'declined after the invitation',
    [done('resident-invited', 1), declined(2)],
    'open done not-applicable not-applicable',
  ],
  ['takes part after all', [declined(1), resumed(2)], 'open open later later'],
  [
    'declined, resumed, declined',
    [declined(1), resumed(2), declined(3)],
    'open not-applicable not-applicable not-applicable',
  ],
  ['all done', steps.map((step, index) => done(step, index)), 'done done done done'],
])('N3, N4, N7: %s', (_, events, expected) => {
  expect(states(events)).toBe(expected);
});

test.each<[string, StepEvent[], string | undefined]>([
  ['from the start', [], start],
  ['activating counts from the invitation', [done('patient-card', 1), done('resident-invited', 5)], minute(5)],
  ['resumed steps count from then', [done('patient-card', 1), declined(2), resumed(9)], minute(9)],
  ['nothing is open once declined', [done('patient-card', 1), declined(2)], undefined],
])('N7: since when something is open: %s', (_, events, since) => {
  expect(openSince(list(...events))).toBe(since);
});

const practice = ['praktijk'];
const homeCare = ['thuiszorg'];
const invited = done('resident-invited', 1);
const activated = done('resident-activated', 2);
const added = done('resident-added', 3);

test.each<[StepPress, string[], StepEvent[], string]>([
  ['patient-card', practice, [], 'yes'],
  ['patient-card', homeCare, [], 'step-of-practice'],
  ['patient-card', practice, [done('patient-card', 1)], 'step-done'],
  ['patient-card', practice, [declined(1)], 'yes'],
  ['resident-invited', practice, [], 'yes'],
  ['resident-invited', homeCare, [], 'step-of-practice'],
  ['resident-invited', practice, [declined(1)], 'resident-declined'],
  ['resident-activated', practice, [], 'step-too-early'],
  ['resident-activated', practice, [invited], 'yes'],
  ['resident-activated', homeCare, [invited], 'yes'],
  ['resident-activated', homeCare, [invited, activated], 'step-done'],
  ['resident-added', practice, [invited], 'step-too-early'],
  ['resident-added', practice, [invited, activated], 'yes'],
  ['resident-added', homeCare, [invited, activated], 'step-of-practice'],
  ['resident-added', practice, [invited, activated, added], 'yes'],
  ['decline', practice, [], 'yes'],
  ['decline', homeCare, [], 'step-of-practice'],
  ['decline', practice, [declined(1)], 'resident-declined'],
  ['decline', practice, [invited, activated, added], 'resident-reads-along'],
  ['resume', practice, [declined(1)], 'yes'],
  ['resume', practice, [], 'resident-takes-part'],
  ['resume', homeCare, [declined(1)], 'step-of-practice'],
])('N7, N8: who may record %s (%j, after %j): %s', (press, organisations, events, answer) => {
  const outcome = checkPress(list(...events), organisations, press);
  expect(outcome.ok ? 'yes' : outcome.refusal.kind).toBe(answer);
  expect(stepPresses(list(...events), organisations).includes(press)).toBe(answer === 'yes');
});

test.each<[string, StepEvent[], boolean]>([
  ['nothing', [], false],
  ['only the card', [done('patient-card', 1)], false],
  ['only the invitation', [invited], false],
  ['both', [invited, done('patient-card', 2)], true],
  ['the card, and the client does not take part', [done('patient-card', 1), declined(2)], true],
  ['does not take part, without the card', [declined(2)], false],
])('N4: the bot’s message is answered by: %s', (_, events, answered) => {
  expect(askedStepsDone(list(...events))).toBe(answered);
});

test('N7: whatever is pressed, a done step stays done and something open has a since not before the start', () => {
  const presses = fc.array(fc.constantFrom<StepPress>(...tickedSteps, 'resident-added', 'decline', 'resume'));
  fc.assert(
    fc.property(presses, (pressed) => {
      let events: StepEvent[] = [];
      pressed.forEach((press, index) => {
        if (!checkPress(list(...events), practice, press).ok) return;
        const before = stepsOf(list(...events)).filter((each) => each.state === 'done');
        const event = press === 'decline' ? declined(index) : press === 'resume' ? resumed(index) : done(press, index);
        events = [...events, event];
        const after = stepsOf(list(...events));
        for (const each of before) expect(after).toContainEqual(each);
        for (const each of after) if (each.state === 'open') expect(each.since >= start).toBe(true);
      });
    }),
  );
});
