import { z } from 'zod';
import type { Chat } from '../../usecases/deliveries/deliver-card';
import { createAttempt } from './attempt';
import type { Act, Go, ConnectorOptions, Goal } from './attempt';
import type { Failure } from './outcome';
import { createPace } from './pace';

/** A stored conversation reference. Without a tenant it shares one pace with all others that have none. */
export interface Conversation {
  serviceUrl: string;
  conversationId: string;
  tenantId?: string | undefined;
  botId?: string;
  userId?: string;
  aadObjectId?: string;
}

/** What we send: a message with a card, or with text only. Teams splits one that has both and then tells no id. */
export interface OutgoingActivity {
  type: 'message' | 'typing';
  text?: string;
  textFormat?: 'plain' | 'markdown' | 'xml';
  /** Shown in notifications and on a lock screen: free of names and health information. */
  summary?: string;
  locale?: string;
  attachments?: readonly { contentType: string; content: unknown }[];
  channelData?: Record<string, unknown>;
}

/** `activityId` is undefined for a 202 without a body, as Teams has been seen to give: delivered, but it cannot be updated later. */
export type SendOutcome = { kind: 'sent'; activityId: string | undefined } | Failure;
export type OpenOutcome = { kind: 'sent'; conversationId: string } | Failure;

export interface Member {
  name: string;
  email: string | undefined;
  userPrincipalName: string | undefined;
  aadObjectId: string | undefined;
}

/** A token and a place in the pace for one message: from here on it is made and goes, or the network or Teams fails. */
export interface Passage {
  kind: 'place';
  /** POST …/conversations/{id}/activities. There is no idempotency key: after 'unclear', again may mean twice. */
  send(activity: OutgoingActivity): Promise<SendOutcome>;
  /** PUT …/activities/{activityId}: replaces a message. May be repeated without harm. */
  update(activityId: string, activity: OutgoingActivity): Promise<SendOutcome>;
}

/**
 * Teams, as the bot writes to it: the documented Bot Connector REST API v3. One call is one attempt; the caller that
 * reads pending deliveries from the store owns the retries. Nothing here throws for what Teams or the network does,
 * and no outcome carries content, names or tokens.
 */
export interface Connector {
  /** Takes a place in the pace of this chat for a message that is made by itself; or how long until there may be one, in milliseconds. */
  take(to: Chat): number;
  /**
   * Asked for before a message is made whose making is recorded: without token or place nothing will be shown. It does
   * not wait for a place, which may have been taken for this chat before.
   */
  place(to: Conversation, taken?: Chat): Promise<Passage | Failure>;
  /** A place, and the message sent from it. */
  send(to: Conversation, activity: OutgoingActivity): Promise<SendOutcome>;
  /** POST …/conversations: the personal chat with a user; asking again gives the same chat. */
  openConversation(serviceUrl: string, botId: string, tenantId: string, userId: string): Promise<OpenOutcome>;
  /** GET …/members/{memberId}; undefined on any failure, within 3 s. */
  member(of: Conversation, memberId: string): Promise<Member | undefined>;
}

const MEMBER_TIMEOUT_MS = 3_000;

const resource = z.object({ id: z.string().min(1) });
const optionalText = z.string().min(1).optional().catch(undefined);
const memberAnswer = z.object({
  name: z.string().min(1),
  email: optionalText,
  userPrincipalName: optionalText,
  aadObjectId: optionalText,
  objectId: optionalText,
});

