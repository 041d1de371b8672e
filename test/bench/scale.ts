import type { AnyDocument } from '../../src/store/documents';
import { readOnce } from '../../src/store/read-once';
import type { Store } from '../../src/store/store';
import { digestOf } from '../../src/usecases/digests/read-digest';
import { planDigests } from '../../src/usecases/digests/plan-digest';
import { listOpenThreads } from '../../src/usecases/messages/list-open-threads';
import { loadActor, personIdOf } from '../../src/usecases/people/load-actor';
import { loadRegionNorth, people } from '../helpers/region-north';
import { compare, heading, keep, say, tell, type Rounds, type Side } from './measure';
import { watchMemory } from './process-memory';
import { addNetwork, addOrganisations, addPeople, measuredOn, put, threadOf, together, type Measured } from './region';

/** Threads that are written in one batch, and lie in one network. */
const inNetwork = 50;
/** Organisations, of two teams each, that the threads which are overdue wait for. */
const organisations = 5;

interface Amount {
  overdue: number;
  total: number;
}

type Filled = Measured & { teams: string[] };

/** A region with so many threads, of which `overdue` wait too long for ten teams and the others fall due far ahead. */
async function threadsIn(store: Store, { overdue, total }: Amount): Promise<Filled> {
  const measured = measuredOn(store);
  await loadRegionNorth(store);
  await addPeople(store, [people.nurse, people.gp]);
  const teams = await addOrganisations(store, organisations);
  await together(total / inNetwork, async (number) => {
    const first = number * inNetwork;
    const id = `n${first}`;
    const sides = { asker: 'praktijk.team', addressee: teams[number % teams.length] ?? '' };
    const options = { ...sides, askedAt: '2026-11-18T08:00:00.000Z', farAhead: first >= overdue };
    // To work out a term takes far longer than to write it down.
    const one = threadOf(id, 't', options);
    const threads = Array.from({ length: inNetwork }, (_, index) => {
      const threadId = `t${first + index}`;
      return { ...one, id: `thread:${threadId}`, threadId } as AnyDocument;
    });
    await addNetwork(measured.deps, id, { ...sides, farAhead: true });
    await put(store, ...threads);
  });
  return { ...measured, teams };
}

/** Every run is the first of another day at 08:30: all digests are decided anew. */
function digestRun({ deps, at }: Filled): Side {
  const day = (number: number) => new Date(Date.UTC(2026, 10, 24 + number, 7, 30)).toISOString();
  return {
    prepare: (number) =>
      Promise.resolve().then(() => {
        at(day(number));
      }),
    run: () => planDigests(deps),
  };
}

/** All that is overdue, page by page, as contact persons turn them: each page is a press. */
function allPages({ deps, teams }: Filled, expected: number, turned: () => void = () => undefined): Side {
  return {
    run: async () => {
      let found = 0;
      for (const team of teams) {
        for (let after: string | undefined = ''; after !== undefined;) {
          const press = { ...deps, store: readOnce(deps.store) };
          const page = await digestOf(press, team, after === '' ? undefined : after);
          found += page.overdue.length;
          after = page.next;
          turned();
        }
      }
      if (found !== expected) throw new Error(`Overdue: ${found}`);
    },
  };
}

function openstaand({ deps }: Filled): Side {
  const page = { after: undefined, limit: 10 };
  return {
    run: async () => {
      const press = { ...deps, store: readOnce(deps.store) };
      return listOpenThreads(press, await loadActor(press, personIdOf(people.gp)), page);
    },
  };
}

/**
 * (g) What waits for ten teams, among few and among many threads, and ten times as much of it. Takes some minutes to
 * fill the files, so that it is measured by `npm run bench -- scale` alone; `-- scale 1000000` for so many.
 */
export async function measureScale(store: () => Store, size: Rounds, total = 100_000): Promise<void> {
  const few = await threadsIn(store(), { overdue: 2_000, total: 10_000 });
  const many = await threadsIn(store(), { overdue: 2_000, total });
  heading('The same 2,000 overdue threads', `of ${total.toLocaleString('en')}`, 'of 10,000');
  tell('a digest run, scale', await compare(digestRun(many), digestRun(few), size));
  tell('every page, scale', await compare(allPages(many, 2_000), allPages(few, 2_000), size));
  tell('Openstaand, scale', await compare(openstaand(many), openstaand(few), { ...size, times: 20 }));
  await measureOverdue(store, size);
}

async function measureOverdue(store: () => Store, size: Rounds): Promise<void> {
  const thousand = await threadsIn(store(), { overdue: 1_000, total: 10_000 });
  const tens = await threadsIn(store(), { overdue: 10_000, total: 10_000 });
  await allPages(thousand, 1_000).run(0);
  const memory = watchMemory();
  await allPages(tens, 10_000, memory.look).run(0);
  const [peak, kept] = [memory.peak(), memory.kept()];
  heading('All that is overdue', '10,000', '1,000');
  tell('a digest run, overdue', await compare(digestRun(tens), digestRun(thousand), size));
  tell('every page, overdue', await compare(allPages(tens, 10_000), allPages(thousand, 1_000), size));
  keep('memory, overdue', { peak, kept });
  say(`  memory (RSS) at most ${inMb(peak)} more for the 10,000, of which ${inMb(kept)} of the heap are kept`);
}

function inMb(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
