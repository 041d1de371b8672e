import { commandOf } from '../../src/bot/commands';
import { brokenPromises } from './card-contract';
import { cardText, inputs, pressOf, postedInputs, ticked, type Input, type RenderedCard } from './card';
import type { Someone } from './directory';
import type { TeamsStandIn } from './teams-stand-in';

export interface InvokeReply {
  status: number;
  body: { statusCode: number; type: string; value: RenderedCard & { code?: string; message?: string } };
}

/** A person at their Teams: what is in their chat, and what they type and press. */
export interface Chatter {
  readonly someone: Someone;
  /** The cards in this person's chat as they are now, oldest first. */
  cards: () => RenderedCard[];
  lastCard: () => RenderedCard;
  /** The words on the last card. */
  reads: () => string;
  says: (text: string) => Promise<RenderedCard>;
  /** Sends a message of these fields, as phones and pictures make them. */
  sends: (fields: Record<string, unknown>) => Promise<RenderedCard>;
  installs: () => Promise<RenderedCard>;
  /** Removes the bot from the chat. */
  removes: () => Promise<void>;
  /**
   * Presses a button by its title on a card (the last one unless another is given), with the
   * inputs as the card shows them and as filled in here, by input id. Answers the card that took its place.
   */
  presses: (title: string, filled?: Record<string, string>, card?: RenderedCard) => Promise<RenderedCard>;
  /** Posts a verb with data as a tampered client could. */
  posts: (verb: unknown, data: unknown) => Promise<InvokeReply>;
  /** The same with the data as JSON text, so that `__proto__` is a key like any other. */
  postsJson: (verb: string, json: string) => Promise<InvokeReply>;
}

const isTyped = ({ type }: Input): boolean => type === 'Input.Text' || type === 'Input.Date';

const checked = new WeakSet<RenderedCard>();

/** Every card a scene sees keeps what holds for all cards (card-contract.ts). */
function keepsPromises(card: RenderedCard): void {
  if (checked.has(card)) return;
  checked.add(card);
  const broken = brokenPromises(card);
  if (broken.length > 0) throw new Error(`This card breaks its promises: ${broken.join('; ')}\n${cardText(card)}`);
}

/** A card in the chat, with what an invoke's answer put in its place until the next update. */
interface InPlace {
  card: RenderedCard;
  updates: number;
}

/** What is said in a chat, the bodies of everything that went wrong, and the cards that took a pressed one's place. */
export interface Hearing {
  hear: (text: string) => void;
  errors: string[];
  answered: RenderedCard[];
}

/**
 * Someone with a chat of their own in the stand-in, who talks HTTP with the bot at `url` as Teams does; where there are
 * more bots, with the one whose turn it is.
 */
export function chatter(
  someone: Someone,
  teams: TeamsStandIn,
  url: string | (() => string),
  { hear, errors, answered }: Hearing,
): Chatter {
  const conversationId = `chat-${someone.key}`;
  const inPlace = new Map<string, InPlace>();
  /** In which message each card stood, also one that others have taken the place of since. */
  const places = new WeakMap<RenderedCard, string>();
  let sequence = 0;
  for (const each of [someone.name, someone.email]) hear(each);
  teams.addMember(conversationId, {
    id: `user-${someone.key}`,
    name: someone.name,
    email: someone.email,
    aadObjectId: someone.aadObjectId,
  });

  const activity = (fields: Record<string, unknown>): Record<string, unknown> => ({
    id: `${someone.key}-${(sequence += 1)}`,
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    from: { id: `user-${someone.key}`, aadObjectId: someone.aadObjectId, name: someone.name },
    recipient: { id: 'schakel', name: 'Schakel' },
    conversation: { id: conversationId, conversationType: 'personal', tenantId: someone.tenantId },
    channelData: { tenant: { id: someone.tenantId } },
    locale: 'nl-NL',
    ...fields,
  });
  const post = async (fields: Record<string, unknown>, json?: string): Promise<{ status: number; body: unknown }> => {
    const text = JSON.stringify(activity(fields));
    const response = await fetch(`${typeof url === 'string' ? url : url()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: json === undefined ? text : text.replace('"data":{}', () => `"data":${json}`),
    });
    const answer = await response.text();
    if (response.status !== 200 || answer.includes('"application/vnd.microsoft.error"')) errors.push(answer);
    const body: unknown = answer === '' ? undefined : JSON.parse(answer);
    const card = (body as InvokeReply['body'] | undefined)?.value;
    if (card?.type === 'AdaptiveCard') answered.push(card);
    return { status: response.status, body };
  };
  const shown = (): { id: string; card: RenderedCard; updates: number }[] =>
    teams.activities(conversationId).flatMap((each) => {
      const content = each.body.attachments?.[0]?.content as RenderedCard | undefined;
      if (content === undefined) return [];
      const placed = inPlace.get(each.id);
      const card = placed && placed.updates === each.updates ? placed.card : content;
      keepsPromises(card);
      places.set(card, each.id);
      return [{ id: each.id, card, updates: each.updates }];
    });
  const lastCard = (): RenderedCard => {
    const last = shown().at(-1);
    if (!last) throw new Error(`No card in the chat of ${someone.key}`);
    return last.card;
  };
  const invoke = async (verb: unknown, data: unknown, replyToId?: string, json?: string): Promise<InvokeReply> =>
    (await post(
      {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', verb, data } },
        ...(replyToId === undefined ? {} : { replyToId }),
      },
      json,
    )) as InvokeReply;

  return {
    someone,
    cards: () => shown().map((each) => each.card),
    lastCard,
    reads: () => cardText(lastCard()),
    says: async (text) => {
      if (commandOf(text) === undefined && text.includes(' ')) hear(text);
      await post({ type: 'message', text });
      return lastCard();
    },
    sends: async (fields) => {
      await post({ type: 'message', ...fields });
      return lastCard();
    },
    installs: async () => {
      await post({ type: 'installationUpdate', action: 'add' });
      return lastCard();
    },
    removes: async () => {
      await post({ type: 'installationUpdate', action: 'remove' });
    },
    presses: async (title, filled = {}, card = lastCard()) => {
      const found = pressOf(card, title);
      if (!found) throw new Error(`No button "${title}" on this card:\n${cardText(card)}`);
      const unknown = Object.keys(filled).filter((id) => !inputs(card).some((input) => input.id === id));
      if (unknown.length > 0) throw new Error(`No input ${unknown.join(', ')} on this card:\n${cardText(card)}`);
      const posted = found.associatedInputs === 'none' ? {} : { ...postedInputs(card), ...ticked(card, filled) };
      for (const { id } of inputs(card).filter(isTyped)) hear(filled[id] ?? '');
      const place = shown().find((each) => each.card === card);
      const reply = await invoke(found.verb, { ...found.data, ...posted }, places.get(card));
      if (reply.status !== 200) throw new Error(`HTTP ${reply.status}`);
      if (reply.body.type !== 'application/vnd.microsoft.card.adaptive') {
        throw new Error(`${reply.body.value.code ?? ''}: ${reply.body.value.message ?? ''}`);
      }
      keepsPromises(reply.body.value);
      const after = teams.activities(conversationId).find((each) => each.id === place?.id);
      if (place && after) inPlace.set(place.id, { card: reply.body.value, updates: after.updates });
      return reply.body.value;
    },
    posts: (verb, data) => invoke(verb, data),
    postsJson: (verb, json) => invoke(verb, {}, undefined, json),
  };
}
