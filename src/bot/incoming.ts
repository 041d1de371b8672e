import { z } from 'zod';
import type { Arrival } from '../usecases/people/arrive';

/**
 * What the bot reads of an activity; anything else in it is ignored. What is not in the form it knows, where it does not
 * say who it is from, keeps nobody without an answer (M3).
 */
const incoming = z.object({
  type: z.string(),
  id: z.string().max(1_000).optional().catch(undefined),
  /** The message with the card that was pressed. */
  replyToId: z.string().min(1).max(1_000).optional().catch(undefined),
  serviceUrl: z.string().min(1),
  from: z.object({
    id: z.string().min(1),
    aadObjectId: z.string().min(1),
    name: z.string().max(1_000).optional().catch(undefined),
  }),
  recipient: z.object({ id: z.string().min(1) }),
  conversation: z.object({
    id: z.string().min(1),
    tenantId: z.string().optional(),
    isGroup: z.boolean().optional(),
    conversationType: z.string().optional(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string().min(1) }).optional(),
      eventType: z.string().optional().catch(undefined),
    })
    .nullish(),
  locale: z.string().max(40).optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  attachments: z
    .array(z.object({ contentType: z.string() }))
    .optional()
    .catch(undefined),
  name: z.string().optional().catch(undefined),
  action: z.string().optional().catch(undefined),
  value: z.unknown().optional(),
});

export type Incoming = z.output<typeof incoming> & { tenantId: string };

/**
 * The parts of an activity the bot acts on, or undefined when it does not say who it is from:
 * a missing aadObjectId or tenant, or two different tenants, fails closed (PLATFORM, trap 6).
 */
export function readIncoming(activity: unknown): Incoming | undefined {
  const parsed = incoming.safeParse(activity);
  if (!parsed.success) return undefined;
  const told = [parsed.data.channelData?.tenant?.id, parsed.data.conversation.tenantId].filter(
    (id) => id !== undefined,
  );
  const [tenantId] = told;
  if (tenantId === undefined || told.some((id) => id !== tenantId)) return undefined;
  return { ...parsed.data, tenantId };
}

/**
 * Whether it comes from a chat of one person with the bot. A group chat or channel has other readers, whose rights
 * are not asked: it is nobody's address. Teams always names the type; the Playground does not for a personal chat.
 */
export function isPersonal({ conversation }: Pick<Incoming, 'conversation'>): boolean {
  return conversation.isGroup !== true && (conversation.conversationType ?? 'personal') === 'personal';
}

/** Whether there is a picture or file with it; Teams itself adds what was typed once more, as HTML. */
export function hasAttachment({ attachments = [] }: Pick<Incoming, 'attachments'>): boolean {
  return attachments.some(({ contentType }) => contentType !== 'text/html');
}

export function arrivalOf(activity: Incoming): Arrival {
  return {
    tenantId: activity.tenantId,
    aadObjectId: activity.from.aadObjectId,
    name: activity.from.name,
    locale: activity.locale,
    conversation: {
      serviceUrl: activity.serviceUrl,
      conversationId: activity.conversation.id,
      botId: activity.recipient.id,
      userId: activity.from.id,
    },
  };
}
