import { createHash } from 'node:crypto';
import type { Actor } from '../domain/directory';
import { accept, refuse, type Outcome } from '../domain/outcome';
import { idOf, insert, unchanged } from '../store/write';
import type { AnyDocument, DocumentOf } from '../store/documents';
import type { Stored, Write } from '../store/store';
import { auditWrite, type AuditEntry } from './audit';
import type { Deps } from './deps';
import { namePlaces } from './places';

type Decider = Pick<Deps, 'store' | 'now' | 'newId'>;

/**
 * On what somebody may do something: the network whose consent holds, the place of an account manager. It goes into
 * the batch as it was read, unless the batch writes it anew, so that nothing is committed beside a withdrawal, a closing
 * (C5, N9) or the loss of a right (R5) of the same moment: whoever comes second decides again.
 */
export interface Allowed {
  restsOn: readonly Stored<AnyDocument>[];
}

/**
 * What makes a press the same press (PLATFORM, trap 8): verb, card instance, person and what was
 * typed. Other words on the same old card are another press, so that no text is lost in silence.
 */
export interface Press {
  verb: string;
  /** The card instance: the form's id, or the version of the thread the card shows. */
  card: string;
  typed: string;
}

/** Who does something, and where it is written. */
export interface Work<A extends Allowed, T> {
  actor: Actor;
  partition: string | ((allowed: A) => string);
  /** Whether this may be done at all; asked anew at each attempt, and its refusal holds however often it is pressed. */
  allow: () => Promise<Outcome<A>>;
  /** What must hold besides for something new; a press that was done before is answered all the same. */
  forNew?: (allowed: A) => Outcome<A>;
  /** For what is to be done once however often it is pressed, with the answer to a press that was done before. */
  once?: { press: Press; again: (allowed: A, result: string) => Outcome<T> | Promise<Outcome<T>> };
}

/** An audit record that says on whose responsibility it was done. */
export type Recorded = AuditEntry & { organisationId: string | undefined };

/** What is to be written, in one batch. */
export interface Change {
  writes: Write[];
  /** What was done, on what ground, on whose responsibility (NEN 7513); none only for what is somebody's own draft. */
  record: Recorded | Recorded[];
  /** What the same press is answered with later; for work that is done `once`. */
  result?: string;
}

/** What was decided: a refusal, a value that is true already, or one with the change that makes it true. */
export type Decision<T> = Outcome<T> & { change?: Change };

/** A value, and the change that makes it true. */
export function change<T>(value: T, made: Change): Decision<T> {
  return { ...accept(value), change: made };
}

/** For work that needs no leave: the clock's, the operator's, and what somebody does with what is their own. */
export const freely = (): Promise<Outcome<Allowed>> => Promise.resolve(accept({ restsOn: [] }));

/** How often a decision is made anew when somebody else was first. */
const attempts = 8;

/**
 * A unit of work: asks whether it may be done, decides and commits in one batch what was decided, what it rests on, the
 * mark of the press and the audit record. When another press was first, all is read and decided anew on what is true
 * then. Refuses with `busy` if that keeps happening; nothing is stored.
 */
export async function decide<A extends Allowed, T>(
  deps: Decider,
  work: Work<A, T>,
  run: (allowed: A) => Promise<Decision<T>> | Decision<T>,
): Promise<Outcome<T>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const allowed = await work.allow();
    if (!allowed.ok) return allowed;
    const anew = work.forNew?.(allowed.value) ?? allowed;
    const decision = anew.ok ? await run(anew.value) : anew;
    if (!decision.ok || !decision.change) return (await doneBefore(deps, work, allowed.value)) ?? decision;
    await namePlaces(deps, decision.change.writes);
    const committed = await deps.store.commit(...batchOf(deps, work, allowed.value, decision.change));
    if (committed.ok) return accept(decision.value);
    const before = committed.reason === 'exists' ? await doneBefore(deps, work, allowed.value) : undefined;
    if (before) return before;
  }
  return refuse({ kind: 'busy' });
}

function batchOf<A extends Allowed, T>(
  deps: Decider,
  work: Work<A, T>,
  allowed: A,
  { writes, record, result = '' }: Change,
): [string, Write[]] {
  const { actor, once } = work;
  const partition = partitionOf(work, allowed);
  const written = new Set(writes.map(idOf));
  const asRead = allowed.restsOn.filter(({ doc }) => !written.has(doc.id)).map(unchanged);
  const marker = once ? [insert(pressMarker(deps, partition, pressId(actor, once.press), result))] : [];
  return [
    partition,
    [...asRead, ...writes, ...marker, ...[record].flat().map((each) => auditWrite(deps, partition, actor, each))],
  ];
}

/** The answer to a press that was done before, if it was. */
async function doneBefore<A extends Allowed, T>(
  deps: Decider,
  work: Work<A, T>,
  allowed: A,
): Promise<Outcome<T> | undefined> {
  const { actor, once } = work;
  const result = once && (await resultBefore(deps, partitionOf(work, allowed), actor, once.press));
  return result === undefined ? undefined : once?.again(allowed, result);
}

function partitionOf<A extends Allowed, T>({ partition }: Work<A, T>, allowed: A): string {
  return typeof partition === 'string' ? partition : partition(allowed);
}

/** What the same press came to before, if it was done. */
export async function resultBefore(
  { store }: Pick<Deps, 'store'>,
  partition: string,
  actor: Actor,
  press: Press,
): Promise<string | undefined> {
  return (await store.get('press', partition, pressId(actor, press)))?.doc.result;
}

/** The id of the marker that makes pressing twice harmless. */
function pressId(actor: Actor, press: Press): string {
  const typed = createHash('sha256').update(press.typed).digest('hex').slice(0, 16);
  return `press:${press.verb}:${actor.personId}:${press.card}:${typed}`;
}

function pressMarker(deps: Decider, partition: string, id: string, result: string): DocumentOf<'press'> {
  return { type: 'press', partition, id, schemaVersion: 1, result, at: deps.now() };
}
