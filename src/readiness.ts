import type { Logger } from 'pino';
import { describeFault } from './faults';

/** What the bot cannot do without. */
export interface Checks {
  /** Throws where what is committed would not be kept. */
  store: () => Promise<unknown>;
  /** Throws where the bot cannot say who it is to Teams. */
  login: () => Promise<unknown>;
  /** The parts of the jobs that did not run lately; undefined while they have not been started. */
  behind: () => readonly string[] | undefined;
}

/** 'ok', or in a word or two what is wrong: a code, the name of an error, of jobs. */
export interface Readiness {
  ready: boolean;
  checks: Record<'store' | 'login' | 'jobs', string>;
}

/** How long a check may take: less than a probe waits, in milliseconds. */
const checkMs = 4_000;

/** Asks all of them at once; never throws. */
export async function askReadiness({ store, login, behind }: Checks): Promise<Readiness> {
  const late = behind();
  const checks = {
    ...Object.fromEntries(await Promise.all([answer('store', store), answer('login', login)])),
    jobs: late === undefined ? 'not started' : late.length === 0 ? 'ok' : late.join(', '),
  } as Readiness['checks'];
  return { ready: Object.values(checks).every((each) => each === 'ok'), checks };
}

/** The same; what keeps it from being ready is told in the log each time that it is looked at. */
export async function tellReadiness(checks: Checks, log: Pick<Logger, 'error'>): Promise<Readiness> {
  const readiness = await askReadiness(checks);
  if (!readiness.ready) log.error({ checks: readiness.checks }, 'not ready');
  return readiness;
}

async function answer(name: string, ask: () => Promise<unknown>): Promise<[name: string, word: string]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((done) => {
    timer = setTimeout(done, checkMs, 'no answer');
  });
  const asked = ask().then(
    () => 'ok',
    (error: unknown) => {
      const { code, fault } = describeFault(error);
      return code ?? fault;
    },
  );
  const word = await Promise.race([asked, late]);
  clearTimeout(timer);
  return [name, word];
}
