import { extendCard, noExtension } from '../../cards/extend';
import { infoCard, refusalCard } from '../../cards/info';
import { button, lines } from '../../cards/parts';
import type { Shown } from '../../cards/render';
import type { ExtensionValues } from '../../domain/consent-given';
import type { Refusal } from '../../domain/refusal';
import type { Sought } from '../../forms/find';
import { teamName } from '../../domain/team-name';
import { readOrganisation, readTeam } from '../../usecases/directory/read-teams';
import { coveredBy } from '../../usecases/networks/covered';
import { extendConsent, teamsToAdd } from '../../usecases/networks/endings/extend-consent';
import { findNetwork, findOpenNetwork, type NetworkAccess } from '../../usecases/networks/find-network';
import type { Route, Turn } from '../turn';

async function extensionForm(
  turn: Turn,
  networkId: string,
  form: { formId: string; values: ExtensionValues & Sought; refusal?: Refusal },
): Promise<Shown> {
  const access = await findOpenNetwork(turn.deps, turn.actor, networkId);
  if (!access.ok) return refusalCard(turn.texts, access.refusal);
  const { network } = access.value;
  const teams = await teamsToAdd(turn.deps, network);
  if (teams.length === 0) {
    return infoCard(turn.texts, {
      title: turn.texts.ending.extendTitle(network.code),
      paragraphs: lines(turn.texts.ending.noTeams),
      actions: [button(turn.texts.thread.network, 'network.open', { networkId })],
    });
  }
  return extendCard(turn.texts, {
    networkId,
    code: network.code,
    zone: turn.zone,
    client: network.client,
    formId: form.formId,
    text: turn.deps.region.consent[turn.texts.language],
    values: form.values,
    teams,
    covered: await namesCovered(turn, network),
    refusal: form.refusal,
  });
}

async function namesCovered(turn: Turn, network: Pick<NetworkAccess['network'], 'networkId'>): Promise<string[]> {
  const covered = await coveredBy(turn.deps, network);
  const organisations = await Promise.all(covered.map((id) => readOrganisation(turn.deps, id)));
  return organisations.flatMap((organisation) => organisation?.name ?? []);
}

export const openExtension: Route<'consent.extend'> = (turn, input) =>
  extensionForm(turn, input.networkId, { formId: turn.deps.newId(), values: noExtension });

export const postExtension: Route<'consent.extend-confirm'> = async (turn, input) => {
  const { networkId, formId, shownText, shownLanguage, confirmed, seek, ...values } = input;
  const again = (refusal: Refusal): Promise<Shown> => extensionForm(turn, networkId, { formId, values, refusal });
  if (seek) return again({ kind: 'looked-up' });
  const extended = await extendConsent(turn.deps, turn.actor, {
    ...values,
    networkId,
    shownText,
    language: shownLanguage,
    confirmed: confirmed === 'true',
    press: { verb: 'consent.extend-confirm', card: formId, typed: values.team },
  });
  if (!extended.ok) return again(extended.refusal);
  const team = await readTeam(turn.deps, extended.value.teamId);
  const access = await findNetwork(turn.deps, turn.actor, networkId);
  const code = access.ok ? access.value.network.code : '–';
  return infoCard(turn.texts, {
    title: turn.texts.ending.extendedTitle,
    paragraphs: lines(turn.texts.ending.extendedText(teamName(team), code)),
    actions: [
      button(turn.texts.thread.network, 'network.open', { networkId }),
      button(turn.texts.home.back, 'home.open', {}),
    ],
  });
};
