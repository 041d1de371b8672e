import type { Consent } from '../domain/consent';
import { reachable } from '../domain/reachable';
import type { Refusal } from '../domain/refusal';
import type { Sought } from '../forms/find';
import { requestFields, type RequestAsked } from '../forms/request';
import type { Held } from '../forms/statements';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { LikelyNetwork } from '../usecases/networks/start/likely-networks';
import { callBox } from './call-box';
import { clientLine } from './client-line';
import { inputs } from './fields';
import { formCard } from './form';
import { statementInputs } from './message-form';
import { likelyAsked, withLikely } from './other-client';
import { button, subtle, wordFor } from './parts';
import type { Shown } from './render';

export interface RequestForm extends Omit<RequestAsked, 'likely'> {
  formId: string;
  client: { name: string; birthDate: string };
  consent: Consent;
  /** N10: those that may be this client's. */
  likely: LikelyNetwork[];
  values: Record<Exclude<keyof typeof requestFields, 'find'>, string> & Sought;
  held: Held;
  refusal?: Refusal | undefined;
}

/** N5, step 2: which practice is asked, on behalf of which team, and why; with the number for what cannot wait (M3). */
export function requestFormCard(texts: Texts, zone: string, form: RequestForm): Shown {
  const { requests, network } = texts;
  const { consent, formId, values } = form;
  const [only, ...others] = form.choices.practices;
  const practiceTeam = only && others.length === 0 ? only.teamId : values.practiceTeam;
  const recordedAt = moment(texts.language, zone, consent.recordedAt);
  const asked = likelyAsked(texts, zone, form.likely);
  const fields = inputs(requestFields, texts, { ...form, ...asked }, { ...values, practiceTeam });
  const offered = fields.flatMap(({ id, choices }) => (id === 'practiceTeam' ? choices.map(({ value }) => value) : []));
  // M3, A1: whom to call when it cannot wait, for the practices that this card offers.
  const call = form.choices.practices.filter(({ teamId }) => offered.includes(teamId)).map(reachable);
  const lines = call.map((each) => `${each.teamName}: ${each.phone}`);
  const phones = call.map((each) => each.phone);
  const send = button(requests.send, 'request.send', { formId }, { style: 'positive', withInputs: true });
  return formCard(texts, {
    title: requests.title,
    refusal: form.refusal,
    about: clientLine(texts, zone, form.client),
    paragraphs: subtle(
      network.recorded(wordFor(texts.givers, consent.givenBy), wordFor(texts.forms, consent.form), recordedAt),
    ),
    boxes: [
      only
        ? callBox(texts, { lines, phones }, form.refusal)
        : { style: 'warning', heading: requests.noPractice, lines: [], links: [] },
    ],
    fields: withLikely(texts, fields, asked),
    statements: statementInputs(texts, form),
    actions: [
      ...(only ? [send] : []),
      button(network.back, 'request.back', { formId }, { withInputs: true }),
      button(texts.consent.cancel, 'start.cancel', { formId }),
    ],
  });
}
