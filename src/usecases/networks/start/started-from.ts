import { createHash } from 'node:crypto';
import type { Actor } from '../../../domain/directory';
import type { Client } from '../../../domain/network';
import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import type { Deps } from '../../deps';

/** What a form starts: a network for this client at this practice. */
export interface Starting {
  formId: string;
  practiceId: string;
  client: Client;
}

/**
 * The network that this very form started, whatever became of it: where a stop left the form as it was, pressing it
 * again starts no second one.
 */
export async function startedFrom(
  deps: Pick<Deps, 'store'>,
  actor: Actor,
  starting: Starting,
): Promise<string | undefined> {
  for (const networkId of [await placeId(deps, starting), idFrom(actor, starting)]) {
    // A client who never had a place here has no network either.
    if (networkId === undefined) return undefined;
    if ((await network(deps, networkId))?.startedFrom === starting.formId) return networkId;
  }
  return undefined;
}

/** The id of what the form starts, by which it is found again; another where somebody else's start was passed it on. */
export async function idToStart(
  deps: Pick<Deps, 'store' | 'newId'>,
  actor: Actor,
  starting: Starting,
): Promise<string> {
  const id = idFrom(actor, starting);
  const isTaken = (await placeId(deps, starting)) !== undefined && (await network(deps, id)) !== undefined;
  return isTaken ? deps.newId() : id;
}

function idFrom({ personId }: Actor, { formId, practiceId, client }: Starting): string {
  const of = [personId, formId, key.client(practiceId, client).id].join('\n');
  return createHash('sha256').update(of).digest('hex').slice(0, 24);
}

async function placeId({ store }: Pick<Deps, 'store'>, { practiceId, client }: Starting): Promise<string | undefined> {
  return (await find(store, key.client(practiceId, client)))?.doc.networkId;
}

async function network({ store }: Pick<Deps, 'store'>, networkId: string): Promise<DocumentOf<'network'> | undefined> {
  return (await find(store, key.network(networkId)))?.doc;
}
