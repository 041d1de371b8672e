import { audit } from './audit';
import { backup } from './backup';
import type { Command, Env, Ran } from './command';
import { directory } from './directory/command';
import { restore } from './restore';
import { upgrade } from './upgrade';

/** Every command an operator has; a new one is its file and its line here. */
const commands: Readonly<Record<string, Command>> = { directory, backup, restore, audit, upgrade };

/**
 * Carries out one command: its name, then its words.
 * @throws SchakelError, whose message says what to do
 */
export async function schakel([name = '', ...words]: readonly string[], env: Env): Promise<Ran> {
  if (name === 'help') return { status: 0, output: usage(Object.keys(commands)) };
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) return { status: 2, output: usage(Object.keys(commands)) };
  return (await command.run(words, env)) ?? { status: 2, output: usage([name]) };
}

function usage(names: string[]): string {
  const rows = names.flatMap((name) =>
    (commands[name]?.usage ?? []).map(([words, what]) => [`${name} ${words}`, what] as const),
  );
  const width = Math.max(...rows.map(([call]) => call.length));
  return ['Use: npm run schakel --', ...rows.map(([call, what]) => `  ${call.padEnd(width)}  ${what}`)].join('\n');
}
