import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A resource as the compiler says that it would be made; what only Azure knows stands as an expression in brackets. */
export interface Resource {
  id: string;
  type: string;
  name: string;
  properties: Record<string, unknown>;
  sku?: Record<string, unknown>;
  identity?: unknown;
  tags?: Record<string, string>;
}

export type Size = 'small' | 'large';
export const sizes: Size[] = ['small', 'large'];

/** What infra/compile.sh wrote, and compares in CI with what the template makes now. */
export function madeFor(size: Size): Resource[] {
  const file = join(__dirname, '../../infra/examples', `${size}.snapshot.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { predictedResources: Resource[] }).predictedResources;
}

/** The only one of a type, or the one whose id ends so. */
export function theOne(resources: Resource[], type: string, end = ''): Resource {
  const found = resources.filter((each) => each.type === type && each.id.endsWith(end));
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} of ${type}`);
  return found[0];
}

export function source(file: string): string {
  return readFileSync(join(__dirname, '../../infra', file), 'utf8');
}
