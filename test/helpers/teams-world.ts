export type Fault =
  | number
  | { status: number; headers?: Record<string, string>; body?: unknown }
  /** The connection breaks; nothing was done. */
  | 'reset-before'
  /** It was done; the connection breaks instead of an answer. */
  | 'reset-after'
  /** Never answered; nothing was done. */
  | 'hang'
  /** Done, and never answered. */
  | 'hang-after';

export interface Call {
  method: string;
  /** Under the serviceUrl, decoded: `/v3/conversations/19:a@thread/activities`. */
  path: string;
  /** The same path, each part decoded on its own: an id may contain a slash. */
  segments: string[];
  authorization: string | undefined;
  /** Parsed JSON; undefined when there was none. */
  body: unknown;
  fault: Fault | undefined;
}

export interface StandInActivity {
  type: string;
  text?: string;
  summary?: string;
  attachments?: { contentType: string; content: unknown }[];
  [key: string]: unknown;
}

export interface Shown {
  /** `activity-1`, `activity-2`, … over all conversations. */
  id: string;
  conversationId: string;
  body: StandInActivity;
  /** How often it was replaced. */
  updates: number;
}

export interface StandInMember {
  id: string;
  name: string;
  email?: string;
  aadObjectId?: string;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** About what Teams accepts as one message; above it: 413. Bytes. */
const MOST_BYTES = 100 * 1024;

/** What Teams keeps – messages, members, who blocked the bot – and how it answers. */
export function createWorld() {
  const shown: Shown[] = [];
  const members: { conversationId: string; member: StandInMember }[] = [];
  const blocked = new Map<string, string>();
  let lastId = 0;

  function post(conversationId: string, call: Call, replyToId?: string): Answer {
    const body = call.body as StandInActivity;
    const id = `activity-${++lastId}`;
    // Typing and the like are seen for a moment only; they stay in `calls`.
    if (body.type === 'message') {
      const replied = replyToId === undefined ? {} : { replyToId };
      shown.push({ id, conversationId, body: { ...body, ...replied }, updates: 0 });
    }
    return { status: 201, body: { id } };
  }

  function change(conversationId: string, activityId: string, call: Call): Answer {
    const index = shown.findIndex((one) => one.id === activityId && one.conversationId === conversationId);
    const found = shown[index];
    if (!found) return error(404, 'ActivityNotFoundInConversation');
    if (call.method === 'DELETE') {
      shown.splice(index, 1);
      return { status: 200 };
    }
    shown[index] = { ...found, body: call.body as StandInActivity, updates: found.updates + 1 };
    return { status: 200, body: { id: activityId } };
  }

  function roster(conversationId: string, memberId?: string): Answer {
    const here = members.filter((one) => one.conversationId === conversationId).map((one) => describe(one.member));
    if (memberId === undefined) return { status: 200, body: here };
    const found = here.find((member) => member.id === memberId || member.objectId === memberId);
    return found ? { status: 200, body: found } : error(404, 'MemberNotFoundInConversation');
  }

  function inConversation(conversationId: string, rest: string[], call: Call): Answer {
    const block = blocked.get(conversationId);
    if (block !== undefined) return error(403, block);
    const [area, id] = rest;
    if (call.method === 'GET' && area === 'members') return roster(conversationId, id);
    if (call.method === 'GET' && area === 'pagedmembers') {
      return { status: 200, body: { members: roster(conversationId).body } };
    }
    if (area !== 'activities') return error(404, 'NotFound');
    if (call.method === 'POST') return post(conversationId, call, id);
    return id === undefined ? error(405, 'MethodNotAllowed') : change(conversationId, id, call);
  }

  function handle(call: Call): Answer {
    const [version, area, conversationId, ...rest] = call.segments;
    if (version !== 'v3' || area !== 'conversations') return error(404, 'NotFound');
    if (call.body !== undefined && !isObject(call.body)) return error(400, 'BadSyntax');
    if (call.method !== 'GET' && call.method !== 'DELETE' && call.body === undefined) return error(400, 'BadSyntax');
    if (Buffer.byteLength(JSON.stringify(call.body ?? {})) > MOST_BYTES) return error(413, 'MessageSizeTooBig');
    return conversationId === undefined ? open(call) : inConversation(conversationId, rest, call);
  }

  return { shown, members, blocked, handle };
}

/** The same user always gets the same personal chat: `chat-with-<user id>`. */
function open(call: Call): Answer {
  const { members } = call.body as { members?: { id?: string }[] };
  const user = members?.[0]?.id;
  return user === undefined ? error(400, 'Bad Argument') : { status: 201, body: { id: `chat-with-${user}` } };
}

/** The object id under both names: the SDK reads the one, Teams' documents show the other. */
function describe({ id, name, email, aadObjectId }: StandInMember) {
  const object = { objectId: aadObjectId, aadObjectId };
  return { id, name, email, userPrincipalName: email, ...object, tenantId: 'tenant', userRole: 'user' };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function error(status: number, code: string, message = code): Answer {
  return { status, body: { error: { code, message } } };
}