/** A client for Teams, or for a stand-in on loopback. See {@link Connector}. */
export function createConnector(options: ConnectorOptions): Connector {
  const { pace = createPace() } = options;
  const placeAt = createAttempt({ ...options, pace });
  const attempt = async (goal: Goal, act: Act) => {
    const place = await placeAt(goal);
    return place.kind === 'place' ? place.use(act) : place;
  };
  const goalOf = (to: Conversation): Goal => ({ at: to, path: conversationPath(to), paceBy: to.conversationId });
  const passage = async (to: Conversation, goal: Goal): Promise<Passage | Failure> => {
    const found = await placeAt(goal);
    return found.kind === 'place' ? { kind: 'place', ...messages(to, found.use) } : found;
  };
  return {
    take: ({ conversationId, tenantId }) => pace.take(conversationId, tenantId ?? ''),
    place: (to, taken) => passage(to, { ...goalOf(to), has: isSame(to, taken) ? 'place' : 'no place' }),
    async send(to, activity) {
      const found = await passage(to, goalOf(to));
      return found.kind === 'place' ? found.send(activity) : found;
    },
    async openConversation(serviceUrl, botId, tenantId, userId) {
      const goal = { at: { serviceUrl, tenantId }, path: ['v3', 'conversations'], paceBy: `open ${userId}` };
      const result = await attempt(goal, { method: 'POST', body: openingBody(botId, tenantId, userId) });
      if (result.kind !== 'answered') return result;
      const opened = resource.safeParse(result.body).data;
      return opened ? { kind: 'sent', conversationId: opened.id } : { kind: 'unclear', cause: 'server-error' };
    },
    async member(of, memberId) {
      const path = [...conversationPath(of), 'members', memberId];
      const limits = { timeoutMs: MEMBER_TIMEOUT_MS, patienceMs: 0 };
      const goal = { at: of, path, paceBy: `members ${of.conversationId}`, ...limits };
      const result = await attempt(goal, { method: 'GET' });
      return result.kind === 'answered' ? memberOf(result.body) : undefined;
    },
  };
}

function isSame(to: Conversation, chat: Chat | undefined): boolean {
  return to.conversationId === chat?.conversationId && to.tenantId === chat.tenantId;
}

function conversationPath(to: Conversation): string[] {
  return ['v3', 'conversations', to.conversationId];
}

/**
 * A message with who it is from and for, as Microsoft's SDKs send it: one without its tenant has been refused with 403
 * where nobody had just spoken to the bot (PLATFORM).
 */
function addressed({ conversationId, tenantId, botId, userId, aadObjectId }: Conversation, activity: OutgoingActivity) {
  return {
    ...activity,
    ...(botId !== undefined && { from: { id: botId } }),
    ...(userId !== undefined && { recipient: { id: userId, aadObjectId } }),
    conversation: { id: conversationId, tenantId },
    ...(tenantId !== undefined && { channelData: { ...activity.channelData, tenant: { id: tenantId } } }),
  };
}

function messages(to: Conversation, use: Go['use']): Pick<Passage, 'send' | 'update'> {
  return {
    async send(activity) {
      const result = await use({ method: 'POST', under: ['activities'], body: addressed(to, activity) });
      if (result.kind !== 'answered') return result;
      const activityId = resource.safeParse(result.body).data?.id;
      const accepted = activityId !== undefined || (result.status === 202 && result.body === undefined);
      return accepted ? { kind: 'sent', activityId } : { kind: 'unclear', cause: 'no-word' };
    },
    async update(activityId, activity) {
      const body = { ...addressed(to, activity), id: activityId };
      const result = await use({ method: 'PUT', under: ['activities', activityId], body });
      return result.kind === 'answered' ? { kind: 'sent', activityId } : result;
    },
  };
}

function openingBody(botId: string, tenantId: string, userId: string) {
  const channelData = { tenant: { id: tenantId } };
  return { bot: { id: botId }, members: [{ id: userId }], isGroup: false, tenantId, channelData };
}

/** Teams names the Entra object id `objectId` in some answers and `aadObjectId` in others. */
function memberOf(body: unknown): Member | undefined {
  const parsed = memberAnswer.safeParse(body).data;
  if (!parsed) return undefined;
  const { name, email, userPrincipalName, aadObjectId, objectId } = parsed;
  return { name, email, userPrincipalName, aadObjectId: aadObjectId ?? objectId };
}
