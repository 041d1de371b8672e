import type { Client } from '../domain/network';
import type { Texts } from '../texts';
import { day } from '../texts/moments';

/** N11: a client by both marks, `Nel Bosman, geboren 3 mei 1941`: wherever one is shown to who is entitled. */
export function clientMarks(texts: Texts, zone: string, { name, birthDate }: Client): string {
  // Of a request that was forgotten neither is kept (ADR 13).
  return birthDate === '' ? name : texts.network.marks(name, day(texts.language, zone, birthDate));
}

/** Whom a card is about, above what it says. */
export function clientLine(texts: Texts, zone: string, client: Client): string {
  return texts.thread.client(clientMarks(texts, zone, client));
}
