import type { OtherClientAsked } from '../forms/other-client';
import type { Texts } from '../texts';
import type { LikelyNetwork } from '../usecases/networks/start/likely-networks';
import { clientMarks } from './client-line';
import type { Field } from './fields';
import { button, type Button } from './parts';

/** N10: what the question is about. */
export function likelyAsked(
  texts: Texts,
  zone: string,
  likely: readonly LikelyNetwork[],
): OtherClientAsked & { ways: Button[] } {
  return {
    likely: likely.map((each) => ({ ...each, marks: clientMarks(texts, zone, each.client) })),
    ways: likely.slice(0, 6).map((each) => openButton(texts, each)),
  };
}

function openButton(texts: Texts, { networkId, code, requested }: LikelyNetwork): Button {
  return requested
    ? button(texts.requests.preview(code), 'thread.open', { networkId, threadId: networkId })
    : button(texts.network.code(code), 'network.open', { networkId });
}

/** The same fields, with the way to each of those networks at the question. */
export function withWays(fields: Field[], { ways }: { ways: Button[] }): Field[] {
  return fields.map((each) => (each.id === 'otherThan' ? { ...each, actions: ways } : each));
}
