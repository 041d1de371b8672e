import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Config, OperatorConfig } from './config';
import { SchakelError } from './errors';
import { isUpToDate, markIfEmpty } from './store/data-version';
import { sealStore } from './store/sealed';
import { openSqlite } from './store/sqlite';
import type { Store } from './store/store';
import { hasFormerDocuments } from './usecases/requests/upgrade-requests';

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

/** The data are of a version whose documents have to be moved first; the message says what to do. */
export class UpgradeFirst extends SchakelError {
  readonly code = 'UPGRADE_FIRST';
}

const upgradeFirst =
  'The data are of 0.1.0: stop every 0.1.0, make a backup (npm run backup -- FILE; Azure Cosmos DB makes its own), then npm run schakel -- upgrade.';

/**
 * Opens the store that the settings name, for the bot and the operator's commands alike: SQLite in a file, or Cosmos
 * DB, whose SDK is loaded only then. Whatever writes in it is chained in the audit record with the key of the settings.
 * An empty one is of this version from then on; one of 0.1.0 is opened as it is, to look in and to upgrade.
 * @param file another file than the one the settings name
 * @throws UnusableDatabase when the file cannot be used, CosmosUnavailable when the account does not answer,
 * WeakConsistency when it may read what is no longer so
 */
export async function openStore(config: Settings, file = databaseFile(config)): Promise<Store> {
  const store = sealStore(await openPlain(config, file), config.SCHAKEL_AUDIT_KEY, newId);
  await markIfEmpty(store);
  return store;
}

/**
 * The same to work in.
 * @throws UpgradeFirst where the documents of 0.1.0 have not been moved, or one that still runs has kept more
 */
export async function openToWork(config: Settings): Promise<Store> {
  const store = await openStore(config);
  if ((await isUpToDate(store)) && !(await hasFormerDocuments(store))) return store;
  await store.close();
  const anew = config.SCHAKEL_MODE === 'local' ? ' Or begin anew, without them: npm start -- --reset.' : '';
  throw new UpgradeFirst(`${upgradeFirst}${anew}`);
}

async function openPlain(config: Settings, file: string | undefined): Promise<Store> {
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
