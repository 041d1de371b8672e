import { consentForms, consentGivers, type ConsentForm, type ConsentGiver } from './consent';
import { accept, refuse, type Outcome } from './outcome';
import { nameRefusal } from './person-name';
import { cleanText, cutText } from './plain-text';

/** Longest name or reference, in characters. */
const lineMax = 120;

/** One line of typed text as it is kept: cleaned, without line breaks, at most 120 long. */
export function line(raw: string): string {
  return cutText(cleanText(raw).replaceAll('\n', ' '), lineMax);
}

export interface GivenValues {
  givenBy: string;
  giverName: string;
  form: string;
}

export interface CheckedGiven {
  givenBy: ConsentGiver;
  /** Empty when the client gave it. */
  giverName: string;
  form: ConsentForm;
}

/** C2: who gave consent and how; a name for whoever gave it on the client's behalf. M9. */
export function checkGiven(values: GivenValues): Outcome<CheckedGiven> {
  const givenBy = consentGivers.find((giver) => giver === values.givenBy);
  if (givenBy === undefined) return refuse({ kind: 'giver-missing' });
  const giverName = givenBy === 'client' ? '' : line(values.giverName);
  if (givenBy !== 'client' && giverName === '') return refuse({ kind: 'giver-name-missing' });
  const unfit = givenBy === 'client' ? undefined : nameRefusal(giverName, { kind: 'giver-name-unfit' });
  if (unfit) return refuse(unfit);
  const form = consentForms.find((known) => known === values.form);
  if (form === undefined) return refuse({ kind: 'form-missing' });
  return accept({ givenBy, giverName, form });
}

export interface ExtensionValues extends GivenValues {
  team: string;
}

/** C4: consent extended to one team that joins, of those offered; C2; C3: confirmed again. */
export function checkExtension(
  values: ExtensionValues & { confirmed: boolean },
  offered: readonly string[],
): Outcome<CheckedGiven & { teamId: string }> {
  const teamId = offered.find((id) => id === values.team);
  if (teamId === undefined) return refuse({ kind: 'team-missing' });
  const given = checkGiven(values);
  if (!given.ok) return given;
  if (!values.confirmed) return refuse({ kind: 'consent-not-confirmed' });
  return accept({ ...given.value, teamId });
}
