import { join, resolve } from 'node:path';
import { announce } from './announce';
import { demoPeople } from './people';
import { startPlaygrounds, type Playgrounds } from './playgrounds';

export { loadDemo } from './demo';

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
