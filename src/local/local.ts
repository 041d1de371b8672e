import { join, resolve } from 'node:path';
import type { Deps } from '../usecases/deps';
import { placeClients } from '../usecases/networks/start/place-clients';
import { announce } from './announce';
import { loadDemo as loadDemoData } from './demo';
import { demoPeople } from './people';
import { startPlaygrounds, type Playgrounds } from './playgrounds';

/** The demo's data, and what whoever starts a network writes beside it: each client's place at the practice (N10). */
export async function loadDemo(deps: Deps): Promise<void> {
  await loadDemoData(deps);
  const nobodyIsTold = { written: () => undefined, twice: () => undefined, joined: () => undefined };
  await placeClients(deps, nobodyIsTold);
}

/** What `npm start` adds on a laptop: a Teams-like page per demo person, and where to find them. */
export async function openPlaygrounds(dataFolder: string, port: number): Promise<Playgrounds> {
  const playgrounds = await startPlaygrounds({
    people: demoPeople,
    botUrl: `http://127.0.0.1:${port}/api/messages`,
    folder: join(resolve(dataFolder), 'playgrounds'),
    log: say,
  });
  say(announce(demoPeople, playgrounds.addresses));
  return playgrounds;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
