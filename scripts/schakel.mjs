// `npm run schakel -- COMMAND …`: installs and builds when needed. Only Node's own modules here.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, ensureInstalled, main, requireNode, root } from './installed.mjs';

await main(async () => {
  requireNode();
  await ensureInstalled();
  build();
  const args = ['--enable-source-maps', join('dist', 'schakel.js'), ...process.argv.slice(2)];
  const ran = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  return ran.status ?? 1;
});
