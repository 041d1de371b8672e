import type { Consent } from '../../../domain/consent';
import { codeOf, type Client, type NetworkSource } from '../../../domain/network';
import type { Instant } from '../../../domain/instant';
import type { DocumentOf } from '../../../store/documents';
import { key } from '../../../store/keys';
import { organisationOfTeam } from '../../../store/partitions';
import type { Write } from '../../../store/store';
import { insert } from '../../../store/write';
import type { Deps } from '../../deps';
import { consentHeld } from '../consent-held';

/** What a network that starts is made of. */
export interface NewNetwork {
  networkId: string;
  client: Client;
  practiceId: string;
  teamIds: string[];
  source: NetworkSource | null;
  reference: string;
  startedBy: string;
  startedByTeam: string;
  startedFrom: string;
  consent: Consent;
}

export function networkDocument(deps: Deps, { consent, ...network }: NewNetwork): DocumentOf<'network'> {
  return {
    ...key.network(network.networkId),
    schemaVersion: 1,
    ...network,
    ...consentHeld(consent),
    covers: consent.covers,
    code: codeOf(network.networkId),
    state: 'open',
    startedAt: deps.now(),
  };
}

/** N1: teams are the members; these are a network's first. */
export function memberWrites(network: DocumentOf<'network'>): Write[] {
  return network.teamIds.map((teamId) => memberWrite(network, teamId, network.startedAt));
}

/** A team's membership from a moment on. */
export function memberWrite(network: DocumentOf<'network'>, teamId: string, since: Instant): Write {
  return insert({
    ...key.member(network.networkId, teamId),
    schemaVersion: 1,
    networkId: network.networkId,
    teamId,
    organisationId: organisationOfTeam(teamId),
    since,
  });
}

/** C1, C2: the consent a network starts with. */
export function consentDocument(network: DocumentOf<'network'>, consent: Consent): DocumentOf<'consent'> {
  return {
    type: 'consent',
    partition: network.partition,
    id: 'consent:1',
    schemaVersion: 1,
    networkId: network.networkId,
    ...consent,
  };
}
