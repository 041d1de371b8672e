import { z } from 'zod';
import { organisationKinds, type Level, type OrganisationKind } from './directory';
import { wrongInName } from './person-name';
import { isPlain } from './plain-text';
import { isTelephone, shownTelephone } from './telephone';
import { checkWorkEmail } from './work-email';

/** Ids in the file: small letters, digits and hyphens; they never change, and a team's follows its organisation's. */
const shortId = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens, a letter first');
const line = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(120, 'must be at most 120 characters')
  .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'must be one line')
  .transform((text) => text.normalize('NFC'))
  .refine(isPlain, 'must not hold invisible characters or such as turn text around');
/** Stands in titles, choices and buttons, where Teams reads Markdown. */
const name = line.superRefine((text, context) => {
  const wrong = wrongInName(text);
  if (wrong !== undefined) context.addIssue({ code: 'custom', message: `must not ${wrong}` });
});
const guid = z.guid('must be a GUID, as Entra shows it').transform((value) => value.toLowerCase());
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time between quotes, like "08:30"');
const domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'must be a domain, like thuiszorg.example');
const phone = z.string('must be text: put the number between quotes').trim();

const team = z.strictObject({ id: shortId, name, digest: time.nullable().default(null) });

const accountManager = z.strictObject({
  name,
  email: z.string().trim(),
  tenant: guid,
  aadObjectId: guid,
  function: line.default('accountbeheerder'),
  /** Both are explicit: messages are seen only by a care professional with the tick (R1, R6). */
  careProfessional: z.boolean('must be true or false'),
  medicalData: z.boolean('must be true or false'),
  teams: z.array(shortId).default([]),
});

const organisation = z.strictObject({
  id: shortId,
  kind: z.enum(organisationKinds),
  name,
  tenants: z.array(guid).min(1, 'must name at least one tenant'),
  emailDomains: z.array(domain).min(1, 'must name at least one domain'),
  phone: phone.transform(shownTelephone),
  opening: line.default(''),
  teams: z.array(team).min(1, 'must name at least one team'),
  accountManagers: z.array(accountManager).min(1, 'must name at least one account manager (R5)'),
});

const file = z.strictObject({ organisations: z.array(organisation).min(1, 'must name at least one organisation') });

export type DirectoryFile = z.output<typeof file>;
export type OrganisationEntry = DirectoryFile['organisations'][number];
export type ManagerEntry = OrganisationEntry['accountManagers'][number];

/** What is wrong and where: the way to it in the file, as keys and positions. */
export interface Problem {
  path: PropertyKey[];
  reason: string;
}

/** The level that manages staff in an organisation of this kind (R1): A, or hoofd-zorgverlener. */
export function managerLevel(kind: OrganisationKind): Level {
  return kind === 'practice' ? 'A' : 'lead-professional';
}

/** The person's id, as it is made of what Teams tells. */
export function managerId(manager: Pick<ManagerEntry, 'tenant' | 'aadObjectId'>): string {
  return `${manager.tenant}.${manager.aadObjectId}`.toLowerCase();
}

/**
 * The directory as read from a file: its form, then what only shows together – ids twice, an
 * account manager of another tenant, a private or foreign address (R3), a team that is not there.
 */
export function checkDirectory(
  value: unknown,
): { ok: true; value: DirectoryFile } | { ok: false; problems: Problem[] } {
  const parsed = file.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.flatMap(problemsOf) };
  const { organisations } = parsed.data;
  const problems = [
    ...twice(organisations, ({ id }) => id).map((at) =>
      wrong(['organisations', at, 'id'], 'is the id of another organisation too'),
    ),
    ...organisations.flatMap((each, at) =>
      together(each).map(({ path, reason }) => wrong(['organisations', at, ...path], reason)),
    ),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: parsed.data };
}

const wrong = (path: PropertyKey[], reason: string): Problem => ({ path, reason });

function together(entry: OrganisationEntry): Problem[] {
  const teamIds = entry.teams.map(({ id }) => id);
  return [
    ...(isTelephone(entry.phone, entry.kind) ? [] : [wrong(['phone'], 'must be a telephone number')]),
    ...twice(entry.teams, ({ id }) => id).map((at) => wrong(['teams', at, 'id'], 'is the id of another team too')),
    ...twice(entry.accountManagers, managerId).map((at) =>
      wrong(['accountManagers', at, 'aadObjectId'], 'is named twice in this organisation'),
    ),
    ...entry.accountManagers.flatMap((manager, at) =>
      managerProblems(entry, teamIds, manager).map(({ path, reason }) =>
        wrong(['accountManagers', at, ...path], reason),
      ),
    ),
  ];
}

/** Of one person: their places are written, and taken away (R5), in one batch. */
const teamsMax = 80;

function managerProblems(entry: OrganisationEntry, teamIds: string[], manager: ManagerEntry): Problem[] {
  const email = checkWorkEmail(manager.email, entry.emailDomains);
  return [
    ...(email.ok ? [] : [wrong(['email'], emailReasons[email.reason])]),
    ...(entry.tenants.includes(manager.tenant)
      ? []
      : [wrong(['tenant'], 'is not one of the tenants of this organisation')]),
    ...manager.teams.flatMap((id, at) =>
      teamIds.includes(id) ? [] : [wrong(['teams', at], 'is not a team of this organisation')],
    ),
    ...twice(manager.teams, (id) => id).map((at) => wrong(['teams', at], 'is named twice for this person')),
    ...(manager.teams.length > teamsMax ? [wrong(['teams'], `are more than ${teamsMax} teams`)] : []),
  ];
}

const emailReasons = {
  'not-an-address': 'is not an e-mail address',
  private: 'is a private address; a work address is needed (R3)',
  'other-domain': 'is not within the emailDomains of this organisation (R3)',
};

/** The positions of entries whose key an earlier one has already. */
function twice<T>(all: readonly T[], keyOf: (each: T) => string): number[] {
  const keys = all.map(keyOf);
  return keys.flatMap((key, at) => (keys.indexOf(key) < at ? [at] : []));
}

/** One problem for each unknown key; the reason in words that say what to do. */
function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => wrong([...issue.path, key], 'is not known here'));
  const form = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  if (form && issue.input === undefined) return [wrong(issue.path, 'is missing')];
  if (issue.code === 'invalid_value') return [wrong(issue.path, `must be one of ${issue.values.join(', ')}`)];
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return [wrong(issue.path, `must be ${kinds[issue.expected] ?? issue.expected}`)];
  return [wrong(issue.path, issue.message)];
}

const kinds: Record<string, string> = {
  string: 'text (between quotes where it looks like a number)',
  array: 'a list',
  object: 'a block of keys',
};
