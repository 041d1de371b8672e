import type { Texts } from '../texts';

/** What a message is called; one of a kind that only a newer program knows is a message (ADR 0014). */
export function messageKind(texts: Texts, kind: string): string {
  const known: Readonly<Record<string, string>> = texts.messageKinds;
  return known[kind] ?? texts.message.anyKind;
}
