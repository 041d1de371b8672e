import type { Category } from '../../../domain/category';
import type { Actor } from '../../../domain/directory';
import type { Instant } from '../../../domain/instant';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import type { PageAsked, PageOf } from '../../../domain/page';
import { checkPress, type StepEvent } from '../../../domain/steps';
import { residentSince } from '../../../domain/thread';
import { nobody } from '../../../domain/told';
import { insert, replace } from '../../../store/write';
import type { DocumentOf } from '../../../store/documents';
import { find, key } from '../../../store/keys';
import { organisationOfTeam } from '../../../store/partitions';
import type { ListedThread, Stored } from '../../../store/store';
import { recordReading } from '../../audit';
import { change, decide, type Change, type Press } from '../../decide';
import type { Deps } from '../../deps';
import { listPage } from '../../list';
import { threadNotice, withEvent } from '../../messages/thread-documents';
import { findOpenNetwork, inNetwork, onBehalfOf, type NetworkAccess } from '../find-network';
import { readChecklist, withPlace, type ChecklistDocument } from './checklist';

/** A thread the resident can be added to, with what becomes visible then (N8). */
export interface ResidentChoice {
  networkId: string;
  threadId: string;
  code: string;
  client: { name: string; birthDate: string };
  category: Category;
  subject: string;
  /** How many messages the resident will read, and since when they go back. */
  messages: number;
  since: Instant;
}

export interface ResidentChoices extends PageOf<ResidentChoice> {
  networkId: string;
  code: string;
}

/** N3, N4, N8: the practice adds the resident, once the resident has activated Spreekuur.nl. */
async function allowed(deps: Deps, actor: Actor, networkId: string): Promise<Outcome<NetworkAccess>> {
  const access = await findOpenNetwork(deps, actor, networkId);
  if (!access.ok) return access;
  const list = await listFor(deps, access.value);
  return list.ok ? access : list;
}

/** The checklist on which the resident can be ticked by now. */
async function listFor(deps: Deps, { network, ownTeams }: NetworkAccess): Promise<Outcome<Stored<ChecklistDocument>>> {
  const list = await readChecklist(deps, network.networkId);
  if (!list) return refuse({ kind: 'not-found' });
  const may = checkPress(list.doc, ownTeams.map(organisationOfTeam), 'resident-added');
  return may.ok ? accept(list) : may;
}

/** The network's threads that the resident does not read yet, newest first. The reading is recorded. */
export async function listResidentChoices(
  deps: Deps,
  actor: Actor,
  networkId: string,
  asked: PageAsked,
): Promise<Outcome<ResidentChoices>> {
  const access = await allowed(deps, actor, networkId);
  if (!access.ok) return access;
  const { network } = access.value;
  await recordReading(deps, network.partition, actor, {
    action: 'network.read',
    object: `network:${networkId}`,
    ...onBehalfOf(access.value),
  });
  const choice = (thread: ListedThread): ResidentChoice | undefined =>
    // The request that the network began with (N5) is between professionals.
    residentSince(thread) === undefined && thread.request !== true ? choiceOf(network, thread) : undefined;
  const list = {
    sources: { threadsOfNetwork: [networkId] },
    partition: network.partition,
    descending: true,
    row: choice,
  };
  return accept({ networkId, code: network.code, ...(await listPage(deps, list, asked)) });
}

/** What becomes visible in one thread, for the warning (N8). */
export async function readResidentWarning(
  deps: Deps,
  actor: Actor,
  networkId: string,
  threadId: string,
): Promise<Outcome<ResidentChoice>> {
  const access = await allowed(deps, actor, networkId);
  if (!access.ok) return access;
  const thread = await find(deps.store, key.thread(networkId, threadId));
  if (thread === undefined || thread.doc.request) return refuse({ kind: 'not-found' });
  if (residentSince(thread.doc) !== undefined) return refuse({ kind: 'resident-added-before' });
  return accept(choiceOf(access.value.network, thread.doc));
}

function choiceOf(network: DocumentOf<'network'>, thread: ListedThread): ResidentChoice {
  const { networkId, threadId, category, subject, messages, startedAt } = thread;
  return {
    networkId,
    threadId,
    code: network.code,
    client: network.client,
    category,
    subject,
    messages,
    since: startedAt,
  };
}

export interface AddResident {
  networkId: string;
  threadId: string;
  /** How many messages the warning named: more by now is warned about again. */
  messages: number;
  press: Press;
}

/**
 * N8: from now on the resident reads the thread, its whole history included. Every card of it is
 * brought up to date to say so. Pressing twice does it once.
 */
export function addResident(deps: Deps, actor: Actor, input: AddResident): Promise<Outcome<null>> {
  const { networkId, threadId } = input;
  const work = inNetwork(deps, actor, input, () => null);
  return decide(deps, work, async (access) => {
    const list = await listFor(deps, access);
    if (!list.ok) return list;
    const thread = await find(deps.store, key.thread(networkId, threadId));
    if (thread === undefined || thread.doc.request) return refuse({ kind: 'not-found' });
    if (residentSince(thread.doc) !== undefined) return refuse({ kind: 'resident-added-before' });
    if (thread.doc.messages > input.messages) return refuse({ kind: 'resident-sees-more' });
    return change(null, added(deps, actor, access, list.value, thread));
  });
}

function added(
  deps: Deps,
  actor: Actor,
  { ownTeams }: NetworkAccess,
  list: Stored<ChecklistDocument>,
  thread: Stored<DocumentOf<'thread'>>,
): Change {
  const teamId = ownTeams.find((id) => organisationOfTeam(id) === list.doc.practiceId) ?? '';
  const by = { at: deps.now(), personId: actor.personId, teamId };
  const doc = withEvent(deps.region, thread.doc, { ...by, kind: 'resident-added' });
  const done: StepEvent = { ...by, personName: actor.name, kind: 'done', step: 'resident-added' };
  const steps = withPlace({ ...list.doc, events: [...list.doc.events, done] });
  return {
    writes: [replace(thread, doc), replace(list, steps), insert(threadNotice(deps, doc, nobody))],
    record: {
      action: 'thread.add-resident',
      object: `thread:${doc.threadId}`,
      ground: 'consent and team membership',
      organisationId: organisationOfTeam(teamId),
    },
    result: doc.threadId,
  };
}
