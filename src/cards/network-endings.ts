import { teamName } from '../domain/team-name';
import type { Texts } from '../texts';
import { dated } from '../texts/moments';
import type { NetworkView } from '../usecases/networks/endings/read-network';
import { button, type Button } from './parts';

/** N9, C4, C5: what a member can do about the end of a network, and who joins it. */
export function endingButtons(texts: Texts, view: NetworkView): Button[] {
  const { ending } = texts;
  const { networkId, state } = view.network;
  return [
    ...(state === 'open' ? [button(ending.extend, 'consent.extend', { networkId })] : []),
    ...(view.mayAskClosing ? [button(ending.ask, 'closing.write', { networkId })] : []),
    ...(view.mayClose ? [button(ending.close, 'network.close', { networkId })] : []),
  ];
}

/** C5: its form says what happens, and asks again. */
export function withdrawButton({ ending }: Texts, networkId: string): Button {
  return button(ending.withdraw, 'consent.withdraw', { networkId }, { style: 'destructive' });
}

/** N9: who asked to wind up, who closed, and when. */
export function endingFacts(texts: Texts, zone: string, view: NetworkView): { label: string; value: string }[] {
  const { ending } = texts;
  const { closed, closingAsked = [] } = view.network;
  const at = (instant: string): string => dated(texts.language, zone, instant);
  if (closed)
    return [
      {
        label: ending.closed,
        value: ending.closedBy(teamName(view.teams.find((each) => each.teamId === closed.teamId)), at(closed.at)),
      },
    ];
  return closingAsked.map((asked) => ({
    label: ending.asked,
    value: ending.askedBy(teamName(view.teams.find((each) => each.teamId === asked.teamId)), at(asked.at)),
  }));
}
