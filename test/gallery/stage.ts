import type { Language } from '../../src/domain/language';
import { buttons, cardText, type RenderedCard } from '../helpers/card';
import type { Chatter } from '../helpers/chatter';
import type { Someone } from '../helpers/directory';
import { createWorld, type World, type WorldOptions } from '../helpers/world';
import { loadRegionNorth, people } from '../helpers/region-north';

export interface Entry {
  /** `thread`: what is drawn; by its beginning entries are chosen. */
  name: string;
  /** `answered`: in which state. */
  state: string;
  language: Language;
  card: RenderedCard;
}

/** Somebody who presses by verb: verbs stay, and are the same in both languages. */
export interface Presser extends Pick<Chatter, 'says' | 'lastCard' | 'cards' | 'posts' | 'sends' | 'installs'> {
  press: (verb: string, filled?: Record<string, string>, card?: RenderedCard) => Promise<RenderedCard>;
}

/** Where a scene plays: a world with people of region Noord, all reading one language. */
export interface Stage {
  language: Language;
  world: World;
  person: (someone: Someone) => Presser;
  show: (name: string, state: string, card: RenderedCard) => Promise<void>;
}

export type Scene = (stage: Stage) => Promise<void>;

function presser(chatter: Chatter): Presser {
  return {
    ...chatter,
    press: (verb, filled = {}, card = chatter.lastCard()) => {
      const found = buttons(card).find((each) => each.verb === verb);
      if (found === undefined) throw new Error(`Nothing presses ${verb} on this card:\n${cardText(card)}`);
      return chatter.presses(found.title, filled, card);
    },
  };
}

/** Plays a scene in a world of its own. */
export async function play(
  scene: Scene,
  language: Language,
  keep: (entry: Entry) => Promise<void>,
  options: WorldOptions = {},
): Promise<void> {
  const world = await createWorld(options);
  await loadRegionNorth(world.store);
  if (language === 'en') for (const each of Object.values(people)) await world.person(each).says('english');
  await scene({
    language,
    world,
    person: (someone) => presser(world.person(someone)),
    show: (name, state, card) => keep({ name, state, language, card }),
  });
  await world.close();
}
