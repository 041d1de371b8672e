import { reachable } from '../domain/reachable';
import type { Refusal } from '../domain/refusal';
import { closingMessageFields } from '../forms/closing-message';
import type { Held } from '../forms/statements';
import type { Texts } from '../texts';
import type { TeamInfo } from '../usecases/directory/read-teams';
import { absenceOfAddressee } from './absences';
import { clientLine } from './client-line';
import { inputs } from './fields';
import { formCard } from './form';
import { statementInputs } from './message-form';
import { button, lines, subtle } from './parts';
import type { Shown } from './render';

export interface ClosingMessageValues {
  fromTeam: string;
  text: string;
  notBsn: string;
}

export interface ClosingMessageForm {
  networkId: string;
  code: string;
  client: { name: string; birthDate: string };
  zone: string;
  formId: string;
  practice: TeamInfo;
  /** A2: the organisations that the client's consent covers. */
  covered: readonly string[];
  ownTeams: TeamInfo[];
  values: ClosingMessageValues;
  held: Held;
  refusal?: Refusal | undefined;
}

/** N9: a team tells the practice that coordination is no longer needed. M3, M5: as on every form. */
export function closingMessageCard(texts: Texts, form: ClosingMessageForm): Shown {
  const { ending } = texts;
  const { networkId, formId, practice } = form;
  const called = reachable(practice);
  return formCard(texts, {
    title: ending.askTitle(form.code),
    refusal: form.refusal,
    paragraphs: [
      ...lines(clientLine(texts, form.zone, form.client), ending.askIntro(practice.organisationName)),
      ...subtle(
        texts.thread.urgent(called.teamName, called.phone),
        absenceOfAddressee(texts, form.zone, practice, form.covered),
        ending.askHint,
      ),
    ],
    fields: inputs(closingMessageFields, texts, form, form.values),
    statements: statementInputs(texts, form),
    actions: [
      button(ending.askSend, 'closing.send', { networkId, formId }, { style: 'positive', withInputs: true }),
      button(texts.steps.back, 'network.open', { networkId }),
    ],
  });
}
