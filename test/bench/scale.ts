import type { AnyDocument } from '../../src/store/documents';
import type { Store } from '../../src/store/store';
import { digestOf } from '../../src/usecases/digests/read-digest';
import { planDigests } from '../../src/usecases/digests/plan-digest';
import { listOpenThreads } from '../../src/usecases/messages/list-open-threads';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { loadRegionNorth, people } from '../helpers/region-north';
import { compare, heading, keep, say, tell, type Rounds, type Side } from './measure';
import { addNetwork, addOrganisations, addPeople, measuredOn, put, threadOf, type Measured } from './region';

/** Threads that are written in one batch, and lie in one network. */
const inNetwork = 50;
/** Organisations, of two teams each, that the threads which are overdue wait for. */
const organisations = 5;

interface Amount {
  overdue: number;
  total: number;
}

/** A region with so many threads, of which `overdue` wait too long for ten teams and the others fall due far ahead. */
export async function threadsIn(store: Store, { overdue, total }: Amount): Promise<Measured & { teams: string[] }> {
  const measured = measuredOn(store);
  await loadRegionNorth(store);
  await addPeople(store, [people.nurse, people.gp]);
  const teams = await addOrganisations(store, organisations);
  const of = (number: number): string => teams[number % teams.length] ?? '';
  for (let first = 0; first < total; first += inNetwork) {
    const id = `n${first}`;
    const sides = { asker: 'praktijk.team', addressee: of(first / inNetwork) };
    const options = { ...sides, askedAt: '2026-11-18T08:00:00.000Z', farAhead: first >= overdue };
    // To work out a term takes far longer than to write it down.
    const one = threadOf(id, 't', options);
    const threads = Array.from({ length: inNetwork }, (_, index) => {
      const threadId = `t${first + index}`;
      return { ...one, id: `thread:${threadId}`, threadId } as AnyDocument;
    });
    await addNetwork(measured.deps, id, { ...sides, farAhead: true });
    await put(store, ...threads);
  }
  return { ...measured, teams };
}

/** Every run is the first of another day at 08:30: all digests are decided anew. */
function digestRun({ deps, at }: Measured): Side {
  const day = (number: number) => new Date(Date.UTC(2026, 10, 24 + number, 7, 30)).toISOString();
  return {
    prepare: (number) =>
      Promise.resolve().then(() => {
        at(day(number));
      }),
    run: () => planDigests(deps),
  };
}

/** All that is overdue, page by page, as contact persons turn them. */
function allPages({ deps, teams }: Measured & { teams: string[] }, expected: number): Side {
  return {
    run: async () => {
      let found = 0;
      for (const team of teams) {
        for (let after: string | undefined = ''; after !== undefined;) {
          const page = await digestOf(deps, team, after === '' ? undefined : after);
          found += page.overdue.length;
          after = page.next;
        }
      }
      if (found !== expected) throw new Error(`Overdue: ${found}`);
    },
  };
}

function openstaand({ deps }: Measured): Side {
  return {
    run: async () =>
      listOpenThreads(deps, await loadActor(deps, personIdOf(people.gp)), { after: undefined, limit: 10 }),
  };
}

/**
 * (g) What waits for ten teams, among few and among a hundred times as many, and ten times as much of it. Takes some
 * minutes to fill the files, so that it is measured by `npm run bench -- scale` alone.
 */
export async function measureScale(stores: readonly Store[], size: Rounds): Promise<void> {
  const amounts = [
    { overdue: 2_000, total: 10_000 },
    { overdue: 2_000, total: 10_000 },
    { overdue: 1_000, total: 10_000 },
    { overdue: 10_000, total: 10_000 },
  ];
  const filled = [];
  for (const [index, amount] of amounts.entries()) {
    const store = stores[index];
    if (store) filled.push(await threadsIn(store, amount));
  }
  const [few, many, thousand, tens] = filled;
  if (!few || !many || !thousand || !tens) return;
  heading('The same 2,000 overdue threads', 'of 1,000,000', 'of 10,000');
  tell('a digest run, scale', await compare(digestRun(many), digestRun(few), size));
  tell('every page, scale', await compare(allPages(many, 2_000), allPages(few, 2_000), size));
  tell('Openstaand, scale', await compare(openstaand(many), openstaand(few), { ...size, times: 20 }));
  heading('All that is overdue', '10,000', '1,000');
  tell('a digest run, overdue', await compare(digestRun(tens), digestRun(thousand), size));
  global.gc?.();
  const before = process.memoryUsage().rss;
  tell('every page, overdue', await compare(allPages(tens, 10_000), allPages(thousand, 1_000), size));
  const grown = process.memoryUsage().rss - before;
  keep('memory, overdue', { grown });
  say(`  memory (RSS) ${(grown / 1_048_576).toFixed(0)} MB more`);
}
