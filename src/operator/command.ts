import { existsSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { readOperatorConfig } from '../config';
import { SchakelError } from '../errors';
import { databaseFile, newId, openStore, openToWork } from '../open-store';
import { openSqlite } from '../store/sqlite';
import type { Store } from '../store/store';
import { tellCommits } from '../store/tell-commits';
import { signOff } from '../usecases/clock-lease';
import type { Deps } from '../usecases/deps';

export type Env = Record<string, string | undefined>;

/** What a command prints and how it ends: 0 done, 1 not done or not in order, 2 not understood. */
export interface Ran {
  status: 0 | 1 | 2;
  output: string;
  /** For the log, as the bot's own lines: what an alarm must hear of. Numbers only. */
  told?: { level: 'info' | 'error'; msg: string; counts: Record<string, number> };
}

/** One command of `npm run schakel`. */
export interface Command {
  /** How it is called, a line each: the words after its name, and what it does. */
  usage: readonly (readonly [words: string, what: string])[];
  /** Answers undefined when it does not understand its words. @throws SchakelError, whose message says what to do */
  run: (words: readonly string[], env: Env) => Promise<Ran> | undefined;
}

/** What an operator asked cannot be done; the message says why. */
export class CannotBeDone extends SchakelError {
  readonly code = 'CANNOT_BE_DONE';
}

/** @throws CannotBeDone where the data are not in a file of ours */
export function ownDatabaseFile(env: Env): string {
  const file = databaseFile(readOperatorConfig(env));
  if (file !== undefined) return file;
  throw new CannotBeDone('The data are in Azure Cosmos DB, which keeps its own backups; see infra/README.md.');
}

/** A file as named where the command was given; npm itself works in the checkout. */
export function namedFile(name: string, env: Env): string {
  return isAbsolute(name) ? name : resolve(env['INIT_CWD'] ?? process.cwd(), name);
}

/** What a command works with. */
export type OperatorDeps = Pick<Deps, 'store' | 'now' | 'newId'>;

/**
 * Opens the store, lets `work` use it with the key of its audit record, and closes it.
 * @param absent what becomes of a database that is not there: a command that only looks makes none
 * @throws CannotBeDone when there is no database, unless `absent` says otherwise; UpgradeFirst where one need not be there
 * and its documents are of 0.1.0
 */
export async function withStore<T>(
  env: Env,
  work: (deps: OperatorDeps, key: string) => Promise<T>,
  absent: 'refused' | 'empty' | 'made' = 'refused',
): Promise<T> {
  const config = readOperatorConfig(env);
  const file = databaseFile(config);
  const there = file === undefined || existsSync(file);
  if (!there && absent === 'refused') throw new CannotBeDone(`There is no database ${file}.`);
  const empty = !there && absent === 'empty';
  const store = empty ? openSqlite(':memory:') : await (absent === 'refused' ? openStore : openToWork)(config);
  return closing(store, (deps) => work(deps, config.SCHAKEL_AUDIT_KEY));
}

/** The same in another file than the settings name. */
export async function withFile<T>(env: Env, file: string, work: (deps: OperatorDeps) => Promise<T>): Promise<T> {
  return closing(await openStore(readOperatorConfig(env), file), work);
}

async function closing<T>(opened: Store, work: (deps: OperatorDeps) => Promise<T>): Promise<T> {
  const state = { wrote: false };
  const store = tellCommits(opened, () => (state.wrote = true));
  const deps = { store, now: () => new Date().toISOString(), newId };
  try {
    return await work(deps);
  } finally {
    // Whoever runs the bot looks for what there is to deliver.
    if (state.wrote) await signOff(deps, { instance: newId(), version: 'operator' }).catch(() => undefined);
    await store.close();
  }
}

/** `1 digest`, `2 digests`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
