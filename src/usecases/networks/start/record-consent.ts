import type { Consent } from '../../../domain/consent';
import type { Actor, Staff } from '../../../domain/directory';
import { refuse, type Outcome } from '../../../domain/outcome';
import type { Language } from '../../../domain/language';
import { beginningPlace, checkConsent, type CheckedConsent, type ConsentValues } from '../../../domain/start-form';
import { put } from '../../../store/write';
import { writtenOver } from '../../../store/store';
import { change, decide, type Allowed } from '../../decide';
import type { Deps } from '../../deps';
import { onRecord } from '../../auditing/consent-on-record';
import { noMessageValues, noNetworkValues, onDraft, readDraft, type Draft, type DraftPlace } from './draft';
import { organisationsOffered } from './options';

export interface RecordConsent extends ConsentValues {
  formId: string;
  language: Language;
  /** SHA-256 of the text the card showed. */
  shownText: string;
  confirmed: boolean;
}

/**
 * Step 1: consent as it was given (C1–C3). Refused, nothing is kept (N2); accepted, the draft
 * holds the consent with the exact text that was shown. Going back and confirming again
 * records it again and keeps what was typed in later steps.
 */
export async function recordConsent(deps: Deps, actor: Actor, input: RecordConsent): Promise<Outcome<Draft>> {
  const place = beginningPlace(actor);
  if (!place.ok) return place;
  const text = deps.region.consent[input.language];
  if (text.sha256 !== input.shownText) return refuse({ kind: 'consent-text-changed' });
  const offered = (await organisationsOffered(deps, place.value)).others.map((each) => each.organisationId);
  const checked = checkConsent(input, offered, deps.now(), deps.region.terms.zone);
  if (!checked.ok) return checked;
  return decide<Allowed, Draft>(deps, onDraft(actor), async () => {
    const { key: own, draft: known } = await readDraft(deps, actor);
    const same = known?.doc.formId === input.formId ? known.doc : undefined;
    if (same?.step === 'done') return refuse({ kind: 'form-finished' });
    const consent = consentOf(deps, actor, place.value, text, checked.value);
    // Another start is about another client: nothing of the one before goes along, not even what is not known here.
    const doc = writtenOver(same, draftWith(deps, own, input, consent, checked.value, same));
    const { organisationId } = place.value;
    const object = `draft:${input.formId}`;
    return change(doc, {
      writes: [put(known, doc)],
      record: {
        action: 'consent.record',
        object,
        ground: 'consent given',
        organisationId,
        consent: onRecord(consent),
      },
    });
  });
}

/** C1, C2: the consent with the exact text, who recorded it and what it covers, the own organisation first. */
function consentOf(deps: Deps, actor: Actor, place: Staff, text: Consent['text'], checked: CheckedConsent): Consent {
  return {
    text,
    givenBy: checked.givenBy,
    giverName: checked.giverName,
    form: checked.form,
    recordedBy: actor.personId,
    recordedByOrganisation: place.organisationId,
    recordedAt: deps.now(),
    covers: [place.organisationId, ...checked.covers],
  };
}

/** M14: of another client than before, nothing was said yet of those who may be the same one (N10). */
function networkValuesOf({ client }: CheckedConsent, same: Draft | undefined): Draft['networkValues'] {
  if (same === undefined) return noNetworkValues;
  const { clientName, birthDate } = same.consentValues;
  const isSame = clientName === client.name && birthDate === client.birthDate;
  return isSame ? same.networkValues : { ...same.networkValues, otherThan: '' };
}

function draftWith(
  deps: Deps,
  own: DraftPlace['key'],
  input: RecordConsent,
  consent: Consent,
  checked: CheckedConsent,
  same: Draft | undefined,
): Draft {
  return {
    ...own,
    schemaVersion: 1,
    personId: consent.recordedBy,
    formId: input.formId,
    step: 'network',
    consent,
    consentValues: {
      clientName: checked.client.name,
      birthDate: checked.client.birthDate,
      givenBy: checked.givenBy,
      giverName: checked.giverName,
      form: checked.form,
      covers: checked.covers.join(','),
    },
    networkValues: networkValuesOf(checked, same),
    messageValues: same?.messageValues ?? noMessageValues,
    networkId: null,
    at: deps.now(),
  };
}
