import { Session } from 'node:inspector/promises';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const made = /export function (\w+Card)\b/g;

/** Every kind of card there is: the functions of `src/cards` that make one. */
export function cardKinds(sources: string): string[] {
  const files = readdirSync(sources).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) =>
    Array.from(readFileSync(join(sources, file), 'utf8').matchAll(made), ([, name]) => name ?? ''),
  );
}

/** Tells which of these functions ran since it was asked last: the program itself says what a card is made by. */
export async function watchKinds(kinds: readonly string[]): Promise<{ ran: () => Promise<string[]> }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return {
    ran: async () => {
      const { result } = await session.post('Profiler.takePreciseCoverage');
      const names = result
        .flatMap(({ functions }) => functions)
        .filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0)
        // A bundle numbers names that occur twice.
        .map(({ functionName }) => functionName.replace(/\d+$/, ''));
      return kinds.filter((kind) => names.includes(kind));
    },
  };
}
