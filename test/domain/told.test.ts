import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nobody, told, type Told } from '../../src/domain/told';
import { threadPressNames } from '../../src/domain/thread-press';

const running = { askerTeamId: 'asker', addresseeTeamId: 'addressee', turnTeamId: 'addressee' };
const settled = { ...running, turnTeamId: null };
const team = (teamId: string): Told => ({ teamId, personIds: [] });

test.each<[string, Told, Told]>([
  [
    'a message: the addressed team, and who sent it',
    told.sent(running, 'p'),
    { teamId: 'addressee', personIds: ['p'] },
  ],
  ['the bot asks for steps (N4)', told.stepsAsked(running), team('addressee')],
  ['the steps are done (N4)', told.stepsDone(running), team('asker')],
  ['an answer that settles', told.pressed(settled, 'answer', 'answered'), team('asker')],
  ['a question back', told.pressed({ ...running, turnTeamId: 'asker' }, 'ask-back', 'asked-back'), team('asker')],
  ['reopened', told.pressed(running, 'reopen', 'reopened'), team('addressee')],
  ['a thank-you (M4)', told.pressed(running, 'answer', 'thanked'), nobody],
  ['an addition (M13)', told.pressed(running, 'add', 'added'), team('addressee')],
  ['taken up (M12)', told.pressed(running, 'take-up', 'taken-up'), nobody],
  ['Gezien', told.pressed(running, 'seen', 'seen'), nobody],
  ['Afgehandeld', told.pressed(settled, 'settle', 'settled'), nobody],
  ['a request decided (N5)', told.requestEnded(running, false), team('asker')],
  ['a request taken back (N5)', told.requestEnded(running, true), nobody],
  ['access asked for (R4)', told.accessAsked(['m'], 'p'), { teamId: null, personIds: ['m', 'p'] }],
  ['access reminded of (R9)', told.accessReminded(['m']), { teamId: null, personIds: ['m'] }],
  ['access decided on', told.accessEnded('p'), { teamId: null, personIds: ['p'] }],
])('%s', (_, who, expected) => {
  expect(who).toEqual(expected);
});

test('a press that alerts nobody disturbs nobody, whoever has the turn', () => {
  const quiet = threadPressNames.filter((press) => told.pressed(running, press, 'seen').teamId === null);
  expect(quiet.sort()).toEqual(['seen', 'settle', 'take-up']);
});

test('nobody else makes a notice: who is told stands in one file', () => {
  const src = join(__dirname, '../../src/usecases');
  const makers = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /type: 'notice',/.test(readFileSync(join(src, file), 'utf8')));
  expect(makers.sort()).toEqual([join('notices', 'notice.ts')]);
});
