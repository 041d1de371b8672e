import { isDeepStrictEqual } from 'node:util';
import { requestWaits } from '../../domain/network-request';
import type { Stored } from '../../store/store';
import type { Deps } from '../deps';
import { eachInTurn } from '../each-in-turn';
import { readReadable } from '../read-all';
import { findRequest, requestNotice, withClock, type RequestDocument } from './request-documents';

/**
 * D3: brings the requests that wait for these teams in line with their organisation's absences:
 * the deadline anew and every card up to date. Answers how many changed; running it again changes
 * nothing more.
 * @throws the first fault, after the others have had their turn
 */
export async function pauseRequests(deps: Deps, teamIds: readonly string[]): Promise<number> {
  const pages = await Promise.all(teamIds.map((teamId) => readReadable(deps.store, 'requestsOnTurn', teamId)));
  const [found, faults] = [pages.flatMap((page) => page.found), pages.flatMap((page) => page.faults)];
  return eachInTurn(found, (each) => bringInLine(deps, each), faults);
}

async function bringInLine(deps: Deps, found: Stored<RequestDocument>): Promise<boolean> {
  for (let current: Stored<RequestDocument> | undefined = found; current;) {
    const { doc } = current;
    if (!requestWaits(doc.state)) return false;
    const request = await withClock(deps, { ...doc, version: doc.version + 1 });
    if (isDeepStrictEqual(request.deadline, doc.deadline)) return false;
    const committed = await deps.store.commit(doc.partition, [
      { kind: 'replace', doc: request, revision: current.revision },
      { kind: 'insert', doc: requestNotice(deps, request, { teamId: null, personIds: [] }) },
    ]);
    if (committed.ok) {
      deps.wake();
      return true;
    }
    current = await findRequest(deps, doc.practiceId, doc.requestId);
  }
  return false;
}
