import type { Fields } from './fields';

export interface OtherClientAsked {
  /** Networks whose client may be the same one, for who is entitled to them. */
  likely: readonly { networkId: string; code: string }[];
}

/** N10: asked once of each such network; who knows that it is the same client opens it instead. */
export const otherClientField = {
  kind: 'choice',
  label: ({ network }) => network.sameClient,
  asked: ({ likely }) => likely.length > 0,
  refused: ['client-likely'],
  several: () => true,
  // Without a name: Teams reads what stands in a choice as Markdown.
  choices: ({ network }, { likely }) =>
    likely.map(({ code, networkId }) => ({ title: network.otherThan(code), value: networkId })),
  below: ({ network }) => network.sameClientHint,
} as const satisfies Fields<OtherClientAsked>[string];
