import { z } from 'zod';
import template from '../../cards/network-form.json';
import type { Consent } from '../domain/consent';
import { networkSources } from '../domain/network';
import type { Refusal } from '../domain/refusal';
import type { NetworkValues } from '../domain/start-form';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { TeamInfo } from '../usecases/directory/read-teams';
import type { TeamChoices } from '../usecases/networks/start/options';
import { clientLine } from './client-line';
import { button, buttonSchema, choice, noticeFields, refusalNotice, type Choice } from './parts';
import { defineView, type Shown } from './render';

export const networkFormView = defineView(
  'network-form',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    client: z.string(),
    recorded: z.string(),
    labels: z.strictObject({
      source: z.string(),
      reference: z.string(),
      referenceHint: z.string(),
      attested: z.string(),
      attestedLabel: z.string(),
      ownTeam: z.string(),
      practiceTeam: z.string(),
      teams: z.string(),
    }),
    values: z.strictObject({
      source: z.string(),
      reference: z.string(),
      attested: z.string(),
      ownTeam: z.string(),
      practiceTeam: z.string(),
      teams: z.string(),
    }),
    sources: z.array(choice),
    askOwnTeam: z.boolean(),
    ownTeams: z.array(choice),
    askPractice: z.boolean(),
    practiceTeams: z.array(choice),
    askTeams: z.boolean(),
    teams: z.array(choice),
    actions: z.array(buttonSchema).max(6),
  }),
);

export interface NetworkForm {
  formId: string;
  client: { name: string; birthDate: string };
  consent: Consent;
  values: NetworkValues;
  choices: TeamChoices;
  /** Home care names the practice that has the direction; a practice is it itself. */
  byPractice: boolean;
  refusal?: Refusal | undefined;
}

/** Step 2: how the client came (N6), who has the direction, which teams take part. */
export function networkFormCard(texts: Texts, zone: string, form: NetworkForm): Shown {
  const { network } = texts;
  const { consent } = form;
  return networkFormView.render({
    lang: texts.language,
    title: network.title,
    ...refusalNotice(texts, form.refusal),
    client: clientLine(texts, zone, form.client),
    recorded: network.recorded(
      texts.givers[consent.givenBy],
      texts.forms[consent.form],
      moment(texts.language, zone, consent.recordedAt),
    ),
    labels: {
      source: network.source,
      reference: network.reference,
      referenceHint: network.referenceHint,
      attested: network.attested,
      attestedLabel: network.attestedLabel,
      ownTeam: network.ownTeam,
      practiceTeam: network.practiceTeam,
      // Home care and the practice are in it already.
      teams: form.byPractice ? network.teams : network.otherTeams,
    },
    values: { ...form.values, attested: form.values.attested === 'true' ? 'true' : 'false' },
    sources: networkSources.map((source) => ({ title: network.sources[source], value: source })),
    askOwnTeam: form.choices.own.length > 1,
    ownTeams: teamChoices(form.choices.own),
    askPractice: !form.byPractice,
    practiceTeams: teamChoices(form.choices.practices),
    askTeams: form.choices.partners.length > 0,
    teams: teamChoices(form.choices.partners),
    actions: [
      button(network.next, 'start.network', { formId: form.formId }, { style: 'positive', withInputs: true }),
      button(network.back, 'start.back-to-consent', { formId: form.formId }, { withInputs: true }),
      button(texts.consent.cancel, 'start.cancel', { formId: form.formId }),
    ],
  });
}

export function teamChoices(teams: TeamInfo[]): Choice[] {
  return teams.map((team) => ({ title: `${team.organisationName} · ${team.name}`, value: team.teamId }));
}
