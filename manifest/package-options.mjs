// What the app package is made for: read from the command line, else from the environment, and checked.
import { parseArgs } from 'node:util';

/** A wrong or missing option; the message is one sentence for the person at the command line. */
export class WrongOption extends Error {}

/** Every option, the environment variable that can stand in for it, and what it means. */
export const OPTIONS = {
  'app-id': { variable: 'TEAMS_APP_ID', value: 'GUID', meaning: 'id of the app in Teams (required)' },
  domain: { variable: 'BOT_DOMAIN', value: 'HOST', meaning: 'host name of the bot, such as bot.example.nl (required)' },
  'bot-id': { variable: 'BOT_ID', value: 'GUID', meaning: 'id of the Azure Bot (the app id when left out)' },
  name: { variable: 'APP_NAME', value: 'TEXT', meaning: 'name people see, up to 30 characters (Schakel)' },
  developer: {
    variable: 'DEVELOPER_NAME',
    value: 'TEXT',
    meaning: 'who offers the app, up to 32 characters (Schakel)',
  },
  website: { variable: 'WEBSITE_URL', value: 'URL', meaning: 'page with information and support (https://HOST)' },
  privacy: { variable: 'PRIVACY_URL', value: 'URL', meaning: 'privacy statement (https://HOST/privacy)' },
  terms: { variable: 'TERMS_URL', value: 'URL', meaning: 'terms of use (https://HOST/terms)' },
  out: { variable: 'PACKAGE_OUT', value: 'FILE', meaning: 'zip to write (dist/schakel.zip)' },
};

const GUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';
const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** The text that explains the command, from the table above. */
export function usage() {
  const lines = Object.entries(OPTIONS).map(
    ([option, { variable, value, meaning }]) =>
      `  ${`--${option} ${value}`.padEnd(18)}${variable.padEnd(16)}${meaning}`,
  );
  return ['npm run package -- --app-id GUID --domain HOST [options]', '', ...lines, ''].join('\n');
}

/**
 * Reads and checks the options; the command line wins over the environment.
 * @returns the checked values and which of the three addresses are only a guess, or 'help' when that is asked for
 * @throws {WrongOption} one sentence about the first thing that is wrong
 */
export function readOptions(args, environment) {
  const given = readArguments(args);
  if (given.help) return 'help';
  const read = (option) => given[option] ?? (environment[OPTIONS[option].variable] || undefined);
  const domain = checkDomain(read('domain'));
  const appId = checkGuid('app-id', read('app-id'));
  const address = (option, fallback) => checkAddress(option, read(option) ?? fallback);
  return {
    appId,
    botId: checkGuid('bot-id', read('bot-id') ?? appId),
    domain,
    name: checkText('name', read('name') ?? 'Schakel', 30),
    developer: checkText('developer', read('developer') ?? 'Schakel', 32),
    website: address('website', `https://${domain}`),
    privacy: address('privacy', `https://${domain}/privacy`),
    terms: address('terms', `https://${domain}/terms`),
    guessed: ['website', 'privacy', 'terms'].filter((option) => read(option) === undefined),
    out: read('out') ?? 'dist/schakel.zip',
  };
}

function readArguments(args) {
  const text = Object.fromEntries(Object.keys(OPTIONS).map((option) => [option, { type: 'string' }]));
  try {
    return parseArgs({ args, options: { ...text, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    // Node adds advice in further lines and sentences; the first sentence names the option.
    const [sentence] = error.message.split(/\.\s|\n/);
    throw new WrongOption(`${sentence.replace(/\.$/, '')}; --help lists the options.`, { cause: error });
  }
}

function checkGuid(option, value) {
  if (!value) throw new WrongOption(`Give the ${option} with --${option} or ${OPTIONS[option].variable}.`);
  const guid = value.toLowerCase();
  if (!GUID.test(guid) || guid === EMPTY_GUID) {
    throw new WrongOption(`--${option} must be a GUID such as 1b4e28ba-2fa1-11d2-883f-0016d3cca427, not "${value}".`);
  }
  return guid;
}

function checkDomain(value) {
  if (!value) throw new WrongOption(`Give the domain of the bot with --domain or ${OPTIONS.domain.variable}.`);
  const domain = value.toLowerCase();
  if (domain.includes('://')) {
    throw new WrongOption(`--domain must be a host name without ${domain.split('://')[0]}://, not "${value}".`);
  }
  if (!HOST.test(domain)) {
    throw new WrongOption(
      `--domain must be a host name such as bot.example.nl, without port, path or wildcard, not "${value}".`,
    );
  }
  return domain;
}

function checkAddress(option, value) {
  if (!URL.canParse(value) || new URL(value).protocol !== 'https:') {
    throw new WrongOption(`--${option} must be an address that begins with https://, not "${value}".`);
  }
  return value;
}

function checkText(option, value, most) {
  const text = value.trim();
  if (text.length === 0 || text.length > most) {
    throw new WrongOption(`--${option} must have 1 to ${most} characters, not ${text.length}.`);
  }
  return text;
}
