import { checkAbsence, runsAt, type AbsenceValues } from '../../domain/absence';
import type { Actor } from '../../domain/directory';
import { accept, refuse, type Outcome } from '../../domain/outcome';
import { find, key } from '../../store/keys';
import { organisationPartition } from '../../store/partitions';
import { readingAnew, writtenOver, type Stored } from '../../store/store';
import { change, decide, freely, type Recorded, type Decision, type Press } from '../decide';
import type { Deps } from '../deps';
import { absenceWrites, type AbsenceDocument } from './absence-writes';
import { deputiesFor, keeps, type Keeping } from './keepers';
import { obstacleNow, refusalOf } from './obstacles';

export interface RecordAbsence extends AbsenceValues {
  organisationId: string;
  /** The absence that is changed; empty for a new one. */
  absenceId: string;
  press: Press;
}

/**
 * A1, A2: records an absence or changes one that is not over. Organisations live in partitions
 * of their own, so two that name each other at the same moment could both pass: after the commit
 * the rule is looked at again, and what does not hold any more is taken back and refused.
 */
export async function recordAbsence(deps: Deps, actor: Actor, input: RecordAbsence): Promise<Outcome<string>> {
  const { organisationId, press } = input;
  const work = {
    actor,
    partition: organisationPartition(organisationId),
    allow: () => keeps(deps, actor, organisationId),
    once: { press, again: (_: unknown, absenceId: string) => accept(absenceId) },
  };
  const recorded = await decide<Keeping, string>(deps, work, (kept) => record(deps, actor, input, kept));
  if (!recorded.ok) return recorded;
  const again = { ...deps, store: readingAnew(deps.store) };
  const stored = await storedAbsence(again, input.organisationId, recorded.value);
  if (!stored || stored.doc.withdrawn) return recorded;
  const obstacle = await obstacleNow(again, stored.doc);
  if (!obstacle) return recorded;
  const takenBack = await takeBack(again, actor, stored.doc);
  if (!takenBack.ok) return takenBack;
  return refuse(await refusalOf(deps, obstacle, input.organisationId));
}

async function record(
  deps: Deps,
  actor: Actor,
  input: RecordAbsence,
  { organisation }: Keeping,
): Promise<Decision<string>> {
  const { organisationId } = input;
  const known = input.absenceId === '' ? undefined : await storedAbsence(deps, organisationId, input.absenceId);
  if (input.absenceId !== '' && !isCurrent(deps, known)) return refuse({ kind: 'absence-over' });
  const doc = await absenceDocument(deps, actor, input, known?.doc);
  if (!doc.ok) return doc;
  const obstacle = await obstacleNow(deps, doc.value);
  if (obstacle) return refuse(await refusalOf(deps, obstacle, organisationId));
  const { absenceId } = doc.value;
  return change(absenceId, {
    writes: absenceWrites(organisation, known, doc.value),
    record: recordOf(doc.value, known ? 'absence.change' : 'absence.record'),
    result: absenceId,
  });
}

async function absenceDocument(
  deps: Deps,
  actor: Actor,
  input: RecordAbsence,
  known: AbsenceDocument | undefined,
): Promise<Outcome<AbsenceDocument>> {
  const now = deps.now();
  const deputies = (await deputiesFor(deps, input.organisationId)).map((each) => each.organisationId);
  const since = known && runsAt(known, now) ? known.from : undefined;
  const planned = checkAbsence(input, deputies, now, deps.region.terms.zone, since);
  if (!planned.ok) return planned;
  const absenceId = known?.absenceId ?? deps.newId();
  const made: AbsenceDocument = {
    ...key.absence(input.organisationId, absenceId),
    schemaVersion: 1,
    absenceId,
    organisationId: input.organisationId,
    ...planned.value,
    withdrawn: false,
    version: (known?.version ?? 0) + 1,
    recordedBy: actor.personId,
    recordedAt: now,
    state: 'pending',
    applyAt: now,
  };
  return accept(writtenOver(known, made));
}

/** An absence with its revision. */
export function storedAbsence(
  deps: Deps,
  organisationId: string,
  absenceId: string,
): Promise<Stored<AbsenceDocument> | undefined> {
  return find(deps.store, key.absence(organisationId, absenceId));
}

/** Recorded, not withdrawn and not over. */
export function isCurrent(deps: Deps, found: Stored<AbsenceDocument> | undefined): found is Stored<AbsenceDocument> {
  return found !== undefined && !found.doc.withdrawn && found.doc.until > deps.now();
}

/** NEN 7513: what was done with an absence. */
export function recordOf({ absenceId, organisationId }: AbsenceDocument, action: string): Recorded {
  return { action, object: `absence:${absenceId}`, ground: 'account manager or contact person', organisationId };
}

/** Unless it was withdrawn meanwhile, or changed to what has to be looked at by itself. */
async function takeBack(
  deps: Deps,
  actor: Actor,
  { organisationId, absenceId, partition, version }: AbsenceDocument,
): Promise<Outcome<null>> {
  return decide(deps, { actor, partition, allow: freely }, async () => {
    const organisation = await find(deps.store, key.organisation(organisationId));
    const found = await storedAbsence(deps, organisationId, absenceId);
    if (!organisation || found?.doc.version !== version) return accept(null);
    const doc = { ...found.doc, withdrawn: true, version: version + 1 };
    return change(null, {
      writes: absenceWrites(organisation, found, doc),
      record: recordOf(doc, 'absence.take-back'),
    });
  });
}
