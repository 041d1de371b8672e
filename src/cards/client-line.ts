import type { Texts } from '../texts';
import { day } from '../texts/moments';

/** `geboren 12 april 1938`. */
export function birthLine(texts: Texts, zone: string, birthDate: string): string {
  return texts.network.born(day(texts.language, zone, birthDate));
}

/** Whom a form is about, on each form that writes or changes something: a code alone is easily mistaken. */
export function clientLine(texts: Texts, zone: string, client: { name: string; birthDate: string }): string {
  return texts.thread.client(`${client.name}, ${birthLine(texts, zone, client.birthDate)}`);
}
