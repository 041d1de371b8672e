import { z } from 'zod';
import { actions, type Verb } from '../../src/actions';
import { commands } from '../../src/bot/commands';
import { cardText, inputs, type RenderedCard } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { practiceStarts, dataOf, titles } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';
import { personIdOf } from '../../src/usecases/people/load-actor';

/**
 * R6 with teeth: an account manager who is no care professional walks every verb and every typed
 * command on networks and threads of the own organisation, also from old cards, and finds no
 * subject, no client, no text – in no answer, no chat, no log line.
 */
const client = 'Zebedeus Kwikstaart';
const subject = 'Ooievaarsbeet';
const question = 'Pimpelpaars bloedbeeld?';
/** What the presser types now comes back to them, so that it is not lost (M10): no secret. */
const typedNow = 'Zelf getypt: kan dit?';
const birthDate = '1931-02-28';
const secrets = [
  client,
  'Kwikstaart',
  subject,
  'Pimpelpaars',
  'Krokodillentranen',
  birthDate,
  '28 februari 1931',
  '1931',
];

let world: World;
let ids: Record<string, unknown>;

beforeEach(async () => {
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z' });
  await loadRegionNorth(world.store);
  const [gp, nurse] = [world.person(people.gp), world.person(people.nurse)];
  await nurse.installs();
  await practiceStarts(gp, { client, birthDate, subject, text: question });
  await world.deliver();
  const data = dataOf(nurse.lastCard(), 'Antwoord');
  ids = { networkId: data['networkId'], threadId: data['threadId'] };
});
afterEach(() => world.close());

/** What a verb's schema can be given so that it is carried out: the real ids, every choice of a list. */
function inputsFor(verb: Verb): Record<string, unknown>[] {
  const fields = Object.entries(actions[verb].shape as Record<string, z.ZodType>);
  const variants = Math.max(...fields.map(([name, schema]) => valuesFor(name, schema).length), 1);
  return Array.from({ length: variants }, (_, at) =>
    Object.fromEntries(
      fields.map(([name, schema]) => {
        const values = valuesFor(name, schema);
        return [name, values[at % values.length]];
      }),
    ),
  );
}

function valuesFor(name: string, schema: z.ZodType): unknown[] {
  const known: Record<string, unknown[]> = {
    ...Object.fromEntries(Object.entries(ids).map(([key, value]) => [key, [value]])),
    organisationId: ['thuiszorg', 'praktijk'],
    personId: [personIdOf(people.nurse), personIdOf(people.manager)],
    practiceId: ['praktijk'],
    teamId: ['thuiszorg.noord', 'praktijk.team'],
    team: ['thuiszorg.noord', 'praktijk.team'],
    version: [1, 2, 3],
    before: [100],
    after: [undefined],
  };
  const given = (known[name] ?? []).filter((value) => schema.safeParse(value).success);
  if (given.length > 0) return given;
  const options = optionsOf(schema);
  const candidates = [...options, 'true', 'x', 'x'.repeat(64), 1, true, '2026-11-24', [], {}, undefined, null];
  const fitting = candidates.filter((value) => schema.safeParse(value).success);
  if (fitting.length === 0) throw new Error(`No value for ${name}; add one above`);
  return options.length > 0 ? fitting.slice(0, options.length) : fitting.slice(0, 1);
}

function optionsOf(schema: z.ZodType): unknown[] {
  return schema instanceof z.ZodEnum ? schema.options : [];
}

/** Every verb with every choice, then every typed command; everything that came back, as one text. */
async function walk(chatter: Chatter, verbs = Object.keys(actions) as Verb[]): Promise<string> {
  const seen: unknown[] = [];
  for (const verb of verbs) {
    // Nobody's language, and no account of the walk itself, changes on the way.
    if (verb === 'language.choose' || verb === 'staff.deactivate') continue;
    for (const data of inputsFor(verb)) {
      const { status, body } = await chatter.posts(verb, data);
      expect({ verb, status }).toEqual({ verb, status: 200 });
      expect({ verb, code: body.value.code }).toEqual({ verb, code: undefined });
      seen.push(body);
    }
  }
  for (const command of Object.keys(commands)) seen.push(await chatter.says(command));
  for (const name of [client, subject, 'Kwikstaart']) seen.push(await chatter.says(name));
  await world.deliver();
  return JSON.stringify([seen, chatter.cards()]);
}

function found(text: string): string[] {
  return secrets.filter((secret) => text.includes(secret));
}

test('the walk would find them: a care professional of the same organisation sees client, subject and text', async () => {
  expect(found(await walk(world.person(people.nurse)))).toEqual(
    expect.arrayContaining([client, subject, 'Pimpelpaars']),
  );
});

test('R6: every verb and every typed command shows an account manager who is no care professional nothing', async () => {
  const manager = world.person(people.manager);
  await manager.installs();
  world.log.length = 0;
  expect(found(await walk(manager))).toEqual([]);
  expect(found(world.log.join(''))).toEqual([]);
});

