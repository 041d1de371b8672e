import { exactName } from '../domain/same-client';

/** A colleague as others know them. */
export interface Known {
  name: string;
  function: string;
  email: string;
}

/** N11: a colleague, told apart from another of the same name: `Carla Smit · wijkverpleegkundige · c.smit@vecht.nl`. */
export function personMarks({ name, function: work, email }: Known): string {
  return [name, work, email].filter((each) => each !== '').join(' · ');
}

/** The same for a choice among these, which has little room: by name alone where nobody else has it. */
export function nameAmong(people: readonly Known[], person: Known): string {
  const alike = people.filter(({ name }) => exactName(name) === exactName(person.name));
  return alike.length > 1 ? personMarks(person) : person.name;
}
