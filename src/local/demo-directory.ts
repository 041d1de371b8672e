import type { Level, OrganisationKind } from '../domain/directory';

export interface DemoOrganisation {
  id: string;
  kind: OrganisationKind;
  name: string;
  phone: string;
  domain: string;
  teams: { id: string; name: string; contact: string | null }[];
}

/** The fictional region of the demo. */
export const organisations: DemoOrganisation[] = [
  {
    id: 'delinde',
    kind: 'practice',
    name: 'Huisartsenpraktijk De Linde',
    phone: '030 555 01 10',
    domain: 'delinde.example',
    teams: [{ id: 'delinde.praktijk', name: 'Praktijkteam', contact: 'gp' }],
  },
  {
    id: 'merwede',
    kind: 'home-care',
    name: 'Thuiszorg Merwede',
    phone: '030 555 02 20',
    domain: 'thuiszorgmerwede.example',
    teams: [
      { id: 'merwede.noord', name: 'Team Noord', contact: 'district-nurse' },
      { id: 'merwede.zuid', name: 'Team Zuid', contact: null },
    ],
  },
  {
    id: 'oost',
    kind: 'neighbourhood-team',
    name: 'Buurtteam Oost',
    phone: '030 555 03 30',
    domain: 'buurtteamoost.example',
    teams: [{ id: 'oost.wijk', name: 'Wijkteam', contact: 'contact' }],
  },
];

export interface DemoPlace {
  key: string;
  organisation: string;
  teams: string[];
  level: Level;
  function: string;
  medicalData: boolean;
  careProfessional: boolean;
}

/** Who works where, with which level and ticks. */
export const places: DemoPlace[] = [
  {
    key: 'gp',
    organisation: 'delinde',
    teams: ['delinde.praktijk'],
    level: 'A',
    function: 'huisarts',
    medicalData: true,
    careProfessional: true,
  },
  {
    key: 'district-nurse',
    organisation: 'merwede',
    teams: ['merwede.noord'],
    level: 'lead-professional',
    function: 'wijkverpleegkundige',
    medicalData: true,
    careProfessional: true,
  },
  {
    key: 'contact',
    organisation: 'oost',
    teams: ['oost.wijk'],
    level: 'professional',
    function: 'maatschappelijk werker',
    medicalData: true,
    careProfessional: true,
  },
  {
    key: 'account-manager',
    organisation: 'merwede',
    teams: [],
    level: 'lead-professional',
    function: 'teammanager',
    medicalData: false,
    careProfessional: false,
  },
];
