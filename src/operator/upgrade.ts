import { markUpToDate } from '../store/data-version';
import { upgradeMessages } from '../usecases/messages/upgrade-messages';
import { upgradeRequests } from '../usecases/requests/upgrade-requests';
import { counted, withStore, type Command } from './command';

/** What 0.1.0 kept in other places is moved, once (ADR 16, 24). */
export const upgrade: Command = {
  usage: [['', 'from 0.1.0: stop the bot and make a backup first']],
  run: (words, env) =>
    words.length > 0
      ? undefined
      : withStore(env, async (deps) => {
          const requests = counted(await upgradeRequests(deps), 'request');
          const messages = counted(await upgradeMessages(deps.store), 'message');
          await markUpToDate(deps.store);
          return { status: 0, output: `Upgraded ${requests} and ${messages}; the data are of this version now.` };
        }),
};
