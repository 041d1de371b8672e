import type { Store } from '../../src/store/store';
import { addOrganisation, addStaff, someone } from './directory';

/** The people most scenes need: a practice, home care with two teams, a neighbourhood team. */
export const people = {
  /** GP, level A, account manager of the practice. */
  gp: someone('gerrit', 'praktijk'),
  /** Practice nurse, level E, same team. */
  practiceNurse: someone('petra', 'praktijk'),
  /** District nurse, hoofd-zorgverlener, contact person of home care team Noord. */
  nurse: someone('noor', 'thuiszorg'),
  /** Colleague of the district nurse in team Noord. */
  colleague: someone('carla', 'thuiszorg'),
  /** Account manager of home care who is no care professional. */
  manager: someone('mark', 'thuiszorg'),
  /** Contact person of the practice's team: gets its digest. */
  assistant: someone('anja', 'praktijk'),
  /** Neighbourhood team, contact person. */
  social: someone('sofie', 'buurt'),
  /** Home care, team Zuid: in no network unless a test adds it. */
  south: someone('zara', 'thuiszorg'),
  /** Nobody yet. */
  stranger: someone('wim', 'thuiszorg'),
};

/** Loads the directory of the scenes into an empty store. */
export async function loadRegionNorth(store: Store): Promise<void> {
  await addOrganisation(store, 'praktijk', {
    kind: 'practice',
    name: 'Praktijk De Brug',
    phone: '030 555 11 11',
    teams: [{ id: 'praktijk.team', name: 'Praktijkteam', contact: people.assistant }],
  });
  await addOrganisation(store, 'thuiszorg', {
    kind: 'home-care',
    name: 'Thuiszorg De Vecht',
    phone: '030 555 22 22',
    teams: [
      { id: 'thuiszorg.noord', name: 'Team Noord', contact: people.nurse },
      { id: 'thuiszorg.zuid', name: 'Team Zuid' },
    ],
  });
  await addOrganisation(store, 'buurt', {
    kind: 'neighbourhood-team',
    name: 'Buurtteam West',
    phone: '030 555 33 33',
    teams: [{ id: 'buurt.west', name: 'Team West', contact: people.social }],
  });
  const practice = { organisation: 'praktijk', teams: ['praktijk.team'] };
  await addStaff(store, 'practice', people.gp, { ...practice, level: 'A', function: 'huisarts' });
  await addStaff(store, 'practice', people.practiceNurse, { ...practice, level: 'E' });
  await addStaff(store, 'practice', people.assistant, { ...practice, level: 'C', function: 'assistent' });
  const north = { organisation: 'thuiszorg', teams: ['thuiszorg.noord'] };
  await addStaff(store, 'home-care', people.nurse, { ...north, level: 'lead-professional' });
  await addStaff(store, 'home-care', people.colleague, north);
  await addStaff(store, 'home-care', people.manager, {
    organisation: 'thuiszorg',
    teams: [],
    level: 'lead-professional',
    medicalData: false,
    careProfessional: false,
    function: 'teammanager',
  });
  await addStaff(store, 'home-care', people.south, { organisation: 'thuiszorg', teams: ['thuiszorg.zuid'] });
  await addStaff(store, 'neighbourhood-team', people.social, { organisation: 'buurt', teams: ['buurt.west'] });
}
