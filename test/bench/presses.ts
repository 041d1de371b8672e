import type { Store } from '../../src/store/store';
import { people } from '../helpers/region-north';
import { loadRegionNorth } from '../helpers/region-north';
import type { Someone } from '../helpers/directory';
import { compare, heading, tell, type Rounds, type Side } from './measure';
import { addNetwork, addPeople, measuredOn } from './region';
import { startBareStack, startWholeBot, type Stack } from './stack';

/** Networks of the reader, and threads to be answered, each once. */
const ownNetworks = 5;

/** (a) Presses through the whole bot over HTTP, beside a turn of the same stack that only echoes. */
export async function measurePresses(store: Store, size: Rounds): Promise<void> {
  const { deps } = measuredOn(store);
  await loadRegionNorth(store);
  await addPeople(store, [people.nurse, people.south]);
  const asker = 'praktijk.team';
  for (let number = 0; number < ownNetworks; number += 1) {
    await addNetwork(deps, `own${number}`, { asker, addressee: 'thuiszorg.noord' });
  }
  const answers = (size.rounds + 1) * size.times;
  for (let number = 0; number < answers; number += 1) {
    await addNetwork(deps, `south${number}`, { asker, addressee: 'thuiszorg.zuid' });
  }
  const bot = await startWholeBot(deps);
  const bare = await startBareStack();
  const opened = { networkId: 'own0', threadId: 'town0' };
  const verbs: [string, Side][] = [
    ['thread.open', press(bot, people.nurse, 'thread.open', () => opened)],
    ['network.open', press(bot, people.nurse, 'network.open', () => ({ networkId: 'own0' }))],
    ['thread.list (Openstaand)', press(bot, people.nurse, 'thread.list', () => ({}))],
    ['thread.answer', press(bot, people.south, 'thread.answer', answerTo)],
  ];
  heading('A press through the whole bot over HTTP, beside a turn that echoes', 'the bot', 'echo');
  for (const [verb, side] of verbs) {
    tell(
      verb,
      await compare(
        side,
        press(bare, people.nurse, 'thread.open', () => opened),
        size,
      ),
    );
  }
  await Promise.all([bot.stop(), bare.stop()]);
}

function answerTo(number: number): object {
  const thread = { networkId: `south${number}`, threadId: `tsouth${number}`, version: 1 };
  return { ...thread, text: 'De wond is schoon en wordt kleiner; er is geen roodheid meer.' };
}

function press(stack: Stack, someone: Someone, verb: string, data: (number: number) => object): Side {
  return { run: (number) => stack.press(someone, verb, data(number)) };
}
