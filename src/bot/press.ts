import { actions, isVerb, type Input, type Verb } from '../actions';
import type { Card, Shown } from '../cards/render';
import type { Refusal } from '../domain/refusal';
import { refusalText } from '../texts';
import { onRecord } from './on-record';
import { routes } from './routes';
import type { Route, Turn } from './turn';

/** What a press comes to: a card in its place, or an error that leaves the card as it is. */
export type Pressed = { kind: 'card'; card: Card; kept: boolean } | { kind: 'error'; code: string; message: string };

/** Carries out one press; input that the verb does not know is refused before anything is read. */
export async function press(turn: Turn, verb: unknown, data: unknown): Promise<Pressed> {
  if (!isVerb(verb)) return invalid(turn, { kind: 'unknown-action' });
  const parsed = actions[verb].safeParse(data ?? {});
  if (!parsed.success) return invalid(turn, { kind: 'form-invalid' });
  const { card, kept = false } = await follow(turn, verb, parsed.data as Input<typeof verb>);
  return { kind: 'card', card, kept };
}

function follow<V extends Verb>(turn: Turn, verb: V, input: Input<V>): Promise<Shown> {
  const route = routes[verb] as Route<V>;
  return onRecord(turn, verb, input, (noted) => route(noted, input));
}

function invalid(turn: Turn, refusal: Refusal): Pressed {
  return { kind: 'error', code: 'BadRequest', message: refusalText(turn.texts.refusals, refusal) };
}
