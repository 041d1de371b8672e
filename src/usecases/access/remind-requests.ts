import { stateOf } from '../../domain/access-request';
import { isDaytime } from '../../domain/access-terms';
import type { Write } from '../../store/store';
import { auditWrite, clock } from '../audit';
import { decide } from '../decide';
import type { Deps } from '../deps';
import { decidersOf } from './account-managers';
import { audited } from './request-access';
import { accessNotice, getRequest, invitationOf, type Request } from './request-documents';

/** Requests taken up in one run; the rest follows a minute later. */
const batch = 100;

/**
 * R9: after 3 days the account managers get the request once more, after 14 it lapses and the
 * requester is told; nothing between 20:00 and 07:00 local time. The change of the request is the
 * decision, so that two processes give one reminder. Answers how many were taken up.
 */
export async function remindRequests(deps: Deps): Promise<number> {
  if (!isDaytime(deps.now(), deps.region.terms.zone)) return 0;
  const due = await deps.store.query('accessRequestsByState', 'open', { upTo: deps.now(), limit: batch });
  for (const { doc } of due.items) await decide(deps, () => remindOrLapse(deps, doc));
  return due.items.length;
}

async function remindOrLapse(deps: Deps, seen: Request): ReturnType<Parameters<typeof decide<null>>[1]> {
  const found = await getRequest(deps, seen.organisationId, seen.requestId);
  const nothing = { ok: true as const, value: null };
  if (found?.doc.state !== 'open' || found.doc.dueAt === null || found.doc.dueAt > deps.now()) return nothing;
  const lapses = stateOf(found.doc, deps.now()) === 'lapsed';
  const next = lapses
    ? { ...found.doc, state: 'lapsed' as const, dueAt: null }
    : { ...found.doc, remindedAt: deps.now(), dueAt: found.doc.lapsesAt };
  const doc = { ...next, version: found.doc.version + 1 };
  const writes: Write[] = [
    { kind: 'replace', doc, revision: found.revision },
    { kind: 'insert', doc: accessNotice(deps, doc, await told(deps, doc)) },
    auditWrite(deps, doc.partition, clock, {
      ...audited(doc),
      action: lapses ? 'access.lapse' : 'access.remind',
      ground: 'term of the work agreements',
    }),
  ];
  return { ...nothing, partition: doc.partition, writes };
}

/** A lapse is told to the requester, a reminder to those who can decide now. */
async function told(deps: Deps, request: Request): Promise<string[]> {
  if (request.state === 'lapsed') return [request.personId];
  const invitation = await invitationOf(deps, request);
  const { managers } = await decidersOf(deps, request, invitation?.doc);
  return managers.map((each) => each.personId);
}
