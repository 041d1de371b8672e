import type { Input, Verb } from '../actions';
import type { Shown } from '../cards/render';
import type { Actor } from '../domain/directory';
import type { Texts } from '../texts';
import type { Deps } from '../usecases/deps';

/** One press or command: who it is, in which language, with what to work. */
export interface Turn {
  deps: Deps;
  actor: Actor;
  texts: Texts;
  /** IANA time zone in which moments are shown (D4). */
  zone: string;
}

/** What a verb does: checked input in, what takes the place of the pressed card out, with what was refused. */
export type Route<V extends Verb> = (turn: Turn, input: Input<V>) => Promise<Shown>;
