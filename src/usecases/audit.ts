import { CodedError } from '../errors';
import type { Actor, Staff } from '../domain/directory';
import type { Ground } from '../domain/ground';
import type { RefusalKind } from '../domain/refusal';
import { contentPlaces } from '../domain/rights';
import type { DocumentOf } from '../store/documents';
import { find, key } from '../store/keys';
import { networkOfPartition, organisationOfTeam, personPartition } from '../store/partitions';
import { maxWrites, type Stored, type Write } from '../store/store';
import { insert } from '../store/write';
import type { Deps } from './deps';

export type ConsentOnRecord = NonNullable<DocumentOf<'audit'>['consent']>;

export interface AuditEntry {
  /** What was done, e.g. `thread.answer`. */
  action: string;
  /** The object's type and id; never its content. */
  object: string;
  /** `done` or the refusal's kind. */
  outcome?: string;
  /** Why it was allowed: consent and team membership, staff management … */
  ground: Ground;
  /** What changed, from what to what: levels, ticks, ids; never content. */
  detail?: string;
  /** The object this one was made from – a draft, a request for a network – so that its records are found from here. */
  madeFrom?: string;
  /** The consent that it records, extends or withdraws. */
  consent?: ConsentOnRecord;
  /** On behalf of which organisation; where it is not known, that of a place of the actor's, one that opens contents first. */
  organisationId?: string | undefined;
  /** Which client, by network, where the partition does not tell. */
  networkId?: string;
}

/** Who acts when time does: reminders, digests, terms that end. */
export const clock: Actor = { personId: 'schakel', name: 'Schakel', staff: [] };
/** Whoever works at the operator's keyboard; no person the bot knows. */
export const operator: Actor = { personId: 'operator-command', name: '', staff: [] };

/**
 * The audit record of an action (NEN 7513: what, when, which client, who, in which role, on whose
 * responsibility, where, which object, with what outcome, on what ground). It goes into the batch
 * of the action itself; the store chains it (docs/decisions/0008-audit-chains.md).
 */
export function auditWrite(
  deps: Pick<Deps, 'now' | 'newId'>,
  partition: string,
  actor: Actor,
  entry: AuditEntry,
): Write {
  const at = deps.now();
  const organisationId = entry.organisationId ?? placesOf(actor)[0]?.organisationId;
  const doc: DocumentOf<'audit'> = {
    type: 'audit',
    partition,
    id: `audit:${at}:${deps.newId()}`,
    schemaVersion: 1,
    at,
    networkId: entry.networkId ?? networkOfPartition(partition) ?? '',
    personId: actor.personId,
    organisationId: organisationId ?? '',
    role: placesOf(actor).find((place) => place.organisationId === organisationId)?.level ?? '',
    accessPoint: accessPointOf(actor, entry.action),
    action: entry.action,
    object: entry.object,
    outcome: entry.outcome ?? 'done',
    ground: entry.ground,
    detail: entry.madeFrom === undefined ? (entry.detail ?? '') : `${madeFromSign}${entry.madeFrom}`,
    ...(entry.consent && { consent: entry.consent }),
    seal: null,
  };
  return insert(doc);
}

/** The places somebody acts in, those that open contents first (R1). */
function placesOf(actor: Actor): Staff[] {
  return [...contentPlaces(actor), ...actor.staff.filter((place) => place.active)];
}

/** On whose responsibility somebody has to do with what is of these organisations: the one in which they have a place. */
export function ownAmong(actor: Actor, organisationIds: readonly string[]): string | undefined {
  return placesOf(actor).find((place) => organisationIds.includes(place.organisationId))?.organisationId;
}

const madeFromSign = 'made from ';

/** The object that a record says its own was made from. */
export function madeFrom({ detail }: Pick<DocumentOf<'audit'>, 'detail'>): string | undefined {
  return detail.startsWith(madeFromSign) ? detail.slice(madeFromSign.length) : undefined;
}

function accessPointOf(actor: Actor, action: string): string {
  if (actor === clock) return 'clock';
  if (actor === operator) return 'operator';
  return action.endsWith('.deliver') ? 'delivery' : 'teams';
}

