import type { Actor, Level, Staff } from './directory';

/** What a level or role gives by itself (R1), before the medical-data tick. */
export interface LevelRights {
  messages: boolean;
  reports: boolean;
  staff: boolean;
}

const none: LevelRights = { messages: false, reports: false, staff: false };

/**
 * R1, the table: level (practice) or role (partners) → rights.
 *
 * | level | messages | reports | staff |
 * |---|---|---|---|
 * | A, hoofd-zorgverlener | yes | yes | yes (hoofd-zorgverlener too) |
 * | B | no | no | no |
 * | B+, D | no | yes | no |
 * | C, C+ | yes | yes | no |
 * | E, zorgverlener | yes | no | no |
 */
export const rightsByLevel: Readonly<Record<Level, LevelRights>> = {
  A: { messages: true, reports: true, staff: true },
  B: none,
  'B+': { ...none, reports: true },
  C: { messages: true, reports: true, staff: false },
  'C+': { messages: true, reports: true, staff: false },
  D: { ...none, reports: true },
  E: { ...none, messages: true },
  'lead-professional': { messages: true, reports: true, staff: true },
  professional: { ...none, messages: true },
};

export interface Rights extends LevelRights {
  /** Contents of networks and threads: messages + medical-data tick + care professional (R1, R6). */
  contents: boolean;
}

/** R1: the rights one place gives; an inactive place gives none (R5). */
export function rightsOf(staff: Staff): Rights {
  if (!staff.active) return { ...none, contents: false };
  const level = rightsByLevel[staff.level];
  return { ...level, contents: level.messages && staff.medicalData && staff.careProfessional };
}

/** The actor's places that open contents (R1, R6). */
export function contentPlaces(actor: Actor): Staff[] {
  return actor.staff.filter((place) => rightsOf(place).contents);
}

/** A1, A2: the organisations for which this person can stand in for others: only practices are deputies. */
export function deputyOrganisations(actor: Actor): string[] {
  const practices = contentPlaces(actor).filter((place) => place.organisationKind === 'practice');
  return [...new Set(practices.map((place) => place.organisationId))];
}

/** R1, N1: the teams whose networks this person may see, each once. */
export function contentTeams(actor: Actor): string[] {
  return [...new Set(contentPlaces(actor).flatMap((place) => place.teamIds))];
}

/** R1: the organisations whose staff this person manages (accountbeheerder). */
export function managedOrganisations(actor: Actor): string[] {
  return actor.staff.filter((place) => rightsOf(place).staff).map((place) => place.organisationId);
}

/** R2: known here at all, with at least one active place. */
export function hasAccess(actor: Actor): boolean {
  return actor.staff.some((place) => place.active);
}
