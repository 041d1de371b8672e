import { Agent, request } from 'node:http';
import type { Someone } from '../helpers/directory';
import { quantile } from './measure';
import type { Program } from './served';

/** Who press at the same time, each the next when the former is answered. */
export const callers = 16;

/** One kind of press, on one program. */
export interface Kind extends PressKind {
  program: Program;
}

export interface PressKind {
  program: Pick<Program, 'port'>;
  /** Who presses the press of this number. */
  someone: (number: number) => Someone;
  verb: string;
  data: (number: number) => object;
}

/** What came of some hundreds of presses: how many in a second, and in milliseconds how long one took and its CPU time. */
export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  cpu: number;
}

/** Presses of one kind, numbered from `from`, by 16 callers. */
export async function load(kind: Kind, from: number, presses: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const times: number[] = [];
  let next = from;
  const caller = async (): Promise<void> => {
    while (next < from + presses) {
      const number = (next += 1) - 1;
      const start = performance.now();
      await press(agent, kind, number);
      times.push(performance.now() - start);
    }
  };
  const { cpu: before } = await kind.program.uses();
  const start = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  const perSecond = presses / ((performance.now() - start) / 1_000);
  const { cpu: after } = await kind.program.uses();
  agent.destroy();
  return { perSecond, p50: quantile(times), p99: quantile(times, 0.99), cpu: (after - before) / 1_000 / presses };
}

/** @throws Error unless the answer is a card, or the echo of the press */
export async function press(agent: Agent, { program, someone, verb, data }: PressKind, number: number): Promise<void> {
  const who = someone(number);
  const body = JSON.stringify(invoke(who, `${who.key}-${verb}-${number}`, { verb, data: data(number) }));
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const answer = await new Promise<string>((done, failed) => {
    const to = { agent, host: '127.0.0.1', port: program.port, path: '/api/messages', method: 'POST', headers };
    const sent = request(to, (response) => {
      let text = `${response.statusCode ?? 0} `;
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.once('end', () => {
        done(text);
      });
    });
    sent.once('error', failed).end(body);
  });
  const expected = verb === 'echo' ? 'Action.Execute' : '"AdaptiveCard"';
  if (!answer.startsWith('200 ') || !answer.includes(expected)) throw new Error(`${verb}: ${answer}`);
}

function invoke(someone: Someone, id: string, action: object): object {
  const { key, aadObjectId, tenantId } = someone;
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1/',
    from: { id: 'u', aadObjectId },
    recipient: { id: 'b', name: 'Schakel' },
    conversation: { id: `chat-${key}`, conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: 'nl-NL',
    value: { action: { type: 'Action.Execute', ...action } },
  };
}
