import type { OtherClientAsked } from '../forms/other-client';
import type { Texts } from '../texts';
import type { LikelyNetwork } from '../usecases/networks/start/likely-networks';
import { clientMarks } from './client-line';
import { textsOf, type Field } from './fields';
import { button, type Button } from './parts';

interface LikelyAsked extends OtherClientAsked {
  /** N11: whom the question is about, by network. */
  marks: string[];
  ways: Button[];
  /** How many more there are than buttons. */
  rest: number;
}

/** Teams hides more buttons than this in one row. */
const waysMost = 6;

/** N10: what the question is about. */
export function likelyAsked(texts: Texts, zone: string, likely: readonly LikelyNetwork[]): LikelyAsked {
  return {
    likely,
    marks: likely.map(({ code, client }) => `${code}: ${clientMarks(texts, zone, client)}`),
    ways: likely.slice(0, waysMost).map((each) => openButton(texts, each)),
    rest: likely.length - waysMost,
  };
}

function openButton(texts: Texts, { networkId, code, requested }: LikelyNetwork): Button {
  return requested
    ? button(texts.requests.preview(code), 'thread.open', { networkId, threadId: networkId })
    : button(texts.network.code(code), 'network.open', { networkId });
}

/** The same fields; the question with whom it is about, where it was just asked within its frame, and the ways there. */
export function withLikely(texts: Texts, fields: Field[], { marks, ways, rest }: LikelyAsked): Field[] {
  const about = textsOf(...marks, rest > 0 ? texts.network.otherWays(rest) : undefined);
  return fields.map((each) => {
    if (each.id !== 'otherThan') return each;
    const where = each.wrong.length > 0 ? { wrong: [...each.wrong, ...about] } : { above: about };
    return { ...each, ...where, actions: ways };
  });
}
