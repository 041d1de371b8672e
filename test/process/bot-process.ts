import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { unzipSync } from 'fflate';

const root = join(__dirname, '../..');

/** The real programs, built into a folder of their own, with data of their own. */
export interface Programs {
  folder: string;
  database: string;
  port: number;
  url: string;
  /** With settings beside its own. */
  start: (settings?: NodeJS.ProcessEnv) => Promise<Bot>;
  /** A start that is expected to end by itself. */
  startInVain: (settings: NodeJS.ProcessEnv, as?: { uid: number }) => { status: number | null; output: string };
  /** As on a server, from a folder that holds what is deployed to Azure, and nothing else. */
  startDeployed: (site: string) => Promise<Bot>;
  /** The same, expected to end by itself, with the data in Cosmos DB where nothing answers. */
  startDeployedInVain: (site: string) => { status: number | null; output: string };
  /** `npm run …` without npm: an operator's command, run to its end. */
  operate: (...args: string[]) => { status: number | null; output: string };
  dispose: () => void;
}

export interface Bot {
  child: ChildProcess;
  /** Its log until now. */
  told: () => string;
  /** Asks it to stop; resolves with its exit status and how long it took. */
  stop: () => Promise<{ status: number | null; ms: number }>;
}

export async function buildPrograms(): Promise<Programs> {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-process-'));
  buildSync({
    entryPoints: [join(root, 'src/main.ts'), join(root, 'src/schakel.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    loader: { '.yaml': 'text' },
    outdir: folder,
    logLevel: 'warning',
  });
  const port = await freePort();
  const database = join(folder, 'data', 'schakel.db');
  const env = {
    PATH: process.env['PATH'],
    NODE_PATH: join(root, 'node_modules'),
    SCHAKEL_MODE: 'local',
    SCHAKEL_PAGES: '0',
    SCHAKEL_LOG: 'info',
    SCHAKEL_PORT: String(port),
    SCHAKEL_DATA: dirname(database),
    SCHAKEL_CONSENT: join(root, 'src/texts/consent'),
  };
  const url = `http://127.0.0.1:${port}`;
  return {
    folder,
    database,
    port,
    url,
    start: (settings) => start(join(folder, 'main.js'), { ...env, ...settings }, `${url}/readyz`),
    startInVain: (settings, as) => ran(join(folder, 'main.js'), [], { ...env, ...settings }, as),
    startDeployed: (site) => {
      const settings = { ...server, PORT: String(port), SCHAKEL_SQLITE: database, NODE_PATH: nativeOnly(folder) };
      // Nobody at Microsoft knows it, so that it is never ready.
      return start(join('dist', 'main.js'), settings, `${url}/healthz`, site);
    },
    startDeployedInVain: (site) => {
      const settings = { ...server, PORT: String(port), COSMOS_ENDPOINT: 'https://127.0.0.1:9/' };
      return ran(join('dist', 'main.js'), [], settings, { cwd: site });
    },
    operate: (...args) => ran(join(folder, 'schakel.js'), args, env),
    dispose: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ran(
  file: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  as?: { uid?: number; cwd?: string },
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    env,
    ...as,
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, output: `${stdout}${stderr}` };
}

/** Settings of production; nobody at Microsoft knows this bot. */
const server = {
  PATH: process.env['PATH'],
  BOT_TYPE: 'SingleTenant',
  BOT_ID: 'a1b2c3d4-0000-4000-8000-000000000001',
  BOT_TENANT_ID: 'b1b2c3d4-0000-4000-8000-000000000002',
  BOT_PASSWORD: 'not a real one',
  ALLOWED_TENANTS: 'b1b2c3d4-0000-4000-8000-000000000002',
  SCHAKEL_AUDIT_KEY: 'a key of thirty-two characters or more',
  SCHAKEL_REGION: 'region.yaml',
};

/** Where the native module of SQLite is, and nothing else: what is sent to Azure has none. */
function nativeOnly(folder: string): string {
  const modules = join(folder, 'native');
  cpSync(join(root, 'node_modules', '@libsql'), join(modules, '@libsql'), { recursive: true });
  return modules;
}

/** Puts in a folder what `npm run package:azure` makes, and a region's file; answers the folder, in which App Service starts it. */
export function deployed(folder: string): string {
  const site = join(folder, 'site');
  const zip = join(folder, 'azure.zip');
  const made = spawnSync(process.execPath, [join(root, 'scripts/azure-package.mjs'), zip], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`${made.stdout}${made.stderr}`);
  for (const [path, content] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  copyFileSync(join(root, 'docs/region-example.yaml'), join(site, 'region.yaml'));
  return site;
}

/** @throws Error with what the program said when it ends before this page of it answers */
async function start(file: string, env: NodeJS.ProcessEnv, page: string, cwd?: string): Promise<Bot> {
  const child = spawn(process.execPath, [file], { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (data: Buffer) => (told += data.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      resolve(code);
    });
  });
  while (!(await answers(page))) {
    if (child.exitCode !== null) throw new Error(told);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    child,
    told: () => told,
    stop: async () => {
      const asked = performance.now();
      child.kill('SIGTERM');
      return { status: await ended, ms: Math.round(performance.now() - asked) };
    },
  };
}

async function answers(page: string): Promise<boolean> {
  return fetch(page).then(
    (response) => response.status === 200,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
