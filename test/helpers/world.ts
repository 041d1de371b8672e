import { join } from 'node:path';
import { format } from 'node:util';
import pino from 'pino';
import { createBot } from '../../src/bot/bot';
import { createConnector } from '../../src/bot/connector/connector';
import { unpaced, type Pace } from '../../src/bot/connector/pace';
import { createCourier } from '../../src/bot/courier';
import { createLoopbackDoor, type Door } from '../../src/bot/door/door';
import type { PressLimit } from '../../src/bot/press-limit';
import { createCredentials, createTeamsApp, type Credentials } from '../../src/bot/teams-app';
import { standardTerms } from '../../src/domain/category';
import { createHttp } from '../../src/http';
import { askReadiness } from '../../src/readiness';
import { faultsIn, type Job } from '../../src/jobs/agenda';
import { createClockwork } from '../../src/jobs/clockwork';
import { listRounds, type RoundName } from '../../src/jobs/rounds';
import { sealStore } from '../../src/store/sealed';
import { openSqlite } from '../../src/store/sqlite';
import type { Store } from '../../src/store/store';
import { tellCommits, type WrittenDocument } from '../../src/store/tell-commits';
import { readConsentTexts } from '../../src/texts/consent-texts';
import { measureDeliveries } from '../../src/usecases/deliveries/measure-deliveries';
import type { Deps } from '../../src/usecases/deps';
import { unreadableOf } from '../../src/usecases/read-all';
import type { RenderedCard } from './card';
import { previewOf } from './card-contract';
import { chatter, type Chatter } from './chatter';
import type { Someone } from './directory';
import { asNextVersion, besideNextVersion } from './next-version';
import { startTeamsStandIn, type TeamsStandIn } from './teams-stand-in';
import { watchedCommits } from './watched-commits';
import { cardsOf, leaks, listen, previewsOf, withoutSummary } from './words';

export interface World {
  deps: Deps;
  store: Store;
  teams: TeamsStandIn;
  url: string;
  log: string[];
  now: () => string;
  /** Sets the clock (ISO, UTC with Z). */
  at: (instant: string) => void;
  /** Moves the clock on. */
  later: (hours: number) => void;
  person: (someone: Someone) => Chatter;
  /** Runs the jobs of one round of the list, without the deliveries. */
  runs: (name: RoundName) => Promise<unknown>;
  /** Runs the delivery job until nothing is due, also what waits until the presses have been answered. */
  deliver: () => Promise<void>;
  /** Delivers what was committed here, as the running bot does that is told of it; in a world with a `version`. */
  wakes: () => Promise<void>;
  /** Applies absences and sends reminders, then the deliveries. */
  clock: () => Promise<void>;
  /** Runs the digest job, then the deliveries. */
  digests: () => Promise<void>;
  /** Removes details that were kept long enough, then the deliveries; answers how many requests and drafts. */
  forgets: () => Promise<[requests: number, drafts: number]>;
  /**
   * Ends the scene.
   * @throws Error when a log, the figures, an error or a preview holds a name or text that occurred in it, or documents came
   * to disagree
   */
  close: () => Promise<void>;
}

export interface WorldOptions {
  at?: string;
  store?: Store;
  /** As in production: tokens are asked for, and checked with these keys. Without it: local mode. */
  entrance?: { door: Door; credentials: Credentials; keys: string };
  /** What one person may press; none unless the test is about it. */
  limit?: PressLimit;
  /** What is "typed" is made up of the bot's own words by chance: looking for them everywhere would find those. */
  randomWords?: boolean;
  /** Teams' pace as the bot keeps it; none unless the scene is about it. */
  pace?: Pace;
  /** Begins the ids that it makes, for a second bot on a store where another has made some. */
  ids?: string;
  /**
   * Of two bots on one store, which this one is: the older, as it is, or a made-up newer one. Without it this one is
   * beside a newer one that wrote every document first.
   */
  version?: 'older' | 'newer';
}

/** The key of the audit record in scenes. */
export const auditKey = 'the key of the scenes, known to all of them';

const local = { door: createLoopbackDoor(), credentials: createCredentials(undefined), keys: undefined };

