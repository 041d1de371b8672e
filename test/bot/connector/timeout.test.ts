import { createConnector } from '../../../src/bot/connector/connector';
import { unpaced } from '../../../src/bot/connector/pace';

test('a request ends after 15 seconds, long before a card’s lease of a minute: nobody else sends it meanwhile', async () => {
  const timeout = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => AbortSignal.abort());
  const token = (): Promise<undefined> => Promise.resolve(undefined);
  const connector = createConnector({ token, allowedHosts: 'loopback', pace: unpaced });
  const to = { serviceUrl: 'http://127.0.0.1:9/', conversationId: 'c' };
  await connector.send(to, { type: 'message' });
  await connector.member(to, 'm');
  expect(timeout.mock.calls).toEqual([[15_000], [3_000]]);
  timeout.mockRestore();
});
