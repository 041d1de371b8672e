import type { ColleagueView } from '../usecases/staff/read-colleague';
import type { Choice, Fields } from './fields';

type ColleagueAsked = Pick<ColleagueView, 'place' | 'own' | 'levels' | 'tick'>;

/** R2: nobody changes their own level, and nobody that of who has left. */
export function changeable({ place, own }: Pick<ColleagueView, 'place' | 'own'>): boolean {
  return place.active && !own;
}

/** R2: the level or role of a colleague and, apart from it, the tick. */
export const colleagueFields = {
  level: {
    kind: 'choice',
    label: ({ staff }) => staff.level,
    asked: changeable,
    style: () => 'compact',
    choices: ({ access }, { levels }) => levels.map((level) => ({ title: access.levels[level], value: level })),
    required: { kind: 'level-missing' },
    refused: ['may-not-give'],
  },
  medicalData: {
    kind: 'toggle',
    label: ({ staff }) => staff.medicalLabel,
    title: ({ staff }) => staff.medicalTick,
    asked: (form) => changeable(form) && form.tick,
  },
} as const satisfies Fields<ColleagueAsked>;

export interface LeavingAsked {
  /** Who can succeed: a person in a team. */
  successors: Choice[];
  /** More teams than one lose their contact person. */
  several: boolean;
}

/** R5, R7: who succeeds as contact person, a choice a team. */
export const leavingFields = {
  successors: {
    kind: 'choice',
    label: ({ staff }) => staff.successors,
    hint: ({ staff }) => staff.successorsHint,
    asked: ({ successors }) => successors.length > 0,
    style: () => 'compact',
    several: ({ several }) => several,
    choices: (_texts, { successors }) => successors,
    refused: ['successor-twice', 'not-in-team'],
  },
} as const satisfies Fields<LeavingAsked>;
