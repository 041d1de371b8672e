import { markUpToDate } from '../store/data-version';
import { upgradeOrganisations } from '../usecases/directory/upgrade-organisations';
import { upgradeMessages, type UpgradedMessages } from '../usecases/messages/upgrade-messages';
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
          const { moved, withoutThread } = await upgradeMessages(deps.store);
          const messages = counted(moved, 'message');
          const places = counted(await nameMissingPlaces(deps), 'place');
          await markUpToDate(deps.store);
          return {
            status: 0,
            output: [
              `Upgraded ${organisations}, ${requests}, ${messages} and ${places}; the data are of this version now.`,
              ...leftBehind(withoutThread),
            ].join('\n'),
          };
        }),
};

/** What could not be moved, where it lies, and what to do. */
function leftBehind(messages: UpgradedMessages['withoutThread']): string[] {
  if (messages.length === 0) return [];
  return [
    `${counted(messages.length, 'message')} stayed as 0.1.0 kept them: their thread is not there, so nothing ever showed them.`,
    'The bot works without them, and its log names them as documents of 0.1.0 each hour. Once a backup that has their',
    'threads is put back, upgrade again. They lie in:',
    ...messages.map(({ partition, id }) => `  ${partition} ${id}`),
  ];
}
