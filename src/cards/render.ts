import { CodedError } from '../errors';
import type * as Templating from 'adaptivecards-templating';
import type { z } from 'zod';
import type { RefusalKind } from '../domain/refusal';
import { whenNeeded } from '../when-needed';
import { compose } from './compose';

const templating = whenNeeded('adaptivecards-templating');

/** An Adaptive Card as it goes to Teams. */
export interface Card {
  type: 'AdaptiveCard';
  [key: string]: unknown;
}

/** What somebody is shown: a card and, where it says why something was not done, what that was. */
export interface Shown {
  card: Card;
  refused?: RefusalKind;
  /** It is a card of its own from here on, which the delivery brings up to date. */
  kept?: true;
}

/** A template with the fields it needs; parsed at its first card, expanded once for each. */
export interface View<S extends z.ZodType> {
  name: string;
  schema: S;
  /** `refused` comes with the notice that says it (`refusalNotice`), and is no field of the template. */
  render: (data: z.input<S> & { refused?: RefusalKind }) => Shown;
}

/**
 * A view on a template of `cards/`, composed of its parts. The schema says exactly which fields the template uses
 * (test/cards/templates.test.ts); data with a missing or extra field throws, since that is a bug.
 */
export function defineView<S extends z.ZodType>(name: string, template: object, schema: S): View<S> {
  const composed = compose(name, template);
  // At the first card: to load the library and parse them all is half of what starting takes beyond the SDK.
  let parsed: Templating.Template | undefined;
  return {
    name,
    schema,
    render: ({ refused, ...data }) => ({
      card: expand(name, (parsed ??= new (templating().Template)(composed)), schema.parse(data)),
      ...(refused === undefined ? {} : { refused }),
    }),
  };
}

/**
 * Expands once: text of people that looks like an expression stays text. A field that is
 * missing would be printed as it stands, so it throws instead. The callback is a global of the
 * library and its exceptions are swallowed: it collects, the throw comes after.
 */
function expand(name: string, template: Templating.Template, data: unknown): Card {
  const missing: string[] = [];
  templating().GlobalSettings.getUndefinedFieldValueSubstitutionString = (path: string) => {
    missing.push(path);
    return '';
  };
  const context: Templating.IEvaluationContext = { $root: data as object };
  const card = template.expand(context) as Card;
  if (missing.length > 0) throw new CodedError('CARD_INCOMPLETE', `Card ${name} misses ${missing.join(', ')}`);
  return card;
}
