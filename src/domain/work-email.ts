import { domainToUnicode } from 'node:url';
import { z } from 'zod';
import { lookOfName } from './look-alike';
import { providers } from './private-mail-domains.json';

export type WorkEmail =
  { ok: true; address: string } | { ok: false; reason: 'not-an-address' | 'private' | 'other-domain' };

const privateLooks = Object.values(providers).flat().map(lookOfName);

/**
 * R3: is this a work address? Refused are private providers (their sub-domains, and domains
 * that look like theirs, too) and, where the organisation's
 * domains are known, addresses outside them and their sub-domains. The address comes back in lower case, without a
 * display name or final dot, and with an international domain in its ASCII form (`xn--…`), so that a look-alike of a
 * known domain shows. A private domain stays private even if an organisation lists it. A guest who types the name that
 * Entra gave means the address at home ({@link homeAddress}).
 */
export function checkWorkEmail(address: string, organisationDomains: readonly string[]): WorkEmail {
  const parts = splitAddress(address);
  if (!parts) return { ok: false, reason: 'not-an-address' };
  const { local, domain, looks } = parts;
  if (looks.some((look) => isWithin(look, privateLooks))) return { ok: false, reason: 'private' };
  const known = organisationDomains.flatMap((name) => asciiDomain(name.trim().replace(/^@/, '')) ?? []);
  if (organisationDomains.length > 0 && !isWithin(domain, known)) return { ok: false, reason: 'other-domain' };
  return { ok: true, address: `${local}@${domain}` };
}

/**
 * The address somebody is known by at home. Entra names a guest `name_home.example#EXT#@tenant.onmicrosoft.com`; the
 * last underscore stands for the @, since no domain holds one. Any other address is answered as it is.
 */
export function homeAddress(address: string): string {
  const [, name, home] = /^(.+)_([^_@]+)#EXT#@[^@]*$/i.exec(address) ?? [];
  return name === undefined || home === undefined ? address : `${name}@${home}`;
}

const addressForm = z.email().max(254);

function splitAddress(typed: string): { local: string; domain: string; looks: string[] } | undefined {
  const bare = /^[^<>]*<([^<>]*)>$/.exec(typed.trim())?.[1] ?? typed;
  const [local, name, ...more] = homeAddress(bare.trim()).split(/[@＠]/);
  if (!local || !name || more.length > 0 || local.length > 64) return undefined;
  const domain = asciiDomain(name);
  const small = local.toLowerCase();
  if (domain === undefined || !addressForm.safeParse(`${small}@${domain}`).success) return undefined;
  // In its ASCII form (`xn--…`) nothing looks like anything; a capital I, as it was typed, looks like a small l.
  const typedName = name.replaceAll('。', '.').replace(/\.$/, '');
  const shown = [domainToUnicode(domain), typedName, typedName.replaceAll('I', 'l')];
  return { local: small, domain, looks: shown.map(lookOfName) };
}

/** The domain as mail servers see it; undefined when it is none. The URL parser does the IDN work (UTS 46). */
function asciiDomain(name: string): string | undefined {
  if (/[\s/:?#@\\[\]%]/.test(name)) return undefined;
  const url = `http://${name}/`;
  return URL.canParse(url) ? new URL(url).hostname.replace(/\.$/, '') : undefined;
}

function isWithin(domain: string, parents: readonly string[]): boolean {
  return parents.some((parent) => domain === parent || domain.endsWith(`.${parent}`));
}
