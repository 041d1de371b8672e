import type { Actor } from '../../../domain/directory';
import { accept, refuse, type Outcome } from '../../../domain/outcome';
import {
  checkNetwork,
  idsOf,
  startingPlace,
  type CheckedNetwork,
  type NetworkValues,
} from '../../../domain/start-form';
import type { Staff } from '../../../domain/directory';
import { replace } from '../../../store/write';
import { organisationOfTeam } from '../../../store/partitions';
import { change, decide } from '../../decide';
import type { Deps } from '../../deps';
import { readTeam } from '../../directory/read-teams';
import { checkNoOther } from './client-key';
import { draftOf, onDraft, type Draft } from './draft';
import { toldApartRecord } from './likely-networks';
import { idsOffered, teamsOffered } from './options';

export interface DescribeNetwork extends NetworkValues {
  formId: string;
}

export interface PlannedNetwork extends CheckedNetwork {
  place: Staff;
  consent: NonNullable<Draft['consent']>;
}

/** N6, C2: the network of a draft as it would start now; the rules are looked at again at the last step. */
export async function planNetwork(
  deps: Deps,
  actor: Actor,
  draft: Draft,
  values: NetworkValues,
): Promise<Outcome<PlannedNetwork>> {
  const place = startingPlace(actor);
  if (!place.ok) return place;
  const { consent } = draft;
  if (consent === null) return refuse({ kind: 'form-finished' });
  const choices = await teamsOffered(deps, place.value, consent.covers);
  const checked = checkNetwork(values, idsOffered(choices), place.value.organisationKind);
  if (!checked.ok) return checked;
  return accept({ ...checked.value, place: place.value, consent });
}

/** Step 2: how the client came, who has the direction, who takes part; N10 is said here already. */
export function describeNetwork(deps: Deps, actor: Actor, input: DescribeNetwork): Promise<Outcome<Draft>> {
  return decide(deps, onDraft(actor), async () => {
    const draft = await draftOf(deps, actor, input.formId);
    if (!draft.ok) return draft;
    const planned = await planNetwork(deps, actor, draft.value.doc, input);
    if (!planned.ok) return planned;
    const client = clientOf(draft.value.doc);
    const practice = await readTeam(deps, planned.value.practiceTeam);
    const free = await checkNoOther(deps, actor, practice, { client, otherThan: idsOf(input.otherThan) });
    if (!free.ok) return free;
    const doc: Draft = {
      ...draft.value.doc,
      step: 'message',
      networkValues: {
        source: planned.value.source,
        reference: planned.value.reference,
        attested: input.attested,
        ownTeam: planned.value.ownTeam,
        practiceTeam: planned.value.practiceTeam,
        teams: input.teams,
        notBsn: input.notBsn,
        otherThan: free.value.toldApart.join(','),
      },
      at: deps.now(),
    };
    const { organisationId } = planned.value.place;
    const record = toldApartRecord(free.value.toldApart, { object: `draft:${input.formId}`, organisationId });
    return change(doc, { writes: [replace(draft.value, doc)], record });
  });
}

export function clientOf(draft: Draft): { name: string; birthDate: string } {
  return { name: draft.consentValues.clientName, birthDate: draft.consentValues.birthDate };
}

/** The practice organisation that has the direction over a planned network. */
export function practiceIdOf(planned: CheckedNetwork): string {
  return organisationOfTeam(planned.practiceTeam);
}
