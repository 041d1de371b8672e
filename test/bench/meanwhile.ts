import { Agent } from 'node:http';
import type { Store } from '../../src/store/store';
import { people } from '../helpers/region-north';
import { press } from './load';
import { quantile } from './measure';
import { answerTo, fillStore, openedBy } from './presses';
import { measuredOn, sealed } from './region';
import { wholeBot } from './whole-bot';

/** How many presses in a second, of which one in four answers, and how many answers there are to give. */
const [perSecond, answers] = [8, 700];

/**
 * Presses on the whole bot in this very process, on the same store, while something else is going on in it: each begins
 * at its time, whether those before it are answered or not.
 */
export async function startPresses(store: Store): Promise<{ stop: () => Promise<{ count: number; p99: number }> }> {
  await fillStore(store, answers);
  const server = wholeBot(measuredOn(sealed(store)).deps);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const agent = new Agent({ keepAlive: true });
  const program = { port: server.address().port };
  const verbs = ['home.open', 'thread.open', 'thread.list', 'thread.answer'];
  const dataOf: Record<string, (number: number) => object> = { 'thread.open': openedBy, 'thread.answer': answerTo };
  const [times, faults]: [number[], unknown[]] = [[], []];
  const underWay = new Set<Promise<void>>();
  let number = 0;
  const one = async (): Promise<void> => {
    const [verb = '', each] = [verbs[number % verbs.length], Math.floor(number / verbs.length)];
    number += 1;
    const began = performance.now();
    await press(agent, { program, someone: () => people.south, verb, data: dataOf[verb] ?? (() => ({})) }, each);
    times.push(performance.now() - began);
  };
  const timer = setInterval(() => {
    const pressed = one()
      .catch((error: unknown) => void faults.push(error))
      .then(() => void underWay.delete(pressed));
    underWay.add(pressed);
  }, 1_000 / perSecond);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
      agent.destroy();
      await new Promise<void>((done) => void server.close(done));
      if (faults.length > 0) throw faults[0];
      return { count: times.length, p99: quantile(times, 0.99) };
    },
  };
}