/** Records that contents were read; committed before they are shown. */
export async function recordReading(deps: Deps, partition: string, actor: Actor, entry: AuditEntry): Promise<void> {
  await add(deps, partition, [auditWrite(deps, partition, actor, entry)]);
}

/**
 * Records that a list named these clients' networks, and on behalf of whom the reader saw each: one record for each,
 * so that a client's own list shows it; an empty answer is recorded too. In the reader's partition, in one batch.
 */
export async function recordSearch(
  deps: Deps,
  actor: Actor,
  entry: Pick<AuditEntry, 'action' | 'ground' | 'organisationId'>,
  seen: readonly Pick<DocumentOf<'audit'>, 'networkId' | 'organisationId'>[],
): Promise<void> {
  const partition = personPartition(actor.personId);
  const unique = new Map(seen.map((each) => [each.networkId, each.organisationId]));
  const found = [...unique].map(([networkId, organisationId]) => {
    return { ...entry, networkId, organisationId, object: `network:${networkId}` };
  });
  const entries = found.length > 0 ? found : [{ ...entry, object: 'nothing' }];
  const writes = entries.map((each) => auditWrite(deps, partition, actor, each));
  for (let start = 0; start < writes.length; start += maxWrites) {
    await add(deps, partition, writes.slice(start, start + maxWrites));
  }
}

/** What a press named, as it came back from a card: what does not exist is not kept. */
export interface Named {
  networkId?: string | undefined;
  organisationId?: string | undefined;
}

/** What a press came to: why it was refused, and whether it is one of managing staff. */
export interface Came {
  refusal: RefusalKind | undefined;
  manages: boolean;
}

/**
 * Records a press by what it named: refused, with the refusal's kind, or something shown of which the use
 * case kept no record of its own. In the person's own partition: nobody makes a partition by guessing.
 */
export async function recordPress(
  deps: Deps,
  actor: Actor,
  action: string,
  named: Named,
  { refusal, manages }: Came,
): Promise<void> {
  const partition = personPartition(actor.personId);
  const about = await existing(deps, actor, named);
  const ground = refusal === undefined ? groundFor(about, manages) : 'none';
  const entry = { ...about, action, ground, ...(refusal === undefined ? {} : { outcome: refusal }) };
  await add(deps, partition, [auditWrite(deps, partition, actor, entry)]);
}

type About = Pick<AuditEntry, 'object' | 'networkId' | 'organisationId'>;

async function existing(deps: Deps, actor: Actor, named: Named): Promise<About> {
  const { networkId, organisationId } = named;
  const network = networkId === undefined ? undefined : await find(deps.store, key.network(networkId));
  if (network) {
    const { networkId: id, teamIds } = network.doc;
    return { object: `network:${id}`, networkId: id, organisationId: ownAmong(actor, teamIds.map(organisationOfTeam)) };
  }
  const organisation = organisationId === undefined ? undefined : await organisationIn(deps, organisationId);
  if (organisation) {
    const { organisationId: id } = organisation.doc;
    return { object: `organisation:${id}`, organisationId: ownAmong(actor, [id]) };
  }
  return { object: networkId === undefined && organisationId === undefined ? 'none' : 'unknown' };
}

function organisationIn({ store }: Deps, id: string): Promise<Stored<DocumentOf<'organisation'>> | undefined> {
  return find(store, key.organisation(id));
}

/** Managing is what account managers see these for; the rest of an organisation is shown to those who work there. */
function groundFor(about: Pick<AuditEntry, 'networkId'>, manages: boolean): Ground {
  if (about.networkId !== undefined) return 'consent and team membership';
  return manages ? 'staff management' : 'own work';
}

/** @throws CodedError when it could not be recorded: then nothing is shown either */
async function add(deps: Deps, partition: string, writes: Write[]): Promise<void> {
  const done = await deps.store.commit(partition, writes);
  if (!done.ok) throw new CodedError('RECORD_NOT_KEPT', 'The audit record was not kept');
}
