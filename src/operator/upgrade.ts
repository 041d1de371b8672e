import { markUpToDate } from '../store/data-version';
import { upgradeRequests } from '../usecases/requests/upgrade-requests';
import { counted, withStore, type Command } from './command';

/** What 0.1.0 kept in other places is moved, once (ADR 16). */
export const upgrade: Command = {
  usage: [['', 'from 0.1.0: stop the bot and make a backup first']],
  run: (words, env) =>
    words.length > 0
      ? undefined
      : withStore(env, async (deps) => {
          const count = await upgradeRequests(deps);
          await markUpToDate(deps.store);
          return { status: 0, output: `Upgraded ${counted(count, 'request')}; the data are of this version now.` };
        }),
};
