import { parseDocument } from '../../src/store/documents';
import { sample } from './sample';

/** As 0.1.0 stored it: what a reminder is of stood in its notice's id alone. */
function former(kind: 'reminder' | 'request-reminder', noticeId: string) {
  const about = {
    kind,
    networkId: 'n',
    threadId: 't',
    practiceId: 'p',
    requestId: 'r',
    teamId: 'zorg.t',
    mark: 'kept',
  };
  const notice = { ...sample('notice', 'network:n', noticeId), about };
  const card = { ...sample('card', 'network:n', `card:${noticeId}:p:1`, { subjectId: noticeId }), about };
  return { notice, card };
}

describe.each(['reminder', 'request-reminder'] as const)('a %s of 0.1.0', (kind) => {
  test.each([
    ['by the clock (D5) is of its turn', 'notice:remind:t:zorg.t:2026-11-23T15:00:00.000Z', '2026-11-23T15:00:00.000Z'],
    ['that somebody asked for (G4) is of none', 'notice:remind:t:zorg.t:2026-11-24', null],
  ])('%s', (_, noticeId, ofTurn) => {
    const { notice, card } = former(kind, noticeId);
    // Of a request for a network (N5) it is of the thread that it is today (ADR 16).
    const ids = kind === 'reminder' ? { networkId: 'n', threadId: 't' } : { networkId: 'r', threadId: 'r' };
    const about = { kind: 'reminder', ...ids, ofTurn, mark: 'kept' };
    expect(parseDocument('notice', notice).about).toMatchObject(about);
    expect(parseDocument('card', card).about).toMatchObject(about);
  });
});

test('what a reminder is of today is not read out of its id', () => {
  const { card } = former('reminder', 'notice:remind:t:zorg.t:2026-11-23T15:00:00.000Z');
  const asked = { ...card, about: { ...card.about, ofTurn: null } };
  expect(parseDocument('card', asked).about).toMatchObject({ ofTurn: null });
});
