import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import { isVerb } from '../actions';
import type { Card } from '../cards/render';
import { languageOf, arrive, type Profile } from '../usecases/people/arrive';
import { loadActor, personIdOf } from '../usecases/people/load-actor';
import { leave } from '../usecases/people/leave';
import { filled } from '../domain/plain-text';
import { describeFault } from '../faults';
import type { OnUnreadable } from '../store/documents';
import { readOnce } from '../store/read-once';
import { texts, type Texts } from '../texts';
import type { Deps, PressedCard } from '../usecases/deps';
import { freeCard, readFree } from './free-card';
import type { Connector, OutgoingActivity } from './connector/connector';
import { cardActivity } from './card-activity';
import { commandOf } from './commands';
import { arrivalOf, hasAttachment, isPersonal, type Incoming } from './incoming';
import { press, type Pressed } from './press';
import type { PressLimit } from './press-limit';
import { openHome, tellUnsent } from './routes/home';
import type { Turn } from './turn';

export interface BotOptions {
  deps: Deps;
  connector: Connector;
  log: Logger;
  /** What one person may press; without it there is no limit. */
  limit?: PressLimit;
  /** How long a press may take with all it asks of the store, in milliseconds; without it the store's own limit holds. */
  pressMs?: number;
  /** Welcomes at each installation: the pages of a laptop forget what was in the chat. */
  welcomesAgain?: boolean;
}

/** What the bot answers to an invoke, in Teams' own form (HTTP 200 always). */
export interface InvokeAnswer {
  statusCode: number;
  type: string;
  value: unknown;
}

export interface Bot {
  /** A typed command, or a press from a client that knows only Action.Submit: the answer is a new card. */
  message: (activity: Incoming) => Promise<void>;
  /** A press on a card: the answer takes the card's place. */
  invoke: (activity: Incoming) => Promise<InvokeAnswer>;
  installed: (activity: Incoming) => Promise<void>;
  removed: (activity: Incoming) => Promise<void>;
}

/**
 * Teams' activities turned into who presses what; knows nothing of the SDK. From a group chat or channel nothing is
 * taken and no address is kept; the answer there is where to go instead.
 */
export function createBot(options: BotOptions): Bot {
  const bot = createPersonalBot(options);
  const sendAway = async (activity: Incoming): Promise<void> => {
    if (tooFast(options, activity) === undefined) await say(options, activity, wordsFor(activity).info.personalOnly);
  };
  return {
    message: (activity) => (isPersonal(activity) ? bot.message(activity) : sendAway(activity)),
    invoke: (activity) =>
      isPersonal(activity)
        ? bot.invoke(activity)
        : Promise.resolve(errorAnswer(403, 'Forbidden', wordsFor(activity).info.personalOnly)),
    installed: (activity) => (isPersonal(activity) ? bot.installed(activity) : sendAway(activity)),
    removed: (activity) => (isPersonal(activity) ? bot.removed(activity) : Promise.resolve()),
  };
}

