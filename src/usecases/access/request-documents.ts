import { filled } from '../../domain/plain-text';
import type { Told } from '../../domain/told';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import type { Stored } from '../../store/store';
import type { Deps } from '../deps';
import { notice } from '../notices/notice';

export type RequestDocument = DocumentOf<'access-request'>;
export type InvitationDocument = DocumentOf<'invitation'>;

/** What all cards about one request are found by. */
export function accessSubjectId(about: Pick<RequestDocument, 'organisationId' | 'requestId'>): string {
  return `access:${about.organisationId}:${about.requestId}`;
}

/** A request by its ids, or undefined. */
export function getRequest(
  deps: Deps,
  organisationId: string,
  requestId: string,
): Promise<Stored<RequestDocument> | undefined> {
  return find(deps.store, key.accessRequest(organisationId, requestId));
}

/** Requests with the present names of who asks; one whose person cannot be read keeps the name of its time. */
export async function withPresentNames(deps: Deps, requests: readonly RequestDocument[]): Promise<RequestDocument[]> {
  const people = await deps.store.getMany(requests.map(({ personId }) => key.person(personId)));
  return requests.map((request, index) => {
    const found = people[index];
    return { ...request, name: filled(found && 'doc' in found ? found.doc.name : '') ?? request.name };
  });
}

/** The invitation a request came with, or undefined. */
export async function invitationOf(
  deps: Deps,
  request: Pick<RequestDocument, 'organisationId' | 'invitationId'>,
): Promise<Stored<InvitationDocument> | undefined> {
  if (request.invitationId === null) return undefined;
  return find(deps.store, key.invitation(request.organisationId, request.invitationId));
}

/**
 * The notice of a change: these people get a card about it; every card that is out already is
 * brought up to date. Health-free: a card is rendered for its reader at delivery.
 */
export function accessNotice(deps: Deps, request: RequestDocument, told: Told): DocumentOf<'notice'> {
  const { partition, organisationId, requestId, version } = request;
  const about = { kind: 'access-request' as const, organisationId, requestId };
  return notice(deps, { partition, id: `notice:${accessSubjectId(request)}:${version}`, about, version, told });
}
