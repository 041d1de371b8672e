import type { Verb } from '../actions';
import { accessActions } from '../actions/access';
import { staffActions } from '../actions/staff';
import type { Shown } from '../cards/render';
import { refusesAccess } from '../domain/refusal';
import { recordPress, type Named } from '../usecases/audit';
import { noting } from './recorded';
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
 * press without a record, with the refusal that its answer says.
 * @throws Error when it could not be recorded: then nothing is shown either
 */
export async function onRecord(
  turn: Turn,
  verb: Verb,
  input: Readonly<Record<string, unknown>>,
  follow: (turn: Turn) => Promise<Shown>,
): Promise<Shown> {
  const { deps, recorded } = noting(turn.deps, statedIn(input));
  const shown = await follow({ ...turn, deps });
  const { refused } = shown;
  const denied = refused !== undefined && refusesAccess(refused);
  if (denied || !(recorded() || nothingToRecord.has(verb))) {
    await recordPress(deps, turn.actor, verb, namedIn(input), { refusal: refused, manages: manages(verb) });
  }
  return shown;
}

/** R2: a press with which account managers give and take access. */
function manages(verb: Verb): boolean {
  return Object.hasOwn(staffActions, verb) || Object.hasOwn(accessActions, verb);
}

function namedIn(input: Readonly<Record<string, unknown>>): Named {
  const { networkId, organisationId, practiceId, requestId } = input;
  // A request for a network has that network's id (N5); one for access names its organisation.
  const asked = practiceId === undefined ? undefined : text(requestId);
  return { networkId: text(networkId) ?? asked, organisationId: text(organisationId) ?? text(practiceId) };
}

/** M9: that numbers are no BSN; what else is stated is asked for what it is held back for. */
function statedIn({ notBsn }: Readonly<Record<string, unknown>>): string[] {
  return (text(notBsn) ?? '') === '' ? [] : ['not-bsn'];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
