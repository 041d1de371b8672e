import { dialled, isTelephone, shownTelephone } from '../../src/domain/telephone';

test.each([
  '030 555 77 77',
  '(030) 555 77 77',
  '030-5557777',
  '030/5557777',
  '06 12345678',
  '+31 30 555 77 77',
  '+31 (0)30 555 77 77',
  '0031 30 555 77 77',
  '088 123 45 67',
  '085 123 45 67',
  '0900-8844',
  '0900 123 45 67',
  '0800 1234',
  '+32 2 555 12 12',
  '030 555 77 77 toestel 12',
  '030 555 77 77 tst. 12',
  '030 555 77 77, ext 12',
  '030 555 77 77 x12',
])('M3: %s can be dialled', (number) => {
  expect(isTelephone(number)).toBe(true);
});

test.each([
  '',
  '------',
  '(((((((',
  '+',
  '000000',
  '0000000000',
  '012345',
  '1234567890',
  '99999999',
  '030 555 77',
  '030 555 77 77 77',
  'bel maar',
  '030 555 77 77 of 06 12345678',
  'toestel 12',
  '15 030',
  '+31 000000',
  '112',
  '+31 112',
  '113',
  '144',
  '116 117',
  '14 030',
  '14 0182',
])('M3: %s cannot', (number) => {
  expect(isTelephone(number)).toBe(false);
});

test.each([
  ['(030) 555 77 77', '+31305557777'],
  ['0305557777', '+31305557777'],
  ['0031 30 555 77 77', '+31305557777'],
  ['+31 (0)30 555 77 77 toestel 12', '+31305557777'],
  ['+32 2 555 12 12', '+3225551212'],
  ['0900-8844', '+319008844'],
  ['14 030', '14030'],
])('%s is dialled as %s', (number, dials) => {
  expect(dialled(number)).toBe(dials);
});

test.each(['14 030', '14 0182'])('M3: %s reaches a municipality and its neighbourhood team, and no other', (number) => {
  expect(isTelephone(number, 'neighbourhood-team')).toBe(true);
  expect(isTelephone(number, 'practice')).toBe(false);
});

test.each([
  ['030 555 77 77', '030 555 77 77'],
  ['(030) 555 77 77', '(030) 555 77 77'],
  [' 030-5557777 ', '030-5557777'],
  ['0305557777', '030 555 7777'],
  ['+31 30 555 77 77', '030 555 7777'],
  ['+31 (0)6 12345678', '06 12345678'],
  ['0031305557777 toestel 12', '030 555 7777 toestel 12'],
  ['+3225551212', '+32 2 555 12 12'],
  ['14 030', '14 030'],
  ['bel maar', 'bel maar'],
])('%s is shown as %s', (number, shown) => {
  expect(shownTelephone(number)).toBe(shown);
});
