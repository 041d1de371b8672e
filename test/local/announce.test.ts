import { announce } from '../../src/local/announce';
import { demoPeople } from '../../src/local/people';

const addresses = demoPeople.map((person) => ({ key: person.key, url: `http://localhost:${person.port}` }));

test('each person has one line with address, who and what to try first; the last line starts with Klaar', () => {
  const lines = announce(demoPeople, addresses).split('\n');
  expect(lines).toHaveLength(demoPeople.length + 1);
  demoPeople.forEach((person, index) => {
    expect(lines[index]).toContain(`http://localhost:${person.port} `);
    expect(lines[index]).toContain(`${person.name}, ${person.role}`);
    expect(lines[index]).toMatch(new RegExp(`  ${person.tryFirst}$`));
  });
  expect(lines.at(-1)).toMatch(/^Klaar/);
});

test('the columns are aligned', () => {
  const lines = announce(demoPeople, addresses).split('\n').slice(0, -1);
  const starts = lines.map((line, index) => line.indexOf(demoPeople[index]!.tryFirst));
  expect(new Set(starts).size).toBe(1);
});

test('a person without an address is left out', () => {
  expect(announce(demoPeople, addresses.slice(1))).not.toContain(demoPeople[0]!.name);
});
