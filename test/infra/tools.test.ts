import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { scripts } from '../../package.json';
import { source } from './template';

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const outputs = Array.from(source('main.bicep').matchAll(/^output (\w+) /gm), ([, name]) => name);
const parameters = Array.from(source('main.bicep').matchAll(/^param (\w+) /gm), ([, name]) => name);

interface Step {
  uses: string;
  with: { args?: string; run?: string; templates?: { path: string; parameters: string }[]; appPackagePath?: string };
  writeToEnvironmentFile?: Record<string, string>;
}

test('azd makes the template, and sends the zip that its hook made to the site that has its tag', () => {
  const { infra, services, workflows, hooks } = parse(read('azure.yaml')) as {
    infra: { path: string; module: string };
    services: Record<string, { host: string }>;
    workflows: { up: { steps: { azd: string }[] } };
    hooks: { preprovision: { run: string } };
  };
  expect(existsSync(join(root, infra.path, `${infra.module}.bicep`))).toBe(true);
  expect(existsSync(join(root, infra.path, `${infra.module}.bicepparam`))).toBe(true);
  const [service = ''] = Object.keys(services);
  expect(source('modules/site.bicep')).toContain(`'azd-service-name': '${service}'`);
  expect(hooks.preprovision.run).toBe('npm run package:azure');
  expect(workflows.up.steps.at(-1)?.azd).toBe(`deploy ${service} --from-package dist/azure.zip`);
  expect(read('scripts/azure-package.mjs')).toContain("'dist/azure.zip'");
});

test('the Toolkit provisions, packages, validates, deploys and publishes with what is there', () => {
  const { provision, deploy, publish } = parse(read('m365agents.yml')) as Record<string, Step[]>;
  const steps = [...provision!, ...deploy!, ...publish!];
  expect(steps.map(({ uses }) => uses)).toEqual(
    expect.arrayContaining(['arm/deploy', 'teamsApp/validateAppPackage', 'teamsApp/publishAppPackage']),
  );
  for (const { uses, with: given } of steps) {
    const [, script, options = ''] = /^run ([\w:]+)(?: -- (.*))?$/.exec(given.args ?? '') ?? [];
    if (uses === 'cli/runNpmCommand') expect(Object.keys(scripts)).toContain(script);
    for (const [, option] of options.matchAll(/--([\w-]+) /g))
      expect(read('manifest/package-options.mjs')).toMatch(new RegExp(`^ {2}'?${option}'?: \\{`, 'm'));
    for (const template of given.templates ?? []) {
      expect(existsSync(join(root, template.path))).toBe(true);
      const { parameters: filled } = JSON.parse(read(template.parameters)) as { parameters: Record<string, unknown> };
      expect(parameters).toEqual(expect.arrayContaining(Object.keys(filled)));
    }
  }
  const known = [...outputs, 'TEAMS_APP_ID', 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP_NAME'];
  for (const [, name] of read('m365agents.yml').matchAll(/\$\{\{(\w+)\}\}/g)) expect(known).toContain(name);
});

test('every parameter that must be given is given by what azd and the shell use', () => {
  const needed = Array.from(source('main.bicep').matchAll(/^param (\w+) [\w[\]]+$/gm), ([, name]) => name);
  const given = Array.from(source('main.bicepparam').matchAll(/^param (\w+) =/gm), ([, name]) => name);
  expect(needed).toEqual(['size', 'allowedTenants', 'alarmEmails']);
  expect(given).toEqual(expect.arrayContaining(needed));
  expect(parameters).toEqual(expect.arrayContaining(given));
});
