// `npm start`: from a fresh clone to a running demo. Only Node's own modules: nothing may be installed yet.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, ensureInstalled, main, PlainError, requireNode, root } from './installed.mjs';

/** How long the bot gets to finish what is in hand after Ctrl-C or SIGTERM. */
const endLimitMs = 15_000;

const usage = 'Gebruik: npm start -- [--reset] [--no-open] [--port 3978]';

function readFlags(args) {
  let values;
  try {
    values = parseArgs({
      args,
      options: { reset: { type: 'boolean' }, 'no-open': { type: 'boolean' }, port: { type: 'string' } },
    }).values;
  } catch (error) {
    throw new PlainError(`${error.message}\n${usage}`);
  }
  const port = values.port;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535)) {
    throw new PlainError(`"${port}" is geen poort (1 tot en met 65535).\n${usage}`);
  }
  return { reset: values.reset === true, port, open: values['no-open'] !== true };
}

/** A browser can only be opened where somebody sits in front of a screen. */
function hasScreen() {
  if (process.env.CI) return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function openBrowser(url) {
  const [command, args] =
    process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '', url]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [url]];
  const opened = spawn(command, args, { stdio: 'ignore', detached: true });
  // The address is on the screen already: without a browser somebody opens it by hand.
  opened.once('error', () => undefined);
  opened.unref();
}

/** Opens the first address printed, once the line "Klaar" tells that all pages answer. */
function openWhenReady(output) {
  let text = '';
  const read = (data) => {
    text += data;
    if (!/^Klaar/m.test(text)) return;
    output.off('data', read);
    const url = /http:\/\/localhost:\d+/.exec(text)?.[0];
    if (url !== undefined) openBrowser(url);
  };
  output.on('data', read);
}

/** Passes the wish to stop on to the bot and resolves with its exit code once it has ended. */
function untilEnded(child) {
  return new Promise((resolve) => {
    // Ctrl-C in a terminal reaches the bot too, directly: a second signal must do it no harm.
    const stop = () => {
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), endLimitMs).unref();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

await main(async () => {
  requireNode();
  const flags = readFlags(process.argv.slice(2));
  await ensureInstalled();
  build();
  const child = spawn(process.execPath, ['--enable-source-maps', join('dist', 'main.js')], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: {
      ...process.env,
      SCHAKEL_MODE: 'local',
      ...(flags.port === undefined ? {} : { SCHAKEL_PORT: flags.port }),
      ...(flags.reset ? { SCHAKEL_RESET: '1' } : {}),
    },
  });
  child.stdout.pipe(process.stdout);
  if (flags.open && hasScreen()) openWhenReady(child.stdout);
  return untilEnded(child);
});
