import { z } from 'zod';
import { isRange } from './bot/door/caller';
import { SchakelError } from './errors';

const port = z.coerce.number().int().min(0).max(65_535);
/** Not the empty GUID, which a half-filled setting holds. */
const guid = z.guid().refine((value) => /[1-9a-f]/i.test(value));
/** Values with commas between them. */
const list = z.string().transform((value) => value.split(',').map((each) => each.trim().toLowerCase()));
const guids = list.pipe(z.array(guid).min(1));

/** A whole name of a host on the internet: no wildcard, address or bare name such as localhost. */
const hostName = z.string().regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/);

const logLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);

const common = {
  SCHAKEL_CONSENT: z.string().min(1).optional(),
  SCHAKEL_REGION: z.string().min(1).optional(),
  /** Teams waits ten seconds for the answer to a press, and shows its own error after that. */
  SCHAKEL_PRESS_MS: z.coerce.number().int().min(500).max(9_000).default(4_000),
};

/** Closes the audit record of the demo's data; anything else needs a secret of its own. */
export const demoAuditKey = 'demo key of the local mode, not a secret';

/** The demo has its own folder and no other database: what is named by SCHAKEL_SQLITE may be somebody's in earnest. */
const local = z.object({
  SCHAKEL_MODE: z.literal('local'),
  SCHAKEL_PORT: port.default(3978),
  SCHAKEL_DATA: z.string().min(1).default('data'),
  SCHAKEL_RESET: z.enum(['0', '1']).default('0'),
  /** 0: no Teams-like pages; something else plays Teams. */
  SCHAKEL_PAGES: z.enum(['0', '1']).default('1'),
  SCHAKEL_LOG: logLevel.default('warn'),
  /** Known to all: on a laptop the chains show damage, not forgery. */
  SCHAKEL_AUDIT_KEY: z.string().min(32).default(demoAuditKey),
  ...common,
});

/** Not blanks, nor the demo's, which everybody knows. */
const secret = z
  .string()
  .min(32)
  .refine((key) => key !== demoAuditKey && key.trim().length >= 32);

const production = z.object({
  SCHAKEL_MODE: z.literal('production').default('production'),
  PORT: port.default(3978),
  SCHAKEL_LOG: logLevel.default('info'),
  SCHAKEL_AUDIT_KEY: secret,
  BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']),
  BOT_ID: guid,
  BOT_TENANT_ID: guid,
  BOT_PASSWORD: z.string().min(1).optional(),
  ALLOWED_TENANTS: guids,
  SERVICE_HOSTS: list
    .pipe(z.array(hostName).min(1))
    .default(['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com']),
  SCHAKEL_PROXIES: list.pipe(z.array(z.string().refine(isRange)).min(1)).default([]),
  SCHAKEL_WATCH_KEY: secret.optional(),
  /** off: answers presses and leaves the jobs to the other instances, as a staged version does. */
  SCHAKEL_JOBS: z.enum(['on', 'off']).default('on'),
  SCHAKEL_SQLITE: z.string().min(1).optional(),
  COSMOS_ENDPOINT: z.url({ protocol: /^https$/ }).optional(),
  COSMOS_DATABASE: z.string().min(1).default('schakel'),
  COSMOS_CONTAINER: z.string().min(1).default('documents'),
  ...common,
});

/** The commands beside the bot talk to nobody: of what it is in Teams they only need who it is to the database. */
const operator = production.partial({ BOT_TYPE: true, BOT_ID: true, BOT_TENANT_ID: true, ALLOWED_TENANTS: true });

export type LocalConfig = z.output<typeof local>;
export type ProductionConfig = z.output<typeof production>;
export type Config = LocalConfig | ProductionConfig;
export type OperatorConfig = LocalConfig | z.output<typeof operator>;

type Env = Record<string, string | undefined>;

/** The settings cannot be used; one sentence for each. */
export class WrongConfig extends SchakelError {
  readonly code = 'WRONG_CONFIG';

  constructor(readonly sentences: string[]) {
    super(sentences.join('\n'));
  }
}

const ours = /^(SCHAKEL|BOT|COSMOS|ALLOWED|SERVICE)_/;
/** Settings of the tests and of other commands, which the bot itself does not read. */
const others = new Set(['COSMOS_TEST_ENDPOINT', 'COSMOS_TEST_KEY', 'BOT_DOMAIN']);

/**
 * Reads and checks all settings at once. Production unless `SCHAKEL_MODE=local`; production
 * always authenticates: there is no setting that would turn it off (PLATFORM, trap 5).
 * @throws WrongConfig with one sentence per missing, wrong or misspelt setting
 */
export function readConfig(env: Env): Config {
  const { config, sentences } = check<Config>(env, env.SCHAKEL_MODE === 'local' ? local : production);
  const all = config === undefined ? sentences : [...sentences, ...identity(config)];
  if (config === undefined || all.length > 0) throw new WrongConfig(all);
  return config;
}

/**
 * The settings of the bot that an operator's command belongs to, checked as the bot's own. On a laptop they are those
 * of `npm start`: where neither a mode, nor an identity, nor a database, nor a key is named.
 * @throws WrongConfig, as `readConfig`
 */
export function readOperatorConfig(env: Env): OperatorConfig {
  const named = ['SCHAKEL_MODE', 'BOT_ID', 'COSMOS_ENDPOINT', 'SCHAKEL_SQLITE', 'SCHAKEL_AUDIT_KEY'].some(
    (name) => (env[name] ?? '') !== '',
  );
  const mode = named ? env.SCHAKEL_MODE : 'local';
  const { config, sentences } = check<OperatorConfig>(
    { ...env, SCHAKEL_MODE: mode },
    mode === 'local' ? local : operator,
  );
  if (config === undefined || sentences.length > 0) throw new WrongConfig(sentences);
  return config;
}

