import { createServer, type AddressInfo, type Server } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPeople } from '../../src/local/people';
import { startPlaygrounds } from '../../src/local/playgrounds';

let folder: string;
let busy: Server;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'playgrounds-'));
  busy = createServer();
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => busy.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const options = (change: Partial<(typeof demoPeople)[number]> = {}) => {
  const { port } = busy.address() as AddressInfo;
  return { people: [{ ...demoPeople[0]!, port, ...change }], botUrl: 'http://127.0.0.1:9/api/messages', folder };
};

test('a page answers on another port when the wanted one is busy, and is gone after stop', async () => {
  const told: string[] = [];
  const running = await startPlaygrounds({ ...options(), log: (line) => told.push(line) });
  const url = running.addresses[0]!.url;
  expect(await (await fetch(url)).text()).toContain('<div id="root">');
  expect(told).toEqual([expect.stringMatching(/^Poort \d+ is bezet; Sanne de Wit krijgt poort \d+\.$/)]);
  await running.stop();
  await expect(fetch(url)).rejects.toThrow();
});

test('a Playground that refuses its file is told in one sentence, and none is left running', async () => {
  // Its user id equals that of a colleague invented to fill the list.
  const { people, ...rest } = options({ key: 'filler-1' });
  const port = demoPeople[1]!.port + 1_000;
  const started = startPlaygrounds({ ...rest, people: [...people, { ...demoPeople[1]!, port }], log: () => undefined });
  await expect(started).rejects.toThrow(/^De pagina van .+ \(poort \d+\) start niet: gestopt met code 1\.$/);
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});
