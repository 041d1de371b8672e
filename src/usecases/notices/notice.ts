import { after } from '../../domain/instant';
import type { Told } from '../../domain/told';
import type { DocumentOf } from '../../store/documents';
import type { Deps, PressedCard } from '../deps';

type Notice = DocumentOf<'notice'>;

/** What a notice is of, and who gets a new card of it. Its id tells apart what must be told once. */
export interface Announced extends Pick<Notice, 'partition' | 'id' | 'about'> {
  /** Of what it is about; higher is newer. */
  version: number;
  told: Told;
}

/**
 * How long after its decision a press may still be being answered, in milliseconds: Teams waits no longer for an answer.
 * Before that the pressed card is left alone: telephones say "Something went wrong" of one that is replaced meanwhile
 * (botbuilder-js 4430).
 */
export const answeringMs = 5_000;

/** Whether a new card for whoever pressed takes the place of the pressed one, and so is the answer too. */
export function takesPlace({ pressed }: Pick<Deps, 'pressed'>): boolean {
  return pressed?.free === true;
}

/** To be committed with what happened; the delivery job spreads it over cards. */
export function notice(deps: Deps, { partition, id, about, version, told }: Announced): Notice {
  return {
    type: 'notice',
    partition,
    id,
    schemaVersion: 1,
    about,
    version,
    alertTeamId: told.teamId,
    alertPersonIds: [...told.personIds],
    ...(told.except !== undefined && { exceptPersonId: told.except }),
    state: 'pending',
    dueAt: deps.now(),
    ...(deps.pressed && { pressed: pressedOf(deps, deps.pressed, told) }),
  };
}

function pressedOf(deps: Deps, { personId, activityId }: PressedCard, told: Told): Notice['pressed'] {
  const takes = takesPlace(deps) && told.personIds.includes(personId);
  return { personId, activityId, answeredBy: after(deps.now(), answeringMs), ...(takes && { takesPlace: true }) };
}
