import type { Verb } from '../actions';
import { refusesAccess } from '../domain/refusal';
import { recordPress, type Named } from '../usecases/audit';
import { observe } from './observe';
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
 * they do and show; what they leave is recorded here, where no route can forget it: access that was refused, and a
 * press without a record, with the refusal it came to – noted where its sentence is taken, so that what somebody is
 * told is what is recorded.
 * @throws Error when it could not be recorded: then nothing is shown either
 */
export async function onRecord<T>(
  turn: Turn,
  verb: Verb,
  input: Readonly<Record<string, unknown>>,
  follow: (turn: Turn) => Promise<T>,
): Promise<T> {
  const seen = observe(turn.deps, turn.texts);
  const answer = await follow({ ...turn, deps: seen.deps, texts: seen.texts });
  const denied = seen.told.find(refusesAccess);
  if (denied !== undefined || !(seen.recorded() || nothingToRecord.has(verb))) {
    await recordPress(turn.deps, turn.actor, verb, namedIn(input), denied ?? seen.told[0]);
  }
  return answer;
}

function namedIn(input: Readonly<Record<string, unknown>>): Named {
  const { networkId, organisationId, practiceId } = input;
  return { networkId: text(networkId), organisationId: text(organisationId) ?? text(practiceId) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
