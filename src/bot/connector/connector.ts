import { z } from 'zod';
import { createAttempt } from './attempt';
import type { ConnectorOptions } from './attempt';
import type { Failure } from './outcome';

/** A stored conversation reference. Without a tenant it shares one pace with all others that have none. */
export interface Conversation {
  serviceUrl: string;
  conversationId: string;
  tenantId?: string | undefined;
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

/** `activityId` is undefined when Teams accepted and told no id: delivered, but it cannot be updated later. */
export type SendOutcome = { kind: 'sent'; activityId: string | undefined } | Failure;
export type OpenOutcome = { kind: 'sent'; conversationId: string } | Failure;

export interface Member {
  name: string;
  email: string | undefined;
  userPrincipalName: string | undefined;
  aadObjectId: string | undefined;
}

/**
 * Teams, as the bot writes to it: the documented Bot Connector REST API v3. One call is one attempt; the caller that
 * reads pending deliveries from the store owns the retries. Nothing here throws for what Teams or the network does,
 * and no outcome carries content, names or tokens.
 */
export interface Connector {
  /** POST …/conversations/{id}/activities. There is no idempotency key: after 'unclear', again may mean twice. */
  send(to: Conversation, activity: OutgoingActivity): Promise<SendOutcome>;
  /** PUT …/activities/{activityId}: replaces a message. May be repeated without harm. */
  update(to: Conversation, activityId: string, activity: OutgoingActivity): Promise<SendOutcome>;
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
  const attempt = createAttempt(options);
  const inConversation = (to: Conversation, ...rest: string[]) => ({
    at: to,
    path: ['v3', 'conversations', to.conversationId, ...rest],
  });
  return {
    async send(to, activity) {
      const call = inConversation(to, 'activities');
      const result = await attempt({ ...call, method: 'POST', paceBy: to.conversationId, body: activity });
      if (result.kind !== 'answered') return result;
      return { kind: 'sent', activityId: resource.safeParse(result.body).data?.id };
    },
    async update(to, activityId, activity) {
      const call = inConversation(to, 'activities', activityId);
      const body = { ...activity, id: activityId };
      const result = await attempt({ ...call, method: 'PUT', paceBy: to.conversationId, body });
      return result.kind === 'answered' ? { kind: 'sent', activityId } : result;
    },
    async openConversation(serviceUrl, botId, tenantId, userId) {
      const body = openingBody(botId, tenantId, userId);
      const at = { serviceUrl, tenantId };
      const paceBy = `open ${userId}`;
      const result = await attempt({ at, path: ['v3', 'conversations'], method: 'POST', paceBy, body });
      if (result.kind !== 'answered') return result;
      const opened = resource.safeParse(result.body).data;
      return opened ? { kind: 'sent', conversationId: opened.id } : { kind: 'unclear', cause: 'server-error' };
    },
    async member(of, memberId) {
      const paceBy = `members ${of.conversationId}`;
      const limits = { timeoutMs: MEMBER_TIMEOUT_MS, patienceMs: 0 };
      const result = await attempt({ ...inConversation(of, 'members', memberId), method: 'GET', paceBy, ...limits });
      return result.kind === 'answered' ? memberOf(result.body) : undefined;
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
