import { z } from 'zod';
import { connectorAddress } from '../connector/address';
import { claimFault, type ClaimFault, type Expected } from './claims';
import { isLoopback, isLoopbackHost } from './loopback';
import { readToken } from './token';

/** A request for the bot, before anything of it is believed. */
export interface Knock {
  authorization: string;
  /** The address the request came from, and the one the server listens on. */
  remoteAddress: string | undefined;
  listenAddress: string | undefined;
  host: string;
  /** Whether a proxy passed it on, or a browser sent it for some page. */
  relayed: boolean;
}

type ActivityFault = 'activity' | 'service-url' | 'service-host' | 'channel' | 'person' | 'tenant';
export type DoorFault = 'no-token' | ClaimFault | ActivityFault | 'not-loopback';
export type Entry = { ok: true } | { ok: false; status: 401 | 403; fault: DoorFault };

/** Decides, before the SDK sees it, whether a request may go on to the check of its signature. */
export type Door = (knock: Knock, activity: unknown) => Entry;

export interface DoorOptions {
  appId: string;
  /** Tenants that take part, in lower case. */
  tenants: readonly string[];
  /** Host names a serviceUrl may have. */
  serviceHosts: readonly string[];
  /** Now, in milliseconds since 1970. */
  now: () => number;
}

/**
 * The door in production. 401 where the token is at fault, 403 where the activity is; which fault
 * is logged and never told. Whatever passes still has an unverified signature.
 */
export function createDoor(options: DoorOptions): Door {
  const expected: Expected = { appId: options.appId, tenants: options.tenants };
  return (knock, activity) => {
    const token = readToken(knock.authorization);
    if (token === undefined) return refused(401, 'no-token');
    const fault = claimFault(token, expected, options.now() / 1_000);
    if (fault !== undefined) return refused(401, fault);
    const wrong = activityFault(activity, token.claims.serviceurl, options);
    return wrong === undefined ? { ok: true } : refused(403, wrong);
  };
}

/**
 * The door in local mode, where nobody has a token: only this computer, asked by its own name
 * (a web page that points another name at this computer is not let in), not for a web page and not through a proxy.
 */
export function createLoopbackDoor(): Door {
  return (knock) => {
    const near = isLoopback(knock.remoteAddress) && isLoopback(knock.listenAddress);
    return near && isLoopbackHost(knock.host) && !knock.relayed ? { ok: true } : refused(403, 'not-loopback');
  };
}

const teamsActivity = z.object({
  serviceUrl: z.string(),
  channelId: z.string(),
  from: z.object({ aadObjectId: z.string().optional() }),
  conversation: z.object({ tenantId: z.string().optional() }),
  channelData: z.object({ tenant: z.object({ id: z.string() }).optional() }).optional(),
});

/**
 * Tenant and person are in the body, which the token does not cover: a tenant that takes part,
 * named alike wherever it is named, and an aadObjectId (trap 6). The token does cover the
 * serviceUrl; without one the SDK would skip that comparison (trap 2).
 */
function activityFault(activity: unknown, serviceUrlClaim: unknown, options: DoorOptions): ActivityFault | undefined {
  const parsed = teamsActivity.safeParse(activity);
  if (!parsed.success) return 'activity';
  const { serviceUrl, channelId, from, conversation, channelData } = parsed.data;
  if (serviceUrl !== serviceUrlClaim) return 'service-url';
  if (connectorAddress(serviceUrl, [], options.serviceHosts) === undefined) return 'service-host';
  if (channelId !== 'msteams') return 'channel';
  if (from.aadObjectId === undefined || from.aadObjectId === '') return 'person';
  const named = [channelData?.tenant?.id, conversation.tenantId].filter((id) => id !== undefined);
  const known = named.length > 0 && named.every((id) => id === named[0] && options.tenants.includes(id.toLowerCase()));
  return known ? undefined : 'tenant';
}

function refused(status: 401 | 403, fault: DoorFault): Entry {
  return { ok: false, status, fault };
}
