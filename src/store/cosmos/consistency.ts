import { ConsistencyLevel } from '@azure/cosmos';
import { SchakelError } from '../../errors';

/**
 * Whoever was withdrawn a right by one instance is refused at the next press on another (ADR 20). Said with every
 * read: an account that is made weaker while we run refuses them, and does not answer what is old.
 */
export const strongly = { consistencyLevel: ConsistencyLevel.Strong } as const;

/** The account may read what is no longer so; the message says what to set. */
export class WeakConsistency extends SchakelError {
  readonly code = 'WEAK_CONSISTENCY';
}

/**
 * There is no exception for an emulator: one that is used has to say that it is strongly consistent.
 * @throws WeakConsistency when the level that an account says it has is another
 */
export function requireStrong(level: string | undefined): void {
  if (level === ConsistencyLevel.Strong) return;
  throw new WeakConsistency(
    `The Cosmos DB account has ${level ?? 'unknown'} consistency, so that a right that was withdrawn could be read as still given: set its default consistency to Strong (infra/README.md).`,
  );
}