test('R6, R1: the same for a level without messages, a person without the tick, and someone unknown', async () => {
  const gp = world.person(people.gp);
  await gp.posts('staff.change', {
    organisationId: 'praktijk',
    personId: personIdOf(people.practiceNurse),
    shownLevel: 'E',
    shownMedicalData: 'true',
    level: 'D',
    medicalData: 'true',
  });
  await gp.posts('staff.change', {
    organisationId: 'praktijk',
    personId: personIdOf(people.assistant),
    shownLevel: 'C',
    shownMedicalData: 'true',
    level: 'C',
    medicalData: 'false',
  });
  // CI has each press every verb (SCHAKEL_TEST_RUNS); in every test run they share them.
  const all = Object.keys(actions) as Verb[];
  const three = [people.practiceNurse, people.assistant, people.stranger];
  for (const [part, who] of three.entries()) {
    const own =
      process.env['SCHAKEL_TEST_RUNS'] === undefined ? all.filter((_, at) => at % three.length === part) : all;
    const chatter = world.person(who);
    await chatter.installs();
    expect({ who: who.key, found: found(await walk(chatter, own)) }).toEqual({ who: who.key, found: [] });
  }
});

test('R6: cards from the time when one was a care professional with the tick open nothing any more', async () => {
  const nurse = world.person(people.nurse);
  const old: RenderedCard[] = [nurse.lastCard()];
  for (const text of ['hulp', 'mijn netwerken', 'openstaand', 'overzicht', 'nieuw bericht', 'contactpersonen'])
    old.push(await nurse.says(text));
  old.push(await nurse.presses('Openen', {}, old[2]));
  expect(found(JSON.stringify(old))).toContain(client);

  const manager = world.person(people.manager);
  const tick = { shownLevel: 'lead-professional', shownMedicalData: 'true', level: 'lead-professional' };
  const colleague = { organisationId: 'thuiszorg', personId: personIdOf(people.nurse) };
  await manager.posts('staff.change', { ...colleague, ...tick, medicalData: 'false' });

  world.log.length = 0;
  const answers: unknown[] = [];
  for (const card of old) {
    for (const title of new Set(titles(card))) {
      if (title === 'English') continue;
      const filled = Object.fromEntries(inputs(card).map(({ id, choices }) => [id, choices[0]?.value ?? typedNow]));
      answers.push(await nurse.presses(title, filled, card).catch((error: unknown) => String(error)));
    }
  }
  await world.deliver();
  expect(answers.length).toBeGreaterThan(20);
  expect(found(JSON.stringify(answers.map((each) => (typeof each === 'string' ? each : cardText(each)))))).toEqual([]);
  expect(found(world.log.join(''))).toEqual([]);
});

test('R6: what is delivered to an account manager – the daily overview of an unreachable team – is health-free', async () => {
  const manager = world.person(people.manager);
  await manager.installs();
  await manager.posts('staff.deactivate', { organisationId: 'thuiszorg', personId: personIdOf(people.nurse) });
  world.at('2026-11-26T08:00:00.000Z');
  await world.digests();
  expect(found(JSON.stringify(manager.cards()))).toEqual([]);
  expect(found(world.log.join(''))).toEqual([]);
});

describe('a group chat has other readers', () => {
  const group = '19:team@thread.v2';
  const carla = people.colleague;
  const sentence = 'Schakel werkt alleen in uw eigen chat met Schakel. Open die chat om verder te gaan.';

  async function inGroup(fields: Record<string, unknown>): Promise<string> {
    const response = await fetch(`${world.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        channelId: 'msteams',
        serviceUrl: world.teams.serviceUrl,
        from: { id: `user-${carla.key}`, aadObjectId: carla.aadObjectId },
        recipient: { id: 'schakel' },
        conversation: { id: group, isGroup: true, conversationType: 'groupChat', tenantId: carla.tenantId },
        channelData: { tenant: { id: carla.tenantId } },
        ...fields,
      }),
    });
    return response.text();
  }
  const told = (): unknown[] => world.teams.activities(group).map(({ body }) => body.text ?? body);
  const address = async (): Promise<string | undefined> =>
    (await world.store.get('person', `person:${personIdOf(carla)}`, 'person'))?.doc.conversation?.conversationId;

  test('who writes to the bot there, or puts it there, is told where to go, and it is nobody’s address', async () => {
    await inGroup({ type: 'message', text: 'openstaand' });
    await inGroup({ type: 'installationUpdate', action: 'add' });
    expect(told()).toEqual([sentence, sentence]);
    expect(await address()).toBeUndefined();
    await world.deliver();
    expect(told()).toHaveLength(2);
  });

  test('a press there opens nothing, also of who may see it, and leaving the group leaves one’s own chat as it was', async () => {
    const own = world.person(carla);
    await own.installs();
    await world.deliver();
    expect(own.reads()).toContain(question);
    const value = { action: { type: 'Action.Execute', verb: 'thread.open', data: ids } };
    const answer = await inGroup({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(JSON.parse(answer)).toMatchObject({ statusCode: 403, value: { message: sentence } });
    await inGroup({ type: 'message', value: { verb: 'thread.open', ...ids } });
    expect(told()).toEqual([sentence]);
    await inGroup({ type: 'installationUpdate', action: 'remove' });
    expect(await address()).toBe(`chat-${carla.key}`);
  });
});
