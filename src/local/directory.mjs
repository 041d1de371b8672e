// `npm run directory -- check|plan|apply FILE`: installs and builds when needed. Only Node's own modules here.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { build, ensureInstalled, main, requireNode, root } from './installed.mjs';

await main(async () => {
  requireNode();
  await ensureInstalled();
  build();
  const [command, file, ...more] = process.argv.slice(2);
  // npm works in the checkout; a file is named from where the command was given.
  const from = process.env.INIT_CWD ?? process.cwd();
  const args = [command, file === undefined ? undefined : resolve(from, file), ...more].filter(Boolean);
  const ran = spawnSync(process.execPath, ['--enable-source-maps', join('dist', 'directory.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  return ran.status ?? 1;
});
