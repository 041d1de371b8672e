import { checkReason } from '../../src/domain/reason';
import { checkSource } from '../../src/domain/start-form';

test.each([
  ['Loopt al via de wijkverpleging.', 'accepted'],
  ['ok', 'accepted'],
  ['', 'reason-missing'],
  [' ', 'reason-missing'],
  ['.', 'reason-missing'],
  ['x', 'reason-missing'],
  ['?!?', 'reason-missing'],
  ['👍', 'reason-missing'],
  ['a'.repeat(301), 'reason-too-long'],
  ['BSN 111222333', 'bsn-named'],
])('a reason %j: %s', (raw, expected) => {
  const checked = checkReason(raw);
  expect(checked.ok ? 'accepted' : checked.refusal.kind).toBe(expected);
});

test.each([
  ['ZD-2026-0042', 'accepted'],
  ['', 'reference-missing'],
  ['-', 'reference-missing'],
  ['Z', 'reference-missing'],
])('N6: a ZorgDomein reference %j: %s', (reference, expected) => {
  const checked = checkSource({ source: 'zorgdomein', reference, attested: 'false' });
  expect(checked.ok ? 'accepted' : checked.refusal.kind).toBe(expected);
});
