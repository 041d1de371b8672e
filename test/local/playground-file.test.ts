import { parse } from 'yaml';
import { demoPeople } from '../../src/local/people';
import { playgroundFile } from '../../src/local/playground-file';

interface File {
  tenantId: string;
  currentUser: { id: string; name: string; aadObjectId: string };
  users: { id: string; aadObjectId: string }[];
  personalChat: { id: string };
}

const read = (people = demoPeople, person = demoPeople[0]!) => parse(playgroundFile(people, person)) as File;

test.each(demoPeople)('$key is the current user of their own file, in their own tenant and chat', (person) => {
  const file = read(demoPeople, person);
  expect(file.currentUser).toMatchObject({
    id: `user-${person.key}`,
    name: person.name,
    aadObjectId: person.aadObjectId,
  });
  expect(file.tenantId).toBe(person.tenantId);
  expect(file.personalChat.id).toBe(`chat-${person.key}`);
});

test.each([1, 4, 5, 6, 9])('with %i people there are five other users, all different', (count) => {
  const people = Array.from({ length: count }, (_, i) => ({ ...demoPeople[0]!, key: `p${i}`, aadObjectId: `id${i}` }));
  const file = read(people, people[0]);
  expect(file.users).toHaveLength(5);
  expect(new Set([file.currentUser.id, ...file.users.map((user) => user.id)]).size).toBe(6);
});
