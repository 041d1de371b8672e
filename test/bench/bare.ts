import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import { ActivityTypes, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import restify, { type Server } from 'restify';
import { tellPort } from './served';

/**
 * The bare stack in a process of its own: restify, the SDK's adapter and teams-ai as their samples wire them, and an
 * invoke is answered with what it brought. With a file as its argument each is put into it first, as durably as the
 * store puts a document into its file.
 */
function createBareServer(keep: (body: string) => void): Server {
  const adapter = new TeamsAdapter({}, new ConfigurationServiceClientCredentialFactory({}));
  const app = new Application({ adapter, startTypingTimer: false });
  app.activity(ActivityTypes.Invoke, async (context) => {
    const body: unknown = context.activity.value;
    keep(JSON.stringify(body));
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
  });
  const server = restify.createServer({ handleUncaughtExceptions: false });
  Object.assign(server.log, { level: 'silent' });
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    const { body, headers } = request as { body: Record<string, unknown>; headers: Record<string, string> };
    await adapter.process({ body, headers, method: 'POST' }, response, (context) =>
      app.run(context).then(() => undefined),
    );
  });
  return server;
}

async function durably(file: string): Promise<(body: string) => void> {
  const { default: Database } = await import('libsql');
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec('CREATE TABLE turns (body TEXT NOT NULL)');
  const insert = db.prepare('INSERT INTO turns VALUES (?)');
  return (body) => {
    insert.run(body);
  };
}

async function main([file]: string[]): Promise<void> {
  tellPort(createBareServer(file === undefined ? () => undefined : await durably(file)));
}

void main(process.argv.slice(2));