function createPersonalBot(options: BotOptions): Bot {
  return {
    message: async (activity) => {
      const hasty = tooFast(options, activity);
      if (hasty !== undefined) {
        const { home, info } = wordsFor(activity);
        if (hasty.tell)
          await say(options, activity, isUnsent(activity) ? `${info.tooFastTyped} ${home.unsent}` : hasty.sentence);
        return;
      }
      const work = async (turn: Turn): Promise<void> => {
        const asked = pressOf(activity);
        const pressed = asked && (await press(turn, asked.verb, asked.data));
        const unsent = (why?: string): Promise<Card> => tellUnsent(turn, why).then(({ card }) => card);
        const card =
          pressed?.kind === 'card'
            ? pressed.card
            : await unsent(pressed?.message ?? (isBare(activity) ? turn.texts.home.emptyPress : undefined));
        await show(options, activity, card);
      };
      await guarded(options, activity, work, (sentence, { home }) =>
        say(options, activity, isUnsent(activity) ? `${home.unsent} ${sentence}` : sentence),
      );
    },
    invoke: async (activity) => {
      const hasty = tooFast(options, activity);
      if (hasty !== undefined) return errorAnswer(429, 'TooManyRequests', hasty.sentence);
      const work = async (turn: Turn): Promise<InvokeAnswer> => {
        if (activity.name !== 'adaptiveCard/action') return errorAnswer(501, 'NotImplemented', '');
        const { verb, data, free } = actionOf(activity.value);
        const pressed = await press(turn, verb, data);
        return answerOf(
          pressed.kind === 'card' && free && !pressed.kept ? { ...pressed, card: freeCard(pressed.card) } : pressed,
        );
      };
      const failed = (sentence: string): InvokeAnswer => errorAnswer(500, 'InternalServerError', sentence);
      return guarded(options, activity, work, failed);
    },
    installed: (activity) => {
      // Teams tells of a new version of the app too, and of one installation more than once.
      const work = async (turn: Turn, cameIn: boolean): Promise<void> => {
        if (!cameIn && options.welcomesAgain !== true) return;
        await show(options, activity, (await openHome(turn)).card);
      };
      return guarded(options, activity, work, (sentence) => say(options, activity, sentence));
    },
    removed: async (activity) => {
      const person = personIdOf(arrivalOf(activity));
      // Nobody is there to be told; who stays reachable in the store is found out by the next delivery.
      await leave(options.deps, person).catch((error: unknown) => {
        options.log.error({ press: pressCode(), verb: 'removed', person, ...describeFault(error) }, 'press failed');
      });
    },
  };
}

/** Without reading the store, where people's own choice of a language is: in that of their Teams. */
function wordsFor({ locale }: Incoming): Texts {
  return texts[languageOf({ language: null, locale: locale ?? null })];
}

/**
 * Beyond what one person may press nothing is read or done, so that others are served; the card, with what was
 * typed on it, stays.
 */
function tooFast({ limit, log }: BotOptions, activity: Incoming): { sentence: string; tell: boolean } | undefined {
  const person = personIdOf(arrivalOf(activity));
  const verdict = limit?.(person, activity.id) ?? 'within';
  if (verdict === 'within') return undefined;
  const tell = verdict === 'beyond';
  if (tell) log.warn({ person }, 'too many presses');
  return { sentence: wordsFor(activity).info.tooFast, tell };
}

/** Who works with what, and whether they were not in this chat before. */
async function turnFor(
  { deps: all, connector, log, pressMs }: BotOptions,
  activity: Incoming,
): Promise<{ turn: Turn; cameIn: boolean }> {
  const until = pressMs === undefined ? undefined : performance.now() + pressMs;
  const told = new Set<string>();
  const onUnreadable: OnUnreadable = (fault) => {
    const { partition, documentId } = fault;
    if (told.size === told.add(JSON.stringify([partition, documentId])).size) return;
    log.error({ verb: verbOf(activity), ...describeFault(fault) }, 'cannot be read and is skipped');
  };
  const arrival = arrivalOf(activity);
  const pressed = pressedCard(activity, personIdOf(arrival));
  const deps = { ...all, store: readOnce(all.store, until), onUnreadable, pressed };
  const conversation = { serviceUrl: activity.serviceUrl, conversationId: activity.conversation.id };
  const profile = async (): Promise<Profile> => {
    const member = await connector.member(conversation, activity.from.id);
    return member && { name: member.name, email: filled(member.email) ?? filled(member.userPrincipalName) };
  };
  const { person, cameIn } = await arrive(deps, arrival, profile);
  const actor = await loadActor(deps, person.personId);
  return { turn: { deps, actor, texts: texts[languageOf(person)], zone: deps.region.terms.zone }, cameIn };
}

/** The card that the answer takes the place of; a press that came as a message is answered by a new one. */
function pressedCard(activity: Incoming, personId: string): PressedCard | undefined {
  const { type, replyToId: activityId } = activity;
  if (type !== 'invoke' || activityId === undefined) return undefined;
  return { personId, activityId, free: actionOf(activity.value).free };
}

