/** Organisations that work together around a client (DOMAIN, words). */
export const organisationKinds = ['practice', 'home-care', 'neighbourhood-team', 'chain-partner'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** R1: levels in a practice. */
export const practiceLevels = ['A', 'B', 'B+', 'C', 'C+', 'D', 'E'] as const;
/** R1: roles at partners: hoofd-zorgverlener and zorgverlener. */
export const partnerRoles = ['lead-professional', 'professional'] as const;
export const levels = [...practiceLevels, ...partnerRoles] as const;
export type Level = (typeof levels)[number];

/** The levels R1 knows for an organisation of this kind. */
export function levelsOf(kind: OrganisationKind): readonly Level[] {
  return kind === 'practice' ? practiceLevels : partnerRoles;
}

/** One person's place in one organisation; rights follow from it (R1). */
export interface Staff {
  personId: string;
  organisationId: string;
  organisationKind: OrganisationKind;
  name: string;
  level: Level;
  /** Toegang tot medische gegevens, a tick given apart. */
  medicalData: boolean;
  careProfessional: boolean;
  teamIds: string[];
  active: boolean;
}

/** Who acts: a person with the places held at this moment, read from the store at each press. */
export interface Actor {
  personId: string;
  name: string;
  staff: Staff[];
}
