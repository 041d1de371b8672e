import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { demoAuditKey } from '../config';
import { sealStore } from '../store/sealed';
import { openSqlite } from '../store/sqlite';
import type { Store } from '../store/store';

/** The bot's own settings of where it remembers; the others of the bot are not needed here. */
const settings = z.object({
  SCHAKEL_DATA: z.string().min(1).default('data'),
  SCHAKEL_SQLITE: z.string().min(1).optional(),
  COSMOS_ENDPOINT: z.url({ protocol: /^https$/, error: 'COSMOS_ENDPOINT is not an https address.' }).optional(),
  COSMOS_DATABASE: z.string().min(1).default('schakel'),
  COSMOS_CONTAINER: z.string().min(1).default('documents'),
  BOT_TYPE: z.string().optional(),
  BOT_ID: z.string().optional(),
  SCHAKEL_AUDIT_KEY: z.string().min(32, 'SCHAKEL_AUDIT_KEY has fewer than 32 characters.').optional(),
});
type Settings = z.output<typeof settings>;

/** The settings cannot be used; the message says why. */
export class WrongSettings extends Error {}

/**
 * Opens the store the bot uses: Cosmos DB where an account is named, else the SQLite file, by
 * default `data/schakel.db` as `npm start` makes it. What is changed goes into the audit record's
 * chains, closed with the bot's own key (the demo's for the demo's file).
 * @throws WrongSettings, or what the store says when it cannot be opened
 */
export async function openStore(env: Record<string, string | undefined>): Promise<Store> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) throw new WrongSettings(parsed.error.issues.map(({ message }) => message).join(' '));
  const { data } = parsed;
  const isDemo = data.COSMOS_ENDPOINT === undefined && data.SCHAKEL_SQLITE === undefined;
  const key = data.SCHAKEL_AUDIT_KEY ?? (isDemo ? demoAuditKey : undefined);
  if (key === undefined) throw new WrongSettings('SCHAKEL_AUDIT_KEY is missing; set the key that the bot itself has.');
  return sealStore(await openPlain(data), key, () => randomUUID().replaceAll('-', ''));
}

async function openPlain(data: Settings): Promise<Store> {
  if (data.COSMOS_ENDPOINT === undefined) {
    return openSqlite(data.SCHAKEL_SQLITE ?? join(resolve(data.SCHAKEL_DATA), 'schakel.db'));
  }
  if (data.SCHAKEL_SQLITE !== undefined) throw new WrongSettings('Set COSMOS_ENDPOINT or SCHAKEL_SQLITE, not both.');
  const { openCosmos } = await import('../store/cosmos');
  return openCosmos({
    endpoint: data.COSMOS_ENDPOINT,
    database: data.COSMOS_DATABASE,
    container: data.COSMOS_CONTAINER,
    ...(data.BOT_TYPE === 'UserAssignedMSI' && data.BOT_ID !== undefined
      ? { managedIdentityClientId: data.BOT_ID }
      : {}),
  });
}
