import type { Card } from '../cards/render';

/** Marks the buttons of a free card; no verb has a field of this name. */
const mark = 'free';

/**
 * A card with which the bot answers what was typed is free: no document brings it up to date, so that what is sent from
 * it may take its place in the chat. What its buttons lead to stands in the same message, and is free as well.
 */
export function freeCard(card: Card): Card {
  return JSON.parse(JSON.stringify(card), (key, value: unknown) =>
    key === 'data' && isData(value) ? { ...value, [mark]: true } : value,
  ) as Card;
}

/** What a button posted, and whether it stood on a free card. */
export function readFree(data: unknown): { data: unknown; free: boolean } {
  if (!isData(data) || !Object.hasOwn(data, mark)) return { data, free: false };
  const { [mark]: free, ...posted } = data;
  return { data: posted, free: free === true };
}

function isData(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
