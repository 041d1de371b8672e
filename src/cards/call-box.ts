import { meansCall, type Refusal } from '../domain/refusal';
import type { Texts } from '../texts';
import { textsOf } from './fields';
import type { Box } from './form';
import { telephone } from './parts';

/** Teams hides more buttons than this in one row. */
const callsMax = 6;

/**
 * M3: whom to call when it cannot wait. Each number can be pressed, once; every number stands in the lines, also where
 * there is no button for it. Held back as urgent, the refusal has that team's number.
 */
export function callBox(
  texts: Texts,
  call: { lines: readonly (string | undefined)[]; phones: readonly string[] },
  refusal: Refusal | undefined,
): Box {
  const numbers = [...new Set(call.phones)].filter((phone) => phone !== '');
  const rest = numbers.length - callsMax;
  const buttons = !meansCall(refusal);
  return {
    style: 'attention',
    heading: texts.message.urgent,
    lines: textsOf(...call.lines, buttons && rest > 0 ? texts.message.otherNumbers(rest) : undefined),
    links: buttons ? numbers.slice(0, callsMax).map((to) => ({ title: texts.info.call(to), url: telephone(to) })) : [],
  };
}
