import { after } from '../../domain/instant';
import type { Told } from '../../domain/told';
import type { DocumentOf } from '../../store/documents';
import type { Deps } from '../deps';

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
    state: 'pending',
    dueAt: deps.now(),
    ...(deps.pressed && { pressed: { ...deps.pressed, answeredBy: after(deps.now(), answeringMs) } }),
  };
}
