// Fills the templates, has Microsoft's schemas judge the result and packs it: the same input gives the same bytes.
import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';

/** The filled manifest does not satisfy Microsoft's schema; `problems` has one line per fault. */
export class InvalidManifest extends Error {
  constructor(file, problems) {
    super(`${file} does not satisfy Microsoft's schema.`);
    this.problems = problems;
  }
}

// Zip keeps local time without a zone, from 1980: a fixed local moment is the same bytes everywhere.
const UNCHANGING_MOMENT = new Date(1980, 0, 1);

/**
 * Builds the app package for checked options (see package-options.mjs).
 * @returns `files` (name → bytes, as packed) and `zip`
 * @throws {InvalidManifest} when a filled file breaks its schema
 */
export async function buildPackage(options) {
  const values = await placeholderValues(options);
  const manifest = fill(await readTemplate('manifest.json'), values);
  const languages = await Promise.all(
    manifest.localizationInfo.additionalLanguages.map(async ({ file }) => [
      file,
      fill(await readTemplate(file), values),
    ]),
  );
  await checkSchemas(manifest, languages);
  const icons = [manifest.icons.color, manifest.icons.outline];
  const files = Object.fromEntries([
    ['manifest.json', toBytes(manifest)],
    ...languages.map(([file, texts]) => [file, toBytes(texts)]),
    ...(await Promise.all(icons.map(async (icon) => [icon, new Uint8Array(await readFile(beside(icon)))]))),
  ]);
  return { files, zip: zipSync(files, { level: 9, mtime: UNCHANGING_MOMENT }) };
}

/** The manifest as someone with another language sees it: `texts` maps paths such as `name.short` to strings. */
export function inLanguage(manifest, texts) {
  const translated = JSON.parse(JSON.stringify(manifest));
  for (const [path, text] of Object.entries(texts)) {
    if (path === '$schema') continue;
    const steps = path.split(/[.[\]]+/).filter(Boolean);
    const last = steps.pop();
    const place = steps.reduce((value, step) => value?.[step], translated);
    if (place?.[last] === undefined) throw new InvalidManifest(path, ['it translates a text the manifest lacks']);
    place[last] = text;
  }
  return translated;
}

async function checkSchemas(manifest, languages) {
  await checkSchema('manifest.json', manifest);
  for (const [file, texts] of languages) {
    await checkSchema(file, texts);
    // The schema of a language file leaves out most lengths; the manifest's own schema has them.
    await checkSchema(`manifest.json in the language of ${file}`, inLanguage(manifest, texts));
  }
}

/** Offline: the schemas of developer.microsoft.com lie inside Microsoft's package. */
async function checkSchema(file, content) {
  // Loaded here because it takes a while, and a wrong option is told without it.
  const { AppManifestUtils } = (await import('@microsoft/app-manifest')).default;
  const schema = await AppManifestUtils.fetchSchema(content.$schema);
  const problems = await AppManifestUtils.validateAgainstSchema(content, compilable(schema));
  if (problems.length > 0) throw new InvalidManifest(file, problems);
}

/**
 * Some patterns in the language schema (for activities) are no valid Unicode expressions and stop the validator.
 * Without them the schema is stricter: it refuses the keys they stood for, which this app does not use.
 */
function compilable(schema) {
  if (schema.patternProperties === undefined) return schema;
  const patterns = Object.entries(schema.patternProperties).filter(([pattern]) => isUnicodeExpression(pattern));
  return { ...schema, patternProperties: Object.fromEntries(patterns) };
}

function isUnicodeExpression(pattern) {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

async function placeholderValues(options) {
  const { version } = JSON.parse(await readFile(beside('../package.json'), 'utf8'));
  return {
    VERSION: version,
    APP_ID: options.appId,
    BOT_ID: options.botId,
    DOMAIN: options.domain,
    APP_NAME: options.name,
    DEVELOPER_NAME: options.developer,
    WEBSITE_URL: options.website,
    PRIVACY_URL: options.privacy,
    TERMS_URL: options.terms,
  };
}

/** Replaces each `{{NAME}}` in every string once, so that a value can neither break the JSON nor be filled again. */
function fill(template, values) {
  return JSON.parse(JSON.stringify(template), (_key, value) =>
    typeof value === 'string' ? value.replace(/\{\{(\w+)\}\}/g, (_match, name) => known(values, name)) : value,
  );
}

function known(values, name) {
  if (!Object.hasOwn(values, name)) throw new InvalidManifest(`{{${name}}}`, ['there is no value for it']);
  return values[name];
}

const beside = (file) => new URL(file, import.meta.url);
const readTemplate = async (file) => JSON.parse(await readFile(beside(file), 'utf8'));
const toBytes = (content) => strToU8(`${JSON.stringify(content, null, 2)}\n`);
