import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Config, OperatorConfig } from './config';
import { sealStore } from './store/sealed';
import { openSqlite } from './store/sqlite';
import type { Store } from './store/store';

type Settings = Config | OperatorConfig;

/** An id that nobody has: 32 hexadecimal digits. */
export function newId(): string {
  return randomUUID().replaceAll('-', '');
}

/** The file of the embedded store; undefined where the data are in Azure Cosmos DB. */
export function databaseFile(config: Settings): string | undefined {
  if (config.SCHAKEL_MODE !== 'local') return config.SCHAKEL_SQLITE;
  return join(resolve(config.SCHAKEL_DATA), 'schakel.db');
}

/**
 * Opens the store that the settings name, for the bot and the operator's commands alike: SQLite in a file, or Cosmos
 * DB, whose SDK is loaded only then. Whatever writes in it is chained in the audit record with the key of the settings.
 * @throws UnusableDatabase when the file cannot be used, CosmosUnavailable when the account does not answer
 */
export async function openStore(config: Settings): Promise<Store> {
  return sealStore(await openPlain(config), config.SCHAKEL_AUDIT_KEY, newId);
}

async function openPlain(config: Settings): Promise<Store> {
  const file = databaseFile(config);
  if (config.SCHAKEL_MODE === 'local' || config.COSMOS_ENDPOINT === undefined) return openSqlite(file ?? '');
  const { openCosmos } = await import('./store/cosmos');
  return openCosmos({
    endpoint: config.COSMOS_ENDPOINT,
    database: config.COSMOS_DATABASE,
    container: config.COSMOS_CONTAINER,
    ...(config.BOT_TYPE === 'UserAssignedMSI' && config.BOT_ID !== undefined
      ? { managedIdentityClientId: config.BOT_ID }
      : {}),
  });
}
