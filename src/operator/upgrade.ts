import { markUpToDate } from '../store/data-version';
import { upgradeOrganisations } from '../usecases/directory/upgrade-organisations';
import { upgradeMessages } from '../usecases/messages/upgrade-messages';
import { nameMissingPlaces } from '../usecases/people/name-missing-places';
import { upgradeRequests } from '../usecases/requests/upgrade-requests';
import { counted, withStore, type Command } from './command';

/** What 0.1.0 kept in other places is moved, and what it did not name is named, once (ADR 16, 24–26). */
export const upgrade: Command = {
  usage: [['', 'from 0.1.0: stop the bot and make a backup first']],
  run: (words, env) =>
    words.length > 0
      ? undefined
      : withStore(env, async (deps) => {
          const organisations = counted(await upgradeOrganisations(deps), 'organisation');
          const requests = counted(await upgradeRequests(deps), 'request');
          const messages = counted(await upgradeMessages(deps.store), 'message');
          const places = counted(await nameMissingPlaces(deps), 'place');
          await markUpToDate(deps.store);
          return {
            status: 0,
            output: `Upgraded ${organisations}, ${requests}, ${messages} and ${places}; the data are of this version now.`,
          };
        }),
};
