// npm run package -- --app-id GUID --domain HOST: writes the zip that is uploaded to Teams.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buildPackage, InvalidManifest } from './build-package.mjs';
import { readOptions, usage, WrongOption } from './package-options.mjs';

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options === 'help') console.log(usage());
  else await writePackage(options);
} catch (error) {
  process.exitCode = 1;
  console.error(explain(error));
}

async function writePackage(options) {
  const { files, zip } = await buildPackage(options);
  await mkdir(dirname(options.out), { recursive: true });
  await writeFile(options.out, zip);
  console.log(`${options.out}: "${options.name}" for https://${options.domain}/api/messages (${zip.length} bytes)`);
  console.log(`  app ${options.appId}, bot ${options.botId}`);
  for (const [name, bytes] of Object.entries(files)) console.log(`  ${name.padEnd(14)}${bytes.length} bytes`);
  for (const option of options.guessed) {
    console.log(`  Check that ${options[option]} exists, or give --${option}.`);
  }
}

function explain(error) {
  if (error instanceof WrongOption) return error.message;
  if (error instanceof InvalidManifest) return [error.message, ...error.problems.map((line) => `  ${line}`)].join('\n');
  if (error.code !== undefined && error.path !== undefined) return `${error.path} cannot be written (${error.code}).`;
  throw error;
}
