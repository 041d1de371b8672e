import { isAbsolute, join, resolve } from 'node:path';
import { readConfig, type Config } from '../config';
import { openSqlite } from '../store/sqlite';
import type { Store } from '../store/store';

/** What an operator asked cannot be done; the message says why. */
export class OperatorError extends Error {}

/** The settings of the bot these commands belong to: on a laptop those of `npm start`, otherwise production's. */
export function operatorConfig(env: Record<string, string | undefined>): Config {
  const local = env['SCHAKEL_MODE'] === undefined && env['BOT_ID'] === undefined;
  return readConfig(local ? { ...env, SCHAKEL_MODE: 'local' } : env);
}

/** @throws OperatorError where the data are not in a file of ours */
export function databaseFile(config: Config): string {
  if (config.SCHAKEL_MODE === 'local') return config.SCHAKEL_SQLITE ?? join(resolve(config.SCHAKEL_DATA), 'schakel.db');
  if (config.SCHAKEL_SQLITE !== undefined) return config.SCHAKEL_SQLITE;
  throw new OperatorError('The data are in Azure Cosmos DB, which keeps its own backups; see infra/README.md.');
}

/** A file as named where the command was given; npm itself works in the checkout. */
export function namedFile(name: string, env: Record<string, string | undefined>): string {
  return isAbsolute(name) ? name : resolve(env['INIT_CWD'] ?? process.cwd(), name);
}

/** The store to read; never made anew. */
export async function openData(config: Config): Promise<Store> {
  if (config.SCHAKEL_MODE === 'local' || config.COSMOS_ENDPOINT === undefined) return openSqlite(databaseFile(config));
  const { openCosmos } = await import('../store/cosmos');
  return openCosmos({
    endpoint: config.COSMOS_ENDPOINT,
    database: config.COSMOS_DATABASE,
    container: config.COSMOS_CONTAINER,
    ...(config.BOT_TYPE === 'UserAssignedMSI' ? { managedIdentityClientId: config.BOT_ID } : {}),
  });
}
