import { stringify } from 'yaml';
import type { DemoPerson } from './people';

/** The Playground's schema demands exactly this many `users` beside `currentUser`, all with different ids. */
const requiredUsers = 5;

/** The bot's own id in every Playground: what `recipient.id` of an activity holds. */
const botId = 'schakel';

/**
 * The text of `.m365agentsplayground.yml` with which one Playground speaks as `person`: `from.id` is `user-<key>`,
 * the personal chat `chat-<key>`. The schema is the one the Playground calls 0.1.1.
 */
export function playgroundFile(people: DemoPerson[], person: DemoPerson): string {
  const others = people.filter((other) => other.key !== person.key).map(asUser);
  const fillers = Array.from({ length: requiredUsers }, (_, index) => filler(index + 1));
  return stringify({
    version: '0.1.1',
    tenantId: person.tenantId,
    bot: { id: botId, name: 'Schakel' },
    currentUser: asUser(person),
    users: [...others, ...fillers].slice(0, requiredUsers),
    personalChat: { id: personalChatId(person) },
    groupChat: { id: `group-${person.key}`, name: 'Groep (niet gebruikt)' },
    team: { id: `team-${person.key}`, name: 'Team (niet gebruikt)', aadGroupId: person.tenantId, channels: [] },
  });
}

/** The conversation id of this person's chat with the bot. */
export function personalChatId(person: DemoPerson): string {
  return `chat-${person.key}`;
}

function asUser(person: DemoPerson) {
  const [givenName = person.name, ...surname] = person.name.split(' ');
  return {
    id: `user-${person.key}`,
    name: person.name,
    // Spelled so by the schema.
    userPrincipleName: person.email,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: surname.join(' '),
    email: person.email,
  };
}

function filler(number: number) {
  const email = `collega${number}@demo.example`;
  return {
    id: `user-filler-${number}`,
    name: `Collega ${number}`,
    userPrincipleName: email,
    aadObjectId: `0de11de0-9000-4000-8000-00000000000${number}`,
    givenName: 'Collega',
    surname: String(number),
    email,
  };
}
