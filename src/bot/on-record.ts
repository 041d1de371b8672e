import type { Verb } from '../actions';
import { refusesAccess, type Refusal, type RefusalKind } from '../domain/refusal';
import type { Write } from '../store/store';
import type { RefusalTexts } from '../texts';
import { recordPress, type Named } from '../usecases/audit';
import type { Turn } from './turn';

/** These show nobody's data but one's own, and change nothing of others. */
const nothingToRecord: ReadonlySet<Verb> = new Set([
  'home.open',
  'language.choose',
  'agreements.open',
  'privacy.open',
  'access.open',
  'access.choose',
  'access.back',
  'invitation.open',
]);

/**
 * Carries out a press so that it is on the audit record before its answer is shown (NEN 7513). Use cases record what
 * they do and show; what they leave is recorded here, where no route can forget it: access that was refused – noted
 * where its sentence is taken, so that what somebody is told is what is recorded – and a press without a record.
 * @throws Error when it could not be recorded: then nothing is shown either
 */
export async function onRecord<T>(
  turn: Turn,
  verb: Verb,
  input: Readonly<Record<string, unknown>>,
  follow: (turn: Turn) => Promise<T>,
): Promise<T> {
  const { store } = turn.deps;
  const recorded: string[] = [];
  const deps = {
    ...turn.deps,
    store: {
      ...store,
      commit: async (...[partition, writes]: Parameters<typeof store.commit>) => {
        const result = await store.commit(partition, writes);
        if (result.ok) recorded.push(...auditRecords(writes));
        return result;
      },
    },
  };
  const told: RefusalKind[] = [];
  const refusals = noting(turn.texts.refusals, (kind) => told.push(kind));
  const answer = await follow({ ...turn, deps, texts: { ...turn.texts, refusals } });
  const refused = told.find(refusesAccess);
  if (refused !== undefined || (recorded.length === 0 && !nothingToRecord.has(verb))) {
    await recordPress(turn.deps, turn.actor, verb, namedIn(input), refused);
  }
  return answer;
}

/** Their ids. */
function auditRecords(writes: readonly Write[]): string[] {
  return writes.flatMap((write) => (write.kind === 'insert' && write.doc.type === 'audit' ? [write.doc.id] : []));
}

/** The same sentences, each of which tells that it was taken. */
function noting(sentences: RefusalTexts, taken: (kind: RefusalKind) => void): RefusalTexts {
  const noted = Object.entries(sentences).map(([kind, sentence]) => [
    kind,
    (refusal: Refusal) => {
      taken(refusal.kind);
      return (sentence as (refusal: Refusal) => string)(refusal);
    },
  ]);
  return Object.fromEntries(noted) as RefusalTexts;
}

function namedIn(input: Readonly<Record<string, unknown>>): Named {
  const { networkId, organisationId, practiceId } = input;
  return { networkId: text(networkId), organisationId: text(organisationId) ?? text(practiceId) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