/** The store as a bot uses it that is alone with what a newer one wrote, or is one of two. */
const besides: Record<'alone' | 'older' | 'newer', (store: Store) => { store: Store; lost: string[] }> = {
  alone: besideNextVersion,
  older: (store) => ({ store, lost: [] }),
  newer: (store) => ({ store: asNextVersion(store), lost: [] }),
};

/** Worlds of this file that were closed. */
let closed = 0;

/** The whole bot on a settable clock and an in-memory store, talking HTTP with a stand-in for Teams. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  let now = options.at ?? '2026-11-23T09:00:00.000Z';
  let ids = 0;
  const log: string[] = [];
  const errors: string[] = [];
  const answered: RenderedCard[] = [];
  const hush = tapConsole(log);
  const logger = pino({ level: 'trace', base: null }, { write: (line: string) => void log.push(line) });
  let chains = 0;
  const begin = options.ids ?? '';
  let answeredBy = '';
  const pressed = (written: WrittenDocument): void => {
    const { doc } = written;
    if (doc.type === 'notice' && (doc.pressed?.answeredBy ?? '') > answeredBy) answeredBy = doc.pressed!.answeredBy;
  };
  const watching = watchedCommits(tellCommits(options.store ?? openSqlite(':memory:'), pressed));
  const listening = listen(watching.store);
  const sealed = sealStore(listening.store, auditKey, () => `${begin}chain${(chains += 1)}`);
  const newer = besides[options.version ?? 'alone'](sealed);
  // What the newer one beside it adds to a document is not in what this one wrote.
  const store =
    options.version === undefined
      ? newer.store
      : tellCommits(newer.store, (written) => {
          clockwork.committed(written);
        });
  const deps: Deps = {
    store,
    region: {
      terms: { hours: standardTerms, calendar: 'clock', zone: 'Europe/Amsterdam' },
      consent: readConsentTexts(join(__dirname, '../../src/texts/consent')),
      name: 'Noord',
      digestTime: '08:30',
      dpo: 'fg@regio.example',
      helpDesk: 'helpdesk@regio.example',
      retentionDays: 30,
    },
    onUnreadable: ({ documentType: type, documentId: id }) => {
      logger.error({ type, id }, 'cannot be read and is skipped');
    },
    now: () => now,
    newId: () => `${begin}id${String((ids += 1)).padStart(6, '0')}`,
  };
  const teams = await startTeamsStandIn();
  const connector = createConnector({
    token: () => Promise.resolve(undefined),
    allowedHosts: 'loopback',
    timeoutMs: 1_000,
    pace: options.pace ?? unpaced,
  });
  const courier = createCourier(deps, connector);
  const { door, credentials, keys } = options.entrance ?? local;
  const limit = options.limit === undefined ? {} : { limit: options.limit };
  const teamsApp = createTeamsApp(
    createBot({ deps, connector, pressMs: 4_000, log: logger, ...limit }),
    credentials,
    keys,
  );
  const figures = (): ReturnType<typeof measureDeliveries> => measureDeliveries(deps);
  const server = createHttp({
    version: '0.0.0',
    door,
    ...teamsApp,
    ready: () => askReadiness({ store: () => store.ready(), login: () => Promise.resolve(), behind: () => [] }),
    figures,
    log: logger,
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const url = `http://127.0.0.1:${server.address().port}`;
  const fail = (what: string, id: string, error: unknown): void => {
    log.push(`job failed: ${what} ${id} ${error instanceof Error ? `${error.name} ${error.stack ?? ''}` : ''}`);
  };
  // However slow this machine is, what is sent together is recorded together.
  const delivery = { chance: () => 0, togetherMs: 5_000, readingMs: 60_000, ripens: false };
  const rounds = listRounds({ deps, courier, log: logger, onError: fail, delivery });
  const clockwork = createClockwork(rounds, deps, { instance: 'world', version: '0.2.0' }, fail);
  /** The jobs of a round, or those of them that are named; answers what each answered. */
  const run = async (name: RoundName, which?: (job: string) => boolean): Promise<unknown[]> => {
    const answers: unknown[] = [];
    for (const [what, job] of Object.entries<Job>(rounds[name])) {
      if (which === undefined || which(what))
        answers.push(
          await job.run(
            () => false,
            () => undefined,
            () => undefined,
          ),
        );
    }
    return answers;
  };
  /** Now, and as at the moment when the last press has surely been answered; then it is as late as it was. */
  const alsoOncePressesAreAnswered = async (work: () => Promise<unknown>): Promise<void> => {
    await work();
    const [before, until] = [now, answeredBy];
    answeredBy = '';
    if (until <= before) return;
    now = until;
    await work();
    now = before;
  };
  const deliver = (): Promise<void> => alsoOncePressesAreAnswered(() => run('deliveries'));
  return {
    deps,
    store,
    teams,
    url,
    log,
    now: () => now,
    at: (instant) => {
      now = instant;
    },
    later: (hours) => {
      now = new Date(Date.parse(now) + hours * 3_600_000).toISOString();
    },
    person: (someone) => chatter(someone, teams, url, { hear: listening.hear, errors, answered }),
    runs: (name) => run(name),
    deliver,
    wakes: () =>
      alsoOncePressesAreAnswered(async () => {
        while ((clockwork.dueAt('deliveries') ?? '9') <= now) await clockwork.attend('deliveries', () => false);
      }),
    clock: async () => {
      await run('clock', (job) => job !== 'digests');
      await deliver();
    },
    digests: async () => {
      await run('clock', (job) => job === 'digests');
      await deliver();
    },
    forgets: async () => {
      const answers = await run('retention');
      await deliver();
      const jobs = Object.keys(rounds.retention);
      const forgot = (job: keyof typeof rounds.retention): number => Number(answers[jobs.indexOf(job)]);
      return [forgot('requests to forget'), forgot('drafts to forget')];
    },
    close: async () => {
      // A job that no scene asks for is run by the scenes of every file: by the first, and by each fifth after it.
      const failed: string[] = [];
      const names = (closed += 1) % 5 === 1 ? (Object.keys(rounds) as RoundName[]) : [];
      for (const name of names) {
        await run(name).catch((error: unknown) => {
          // What cannot be read is told and skipped, in each run.
          const faults = faultsIn(error).filter((fault) => unreadableOf(fault) === undefined);
          failed.push(...faults.map((fault) => `${name}: ${String(fault)}`));
        });
      }
      const told = await Promise.all(['metrics', 'readyz'].map(async (path) => (await fetch(`${url}/${path}`)).text()));
      hush();
      await new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.server.closeAllConnections();
      });
      await teams.close();
      await store.close();
      const { calls } = teams;
      const cards = [...answered, ...cardsOf(calls)];
      // What an answer in a card's place shows first, the same card sent as a message has as its summary.
      const previews = [...previewsOf(calls), ...answered.map(previewOf)];
      const out = leaks(listening.words, { logs: log, figures: told, errors, previews, cards });
      const vague = withoutSummary(calls);
      if (vague.length > 0) throw new Error(`A summary does not say what is sent: ${vague.join('; ')}`);
      if (failed.length > 0) throw new Error(`A job failed: ${failed.join('; ')}`);
      if (newer.lost.length > 0) throw new Error(`A newer program's fields were lost: ${newer.lost.join('; ')}`);
      if (watching.disagreeing.length > 0) throw new Error(`Documents disagree: ${watching.disagreeing.join('; ')}`);
      if (out.length > 0 && options.randomWords !== true)
        throw new Error(`Words of people got out:\n${out.join('\n')}`);
    },
  };
}

/** What the SDK and libraries write past our log is a log too. Answers how to stop listening. */
function tapConsole(log: string[]): () => void {
  const terminal: Console = globalThis.console;
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const taps = methods.map((method) => {
    const before = terminal[method];
    const tap = (...words: unknown[]): void => {
      log.push(format(...words));
      before.apply(terminal, words);
    };
    terminal[method] = tap;
    return () => {
      if (terminal[method] === tap) terminal[method] = before;
    };
  });
  return () => {
    for (const stop of taps) stop();
  };
}
