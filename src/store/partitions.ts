/**
 * Where documents live (ADR 0002): everything about a client in its network's partition, the
 * directory in the organisation's, what is one person's own in the person's.
 */
export const networkPartition = (networkId: string): string => `network:${networkId}`;
export const organisationPartition = (organisationId: string): string => `organisation:${organisationId}`;
export const personPartition = (personId: string): string => `person:${personId}`;

/** A team's id begins with its organisation's and a dot, so that it is found without a search. */
export function organisationOfTeam(teamId: string): string {
  return teamId.split('.')[0] ?? '';
}

/** Checkpoints of the audit record stand apart from what they watch over. */
export const checkpointPartition = 'checkpoints';

/** Which network a partition is of; undefined for the directory's. */
export function networkOfPartition(partition: string): string | undefined {
  return partition.startsWith('network:') ? partition.slice('network:'.length) : undefined;
}
