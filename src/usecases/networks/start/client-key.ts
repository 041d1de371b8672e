import type { Actor } from '../../../domain/directory';
import { after } from '../../../domain/instant';
import type { Client } from '../../../domain/network';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import type { Refusal } from '../../../domain/refusal';
import { contentTeams } from '../../../domain/rights';
import type { DocumentOf } from '../../../store/documents';
import { bornOf, find, key } from '../../../store/keys';
import { writtenOver, type Stored } from '../../../store/store';
import { put, replace } from '../../../store/write';
import { recordPress } from '../../audit';
import type { Deps } from '../../deps';
import { likelyFor } from './likely-networks';

type Place = DocumentOf<'client-key'>;
type Network = DocumentOf<'network'>;

export interface Practice {
  organisationId: string;
  organisationName: string;
  phone: string;
}

/** For whom a place is looked for. */
export interface Wanted {
  client: Client;
  /** The networks that the starter said are another client's. */
  otherThan: readonly string[];
}

export interface FreePlace {
  /** The place as it is found. */
  place: Stored<Place> | undefined;
  /** The network that it leads to, which is not open. */
  other: Stored<Network> | undefined;
  /** Of the networks said to be another client's, those that may have been this one's, for the audit record. */
  toldApart: string[];
}

/**
 * N10: refuses when the client has an open network at this practice – shown to those entitled,
 * "contact the practice" to others. One that was closed (N9) or whose consent was withdrawn (C5)
 * leaves the place to a new one, which begins with new consent; one that was asked for has none yet (N5). Where only the
 * name is like that of another client with this birth date, whoever is entitled to that network says first whether it is
 * the same one; to anybody else nothing is said of it, at any step.
 */
export async function checkNoOther(
  deps: Deps,
  actor: Actor,
  practice: Practice,
  { client, otherThan }: Wanted,
): Promise<Outcome<FreePlace>> {
  const place = await find(deps.store, key.client(practice.organisationId, client));
  const other = place && (await find(deps.store, key.network(place.doc.networkId)));
  if (other?.doc.state === 'open') return refuseExact(deps, actor, practice, other.doc);
  const likely = await likelyFor(deps, actor, practice.organisationId, client);
  const unsaid = likely.filter((id) => !otherThan.includes(id));
  if (unsaid.length > 0) return refuse({ kind: 'client-likely', networkIds: unsaid });
  return accept({ place, other, toldApart: likely });
}

async function refuseExact(
  deps: Deps,
  actor: Actor,
  practice: Practice,
  { networkId, code, teamIds }: Network,
): Promise<Outcome<never>> {
  const teams = contentTeams(actor);
  const refusal: Refusal = teamIds.some((teamId) => teams.includes(teamId))
    ? { kind: 'network-exists', networkId, code }
    : { kind: 'network-exists-elsewhere', practiceName: practice.organisationName, phone: practice.phone };
  // A search for a client by name, found: the client's own list shows it (NEN 7513).
  await recordPress(deps, actor, 'client.find', { networkId }, { refusal: refusal.kind, manages: false });
  return refuse(refusal);
}

/** How long a start may take from its place to its network, in milliseconds: far longer than any press. */
const startMs = 5 * 60_000;

/**
 * N10: the id under which this client's network at the practice is to be inserted. Two starters
 * at once get the same id, so that only one of their inserts can succeed; a place taken by a
 * start that never finished passes its id on. Whoever takes it from one that was asked for makes its
 * acceptance of this very moment decide again; a start of this very moment goes first.
 * @param taker `own`: the network that is there, asked for (N5), and is to have the place; else `fresh`: an id for a new one
 */
export async function takePlace(
  deps: Deps,
  actor: Actor,
  practice: Practice,
  wanted: Wanted,
  { own, fresh }: { own: string; fresh?: never } | { own?: never; fresh: () => Promise<string> },
): Promise<Outcome<{ networkId: string; toldApart: string[] }>> {
  for (;;) {
    const found = await checkNoOther(deps, actor, practice, wanted);
    if (!found.ok) return found;
    const { place, other, toldApart } = found.value;
    const unfinished = other === undefined ? place?.doc : undefined;
    if (own !== undefined && unfinished && unfinished.at > after(deps.now(), -startMs)) return refuse({ kind: 'busy' });
    if (other?.doc.state === 'requested' && other.doc.networkId !== own && !(await touch(deps, other))) continue;
    const networkId = own ?? unfinished?.networkId ?? (await fresh());
    const doc = writtenOver(place?.doc, newPlace(deps, practice, wanted.client, networkId));
    const taken = await deps.store.commit(doc.partition, [put(place, doc)]);
    if (taken.ok) return accept({ networkId, toldApart });
  }
}

/** False: it was decided on meanwhile. */
async function touch(deps: Deps, { doc, revision }: Stored<Network>): Promise<boolean> {
  return (await deps.store.commit(doc.partition, [replace({ revision }, doc)])).ok;
}

function newPlace(deps: Deps, { organisationId }: Practice, client: Client, networkId: string): Place {
  return {
    ...key.client(organisationId, client),
    schemaVersion: 1,
    networkId,
    born: bornOf(organisationId, client),
    at: deps.now(),
  };
}
