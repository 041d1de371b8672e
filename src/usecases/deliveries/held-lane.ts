import { after } from '../../domain/instant';
import type { DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';
import { changePerson } from '../places';

type Person = DocumentOf<'person'>;
/** Which instance holds what is on its way to a person, and whether others have something for them too. */
export type HeldBy = Person['lane'];

/** The instance that asks, and which others run as far as it knows. */
export interface Company {
  me: string;
  runs: (instance: string) => boolean;
}

/** How long a mark counts, and how long of it an instance that nobody has heard of yet is believed to run, in milliseconds. */
const markMs = 10 * 60_000;
const unheardMs = 2 * 60_000;

/** Nobody else holds it up, and nobody has something that belongs before or after what this instance has. */
export function isFree(lane: HeldBy, me: string): boolean {
  return lane === undefined || (lane.instance === me && lane.others !== true);
}

/** What came of taking a lane: another has it and knows of us; or it is ours, with or without what others have. */
export type Holding = 'elsewhere' | 'here' | 'here with others';

/**
 * Marks a lane that does not get on as this instance's, so that no other sends what is newer before it (ADR 30). Where
 * another that runs was first, it is told that there is more. Once it is `here with others` all that is on its way to
 * this person has to be asked of the store.
 */
export async function holdLane(
  deps: Pick<Deps, 'store' | 'now'>,
  personId: string,
  company: Company,
): Promise<Holding> {
  let held: Holding = 'here';
  await changePerson(deps, personId, (known) => {
    if (known === undefined) return known;
    const { lane } = known;
    const isMine = lane === undefined || lane.instance === company.me;
    if (!isMine && counts(deps, lane, company)) {
      held = 'elsewhere';
      return lane.others === true ? known : { ...known, lane: { ...lane, others: true as const } };
    }
    held = isMine && lane?.others !== true ? 'here' : 'here with others';
    return { ...known, lane: { instance: company.me, until: after(deps.now(), markMs) } };
  });
  return held;
}

/** Takes the mark away where nobody else has something for this person; otherwise as `holdLane`. */
export async function releaseLane(
  deps: Pick<Deps, 'store' | 'now'>,
  personId: string,
  { me }: Pick<Company, 'me'>,
): Promise<'free' | 'here with others'> {
  let released: 'free' | 'here with others' = 'free';
  await changePerson(deps, personId, (known) => {
    if (known?.lane?.instance !== me) return known;
    const { lane, ...rest } = known;
    released = lane.others === true ? 'here with others' : 'free';
    return released === 'free' ? rest : { ...rest, lane: { instance: me, until: after(deps.now(), markMs) } };
  });
  return released;
}

/** Of an instance that runs; an end further ahead than any of ours is by a wrong clock. */
function counts({ now }: Pick<Deps, 'now'>, { instance, until }: NonNullable<HeldBy>, { runs }: Company): boolean {
  const at = now();
  if (until <= at || until > after(at, markMs)) return false;
  return runs(instance) || until > after(at, markMs - unheardMs);
}
