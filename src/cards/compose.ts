import { SchakelError } from '../errors';
import * as templateParts from './template-parts';

export type Parts = ReadonlyMap<string, object>;

const known: Parts = new Map<string, object>(Object.entries(templateParts));

/** A template that cannot be composed: a mistake in `cards/`, found when the program loads. */
export class WrongTemplate extends SchakelError {
  readonly code = 'WRONG_TEMPLATE';

  constructor(card: string, mistake: string) {
    super(`Template ${card} ${mistake}`);
  }
}

/**
 * The template with the content of `cards/parts/notice.json` wherever it says `{ "$part": "notice" }`;
 * parts may hold parts.
 * @throws WrongTemplate for an unknown part, one that contains itself, and anything said beside its name
 */
export function compose(card: string, template: object, parts: Parts = known): object {
  const composed = (node: unknown, outer: string[]): unknown => {
    if (Array.isArray(node)) return node.map((each) => composed(each, outer));
    if (typeof node !== 'object' || node === null) return node;
    if ('$part' in node) return part(node, outer);
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, composed(value, outer)]));
  };

  const part = ({ $part, ...beside }: { $part: unknown }, outer: string[]): unknown => {
    const name = String($part);
    const content = parts.get(name);
    if (content === undefined) throw new WrongTemplate(card, `uses part ${name}, which is not in template-parts.ts`);
    if (outer.includes(name)) {
      throw new WrongTemplate(card, `uses part ${name}, which contains itself: ${[...outer, name].join(' > ')}`);
    }
    const extra = Object.keys(beside);
    if (extra.length > 0) {
      throw new WrongTemplate(card, `says ${extra.join(', ')} beside part ${name}; a part takes nothing`);
    }
    return composed(content, [...outer, name]);
  };

  return composed(template, []) as object;
}