function check<T extends OperatorConfig>(
  env: Env,
  schema: z.ZodType<T> & { shape: object },
): { config: T | undefined; sentences: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(given);
  const unfollowed = Object.keys(given).filter((name) => given[name]?.startsWith('@Microsoft.KeyVault('));
  const sentences = [
    ...misspelt(given, Object.keys(schema.shape)),
    ...unfollowed.map(
      (name) =>
        `${name} is still a reference to the key vault, which App Service could not follow; see infra/README.md.`,
    ),
    ...(parsed.error?.issues ?? [])
      .filter(({ path }) => !unfollowed.includes(String(path[0])))
      .map((issue) => sentenceOf(issue, given)),
    ...(parsed.success ? database(parsed.data) : []),
    ...open(given),
  ];
  return { config: parsed.data, sentences };
}

function misspelt(given: Record<string, unknown>, known: string[]): string[] {
  return Object.keys(given)
    .filter((name) => ours.test(name) && !known.includes(name) && !others.has(name))
    .map((name) => `${name} is not a setting in this mode; the settings are ${known.join(', ')}.`);
}

/** Where it remembers: in one place. */
function database(config: OperatorConfig): string[] {
  if (config.SCHAKEL_MODE === 'local') return [];
  const sentences: string[] = [];
  if ((config.COSMOS_ENDPOINT === undefined) === (config.SCHAKEL_SQLITE === undefined))
    sentences.push(
      'Set either COSMOS_ENDPOINT (Azure Cosmos DB) or SCHAKEL_SQLITE (a file), not both and not neither.',
    );
  if (config.BOT_TYPE === 'UserAssignedMSI' && config.BOT_ID === undefined)
    sentences.push('BOT_ID is missing; a UserAssignedMSI bot is known to the database by it.');
  return sentences;
}

/** How the bot says who it is. */
function identity(config: Config): string[] {
  if (config.SCHAKEL_MODE === 'local') return [];
  const sentences: string[] = [];
  if (config.BOT_TYPE === 'SingleTenant' && config.BOT_PASSWORD === undefined)
    sentences.push('BOT_PASSWORD is missing; a SingleTenant bot needs its client secret.');
  if (config.SCHAKEL_WATCH_KEY === config.SCHAKEL_AUDIT_KEY)
    sentences.push('SCHAKEL_WATCH_KEY must be another secret than SCHAKEL_AUDIT_KEY: make one of its own.');
  if (config.BOT_TYPE === 'UserAssignedMSI' && config.BOT_PASSWORD !== undefined)
    sentences.push('BOT_PASSWORD must not be set for a UserAssignedMSI bot; remove it.');
  return sentences;
}

/** Signs of a server: Node's own word for it, and what Azure and Kubernetes set. */
const serverSigns = ['WEBSITE_SITE_NAME', 'CONTAINER_APP_NAME', 'KUBERNETES_SERVICE_HOST'];

/** Surroundings in which the bot would let in whoever knocks. */
function open(given: Record<string, unknown>): string[] {
  if (given.SCHAKEL_MODE !== 'local') {
    return given.NODE_TLS_REJECT_UNAUTHORIZED === '0'
      ? ['NODE_TLS_REJECT_UNAUTHORIZED must not be 0: anyone could then pass for Microsoft; remove it.']
      : [];
  }
  const sign = serverSigns.find((name) => name in given) ?? (given.NODE_ENV === 'production' ? 'NODE_ENV' : undefined);
  return sign === undefined
    ? []
    : [`SCHAKEL_MODE=local lets everyone in and is for a laptop; ${sign} says that this is a server.`];
}

/** Never the value itself: it may be a secret. */
function sentenceOf(issue: z.core.$ZodIssue, given: Record<string, unknown>): string {
  const name = String(issue.path[0] ?? 'SCHAKEL_MODE');
  if (!(name in given)) return `${name} is missing; ${hints[name] ?? 'set it'}.`;
  return `${name} has a wrong value; ${hints[name] ?? 'see the README for what it takes'}.`;
}

const hints: Record<string, string> = {
  SCHAKEL_MODE: 'it is "local" or "production"',
  SCHAKEL_PORT: 'it is a port number from 0 to 65535',
  PORT: 'it is a port number from 0 to 65535',
  SCHAKEL_RESET: 'it is 0 or 1',
  SCHAKEL_PAGES: 'it is 0 or 1',
  SCHAKEL_PRESS_MS: 'it is a number of milliseconds from 500 to 9000',
  SCHAKEL_LOG: 'it is trace, debug, info, warn, error, fatal or silent',
  SCHAKEL_AUDIT_KEY:
    'it is the secret that closes the audit record: 32 characters or more, kept for as long as the record (for the data of npm start, set SCHAKEL_MODE=local)',
  BOT_TYPE: 'it is SingleTenant or UserAssignedMSI',
  BOT_ID: 'it is the bot’s application id, a GUID',
  BOT_TENANT_ID: 'it is the id of the bot’s own tenant, a GUID',
  ALLOWED_TENANTS: 'it is a list of tenant ids (GUIDs) with commas: the organisations that take part',
  SERVICE_HOSTS: 'it is a list of host names with commas',
  SCHAKEL_PROXIES: 'it is a list of addresses (or ranges, as 10.0.0.0/8) of proxies with commas',
  SCHAKEL_WATCH_KEY: 'it is a secret of 32 characters or more, of those that may see /metrics',
  SCHAKEL_JOBS: 'it is on or off',
  COSMOS_ENDPOINT: 'it is the https address of the Cosmos DB account',
};
