/**
 * N10: the words in a name that are nobody's family name, in lower case and without accents. Add one here when two
 * names of one client were not found to be likely the same, or two names were only because of it.
 */

/** Between given and family name (tussenvoegsels), but for a single letter with its apostrophe: 't, d'. */
export const particles: readonly string[] = [
  ...['van', 'de', 'der', 'den', 'het', 'ter', 'ten', 'te', 'tot', 'op', 'aan', 'in', 'bij', 'uit', 'uijt'],
  ...['over', 'onder', 'voor', 'toe', 'thoe', 'vd', 'vande', 'vander', 'vanden'],
  ...['von', 'zu', 'zum', 'zur', 'vom', 'la', 'le', 'les', 'du', 'des', 'di', 'del', 'della', 'degli'],
  ...['da', 'do', 'dos', 'das', 'el', 'al', 'ul', 'ait', 'af', 'av'],
];

/** The same, but as the first word of a name a given one. */
export const particlesWithin: readonly string[] = ['ben', 'bin', 'bint', 'ibn', 'abu', 'abou'];

/** Before a name. */
export const titles: readonly string[] = [
  ...['dhr', 'hr', 'heer', 'meneer', 'mw', 'mevr', 'mevrouw', 'mej', 'mejuffrouw', 'fam', 'familie'],
  ...['prof', 'professor', 'dr', 'dokter', 'doctor', 'drs', 'mr', 'mrs', 'ms', 'ir', 'ing', 'ds', 'dominee'],
  ...['jhr', 'jonkheer', 'jkvr', 'jonkvrouw', 'pater', 'pastoor', 'zuster', 'zr', 'broeder', 'br'],
];

/** Behind a name. */
export const titlesAfter: readonly string[] = ['msc', 'bsc', 'phd', 'llm', 'md', 'sr', 'jr', 'senior', 'junior'];

/** Between the names of both partners: e.v., geb., weduwe (van). */
export const marriages: readonly string[] = [
  ...['e.v', 'e/v', 'ev', 'echtgenote', 'echtgenoot', 'echtg', 'geb', 'geboren', 'geh', 'gehuwd met'],
  ...['gescheiden', 'gesch', 'weduwe', 'weduwnaar', 'wed', 'meisjesnaam'],
];