/** The press that a message stands for: a button of a client that knows only Action.Submit, or a command. */
function pressOf(activity: Incoming): { verb: unknown; data: unknown } | undefined {
  if (typeof activity.value === 'object' && activity.value !== null && 'verb' in activity.value) {
    const { verb, ...data } = activity.value;
    return { verb, data: readFree(data).data };
  }
  return hasAttachment(activity) ? undefined : commandOf(activity.text ?? '');
}

/** M3: anything else that was typed or sent reaches nobody. */
const isUnsent = (activity: Incoming): boolean => pressOf(activity) === undefined;

/** Nothing at all came with it: most likely a button of a phone that lost its value (PLATFORM). */
const isBare = (activity: Incoming): boolean => (activity.text ?? '').trim() === '' && !hasAttachment(activity);

/** `value.action` of an adaptiveCard/action invoke. */
function actionOf(value: unknown): { verb: unknown; data: unknown; free: boolean } {
  const none = { verb: undefined, data: undefined, free: false };
  if (typeof value !== 'object' || value === null || !('action' in value)) return none;
  const { action } = value;
  if (typeof action !== 'object' || action === null) return none;
  return {
    verb: 'verb' in action ? action.verb : undefined,
    ...readFree('data' in action ? action.data : undefined),
  };
}

/**
 * Works for whoever sent this activity. From the first read on a fault of ours is one line of the log, and a sentence
 * in the person's language with the code of that line; the card with what was typed stays.
 */
async function guarded<T>(
  options: BotOptions,
  activity: Incoming,
  work: (turn: Turn, cameIn: boolean) => Promise<T>,
  failed: (sentence: string, words: Texts) => T | Promise<T>,
): Promise<T> {
  let words = wordsFor(activity);
  try {
    const { turn, cameIn } = await turnFor(options, activity);
    words = turn.texts;
    return await work(turn, cameIn);
  } catch (error) {
    const press = pressCode();
    const where = { press, verb: verbOf(activity), person: personIdOf(arrivalOf(activity)) };
    options.log.error({ ...where, ...describeFault(error) }, 'press failed');
    return failed(words.info.broken(press), words);
  }
}

/** Letters and digits that are not taken for one another when read out on the telephone. */
const codeSigns = '234679ACDEFGHJKMNPQRTUVWXYZ';

/** What the sentence and the line of the log have in common. */
function pressCode(): string {
  return Array.from({ length: 4 }, () => codeSigns.charAt(randomInt(codeSigns.length))).join('');
}

/** The verb, where it is one of ours: what else stands there is somebody's text. */
function verbOf({ value, text }: Incoming): string {
  const typed = text === undefined ? undefined : commandOf(text)?.verb;
  const posted = typeof value === 'object' && value !== null && 'verb' in value ? value.verb : actionOf(value).verb;
  return isVerb(posted) ? posted : (typed ?? 'none');
}

function answerOf(pressed: Pressed): InvokeAnswer {
  if (pressed.kind === 'card') {
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: pressed.card };
  }
  return errorAnswer(pressed.code === 'BadRequest' ? 400 : 500, pressed.code, pressed.message);
}

function errorAnswer(statusCode: number, code: string, message: string): InvokeAnswer {
  return { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } };
}

function show(options: BotOptions, activity: Incoming, card: Card): Promise<void> {
  return reply(options, activity, cardActivity(freeCard(card)));
}

function say(options: BotOptions, activity: Incoming, text: string): Promise<void> {
  return reply(options, activity, { type: 'message', text, textFormat: 'plain' });
}

async function reply(options: BotOptions, activity: Incoming, outgoing: OutgoingActivity): Promise<void> {
  const { conversation, tenantId, aadObjectId } = arrivalOf(activity);
  const to = { ...conversation, tenantId, aadObjectId };
  const outcome = await options.connector.send(to, outgoing);
  if (outcome.kind !== 'sent') options.log.warn({ outcome: outcome.kind }, 'answer not delivered');
}
