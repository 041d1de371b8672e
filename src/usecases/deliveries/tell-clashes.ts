import { clashesIn, type Absence, type Obstacle } from '../../domain/absence';
import type { Deps } from '../deps';
import { absencesIn } from '../directory/read-absences';
import { eachInTurn } from '../each-in-turn';
import { readReadable } from '../read-all';
import { cardForManagers, localDate } from './card-for-managers';

/** Called for each absence that cannot stand beside another. */
export type ClashFound = (absence: Absence, kind: Obstacle['kind']) => void;

/**
 * A2 over partitions: two absences that were recorded at the same moment, of which a stop kept the second look (ADR 10),
 * or that came in another way. Which of them is to change is for people to say: the account managers of each absent
 * organisation are told once a day, without health information, until nothing is wrong any more. Answers how many.
 * @throws the first fault, after the others have had their turn; the next run tries again
 */
export async function tellClashes(deps: Deps, found: ClashFound): Promise<number> {
  const organisations = await readReadable(deps.store, 'organisations', 'organisation');
  const absences = organisations.found.flatMap(({ doc }) => absencesIn(doc));
  const date = localDate(deps);
  const faults: unknown[] = [...organisations.faults];
  const tell = async ({ absence, obstacle }: ReturnType<typeof clashesIn>[number]): Promise<boolean> => {
    const { organisationId, absenceId } = absence;
    found(absence, obstacle.kind);
    const about = { kind: 'absence-clash' as const, organisationId, absenceId, date };
    await cardForManagers(deps, about, `absence-clash:${absenceId}:${date}`);
    return true;
  };
  return eachInTurn(clashesIn(absences, deps.now()), tell, faults);
}
