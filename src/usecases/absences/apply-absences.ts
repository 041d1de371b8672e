import { runsAt } from '../../domain/absence';
import { after, type Instant } from '../../domain/instant';
import { isRunning } from '../../domain/network';
import { turnOf } from '../../domain/thread';
import { told } from '../../domain/told';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { networkPartition, organisationOfTeam } from '../../store/partitions';
import type { Stored } from '../../store/store';
import { insert, replace } from '../../store/write';
import type { Deps } from '../deps';
import { teamsOf } from '../directory/all-of';
import { aligned } from '../messages/align-threads';
import { coveredBy } from '../networks/covered';
import { eachInTurn } from '../each-in-turn';
import { readReadable } from '../read-all';
import { peopleStandingIn } from '../networks/stand-in';
import { notice } from '../notices/notice';

type AbsenceDocument = DocumentOf<'absence'>;
type Thread = DocumentOf<'thread'>;

/** A message that was being sent while the absence was recorded is found by a second look so much later. */
const secondLookMs = 2 * 60_000;

/**
 * D3, A1, A2: brings open threads in line with absences that were recorded, changed or withdrawn,
 * that begin or that end: deadlines and reminders anew, cards up to date, and at the beginning
 * the threads that wait for the absent team to whoever stands in. Each thread is a batch of its own whose
 * notice says that it was done, so that a run that was cut off is simply run again. Answers
 * how many threads were written.
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function applyAbsences(deps: Deps): Promise<number> {
  const { found, faults } = await readReadable(deps.store, 'absencesByState', 'pending', { upTo: deps.now() });
  let sum = 0;
  await eachInTurn(found, async (absence) => (sum += await applyAbsence(deps, absence)) > 0, faults);
  return sum;
}

async function applyAbsence(deps: Deps, found: Stored<AbsenceDocument>): Promise<number> {
  // One moment for all of it: a look whose time comes meanwhile is the next one.
  const now = deps.now();
  const teams = await teamsOf(deps, found.doc.organisationId);
  const pages = await Promise.all(
    teams.flatMap(({ teamId }) => [
      readReadable(deps.store, 'threadsOnTurn', teamId),
      readReadable(deps.store, 'threadsAwaited', teamId),
    ]),
  );
  const threads = new Map(pages.flatMap((page) => page.found).map((thread) => [thread.doc.id, thread]));
  const faults = pages.flatMap((page) => page.faults);
  // After a fault it stays pending, so that whatever was skipped is still to be done.
  const written = await eachInTurn([...threads.values()], (each) => applyToThread(deps, found.doc, each, now), faults);
  const next = nextLook(found.doc, now);
  const doc: AbsenceDocument = next === undefined ? { ...found.doc, state: 'done' } : { ...found.doc, applyAt: next };
  // Changed meanwhile: it is pending again by itself, with what it is now.
  await deps.store.commit(doc.partition, [replace(found, doc)]);
  return written;
}

/** Which look this is: the last whose time has come, also while an earlier one could not be brought to its end. */
function lookAt({ applyAt, from, until }: AbsenceDocument, now: Instant): Instant {
  return (
    [from, until]
      .filter((look) => look <= now && look > applyAt)
      .sort()
      .at(-1) ?? applyAt
  );
}

/** When it has to be looked at again: shortly after it was recorded, when it begins and when it ends. */
function nextLook(absence: AbsenceDocument, now: Instant): Instant | undefined {
  const second = after(absence.recordedAt, secondLookMs);
  const looks = absence.withdrawn ? [second] : [second, absence.from, absence.until];
  return looks.filter((look) => look > now && look > absence.applyAt).sort()[0];
}

/** One thread: again when somebody else was first, until it is in line. */
async function applyToThread(
  deps: Deps,
  absence: AbsenceDocument,
  found: Stored<Thread>,
  now: Instant,
): Promise<boolean> {
  const partition = networkPartition(found.doc.networkId);
  const look = lookAt(absence, now);
  const noticeId = `notice:${found.doc.threadId}:absence:${absence.absenceId}:${absence.version}:${look}`;
  const network = await find(deps.store, key.network(found.doc.networkId));
  if (network === undefined || !isRunning(network.doc)) return false;
  const covered = await coveredBy(deps, network.doc);
  for (let current: Stored<Thread> | undefined = found; current;) {
    if (turnOf(current.doc).side === null || (await deps.store.get('notice', partition, noticeId))) return false;
    const thread = await aligned(deps, covered, current.doc);
    const committed = await deps.store.commit(partition, [
      replace(current, thread),
      insert(await noticeOf(deps, absence, thread, noticeId)),
    ]);
    if (committed.ok) {
      return true;
    }
    current = await deps.store.get('thread', partition, thread.id);
  }
  return false;
}

/** Every card of the thread is brought up to date; at the beginning whoever stands in gets one. */
async function noticeOf(
  deps: Deps,
  absence: AbsenceDocument,
  thread: Thread,
  id: string,
): Promise<DocumentOf<'notice'>> {
  const waitsForIt = organisationOfTeam(thread.turnTeamId ?? '') === absence.organisationId;
  const begun = waitsForIt && runsAt(absence, deps.now());
  const deputies = begun ? await peopleStandingIn(deps, thread, thread.turnTeamId ?? '') : [];
  const { partition, networkId, threadId, version } = thread;
  const about = { kind: 'thread' as const, networkId, threadId };
  return notice(deps, {
    partition,
    id,
    about,
    version,
    told: told.standingIn(await withoutCard(deps, thread, deputies)),
  });
}

/** Those who have no card of the thread yet; the others' cards are brought up to date. */
async function withoutCard(deps: Deps, thread: Thread, personIds: string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const cards = await readReadable(deps.store, 'cardsAbout', thread.threadId, { partition: thread.partition });
  return personIds.filter((personId) => !cards.found.some(({ doc }) => doc.personId === personId));
}
