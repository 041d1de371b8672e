import { createPace, unpaced, type Pace } from '../../src/bot/connector/pace';
import { cardText } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts } from '../helpers/steps';
import { createWorld, type World } from '../helpers/world';

let world: World;
afterEach(() => world.close());

/**
 * Teams' pace, for each chat by a clock of its own that goes on where somebody waits for a place: what is sent by itself
 * goes as fast as it may; `fill` takes all the places that it may have.
 */
function busyPace(): { pace: Pace; fill: (conversation: string) => void; waitedMs: (conversation: string) => number } {
  const chats = new Map<string, { pace: Pace; time: number }>();
  const chatOf = (conversation: string): { pace: Pace; time: number } => {
    const chat = chats.get(conversation) ?? { pace: unpaced, time: 0 };
    if (chats.size < chats.set(conversation, chat).size)
      chat.pace = createPace({ now: () => chat.time, sleep: (ms) => Promise.resolve(void (chat.time += ms)) });
    return chat;
  };
  const take: Pace['take'] = (conversation, tenant) => {
    const chat = chatOf(conversation);
    for (let ms = chat.pace.take(conversation, tenant); ms > 0; ms = chat.pace.take(conversation, tenant))
      chat.time += ms;
    return 0;
  };
  const fill = (conversation: string): void => {
    while (chatOf(conversation).pace.take(conversation, '') === 0);
  };
  const turn: Pace['turn'] = (conversation, ...rest) => chatOf(conversation).pace.turn(conversation, ...rest);
  return { pace: { turn, take, remembered: 0 }, fill, waitedMs: (conversation) => chatOf(conversation).time };
}

test('M3: what somebody types in a busy chat is answered, with the numbers to call in an emergency', async () => {
  const { pace, fill, waitedMs } = busyPace();
  const chat = `chat-${people.nurse.key}`;
  world = await createWorld({ pace });
  await loadRegionNorth(world.store);
  const [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  await practiceStarts(gp);
  await nurse.installs();
  await world.deliver();
  const { networkId } = dataOf(nurse.lastCard(), 'Antwoord');
  const before = nurse.cards().length;
  for (let count = 1; count <= 30; count += 1) {
    const message = {
      networkId,
      formId: `f${count}`,
      category: 'care',
      subject: 'Wond',
      text: `Hoe gaat het, dag ${count}?`,
    };
    await gp.posts('thread.send', { ...message, team: 'thuiszorg.noord' });
  }
  await world.deliver();
  expect(nurse.cards().length - before).toBe(30);
  for (let count = 1; count <= 3; count += 1) {
    fill(chat);
    const typedAt = waitedMs(chat);
    const answer = cardText(await nurse.says(`Kan er iemand komen? ${count}`));
    expect(answer).toContain('Wat u stuurde, heeft niemand bereikt. Bij spoed bel je.');
    expect(answer).toContain('Praktijk De Brug · Praktijkteam: 030 555 11 11');
    expect(nurse.cards().length - before).toBe(30 + count);
    // Teams waits some fifteen seconds for the answer.
    expect(waitedMs(chat) - typedAt).toBeLessThanOrEqual(8_000);
  }
});
