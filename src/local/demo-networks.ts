import type { Category } from '../domain/category';
import type { TickedStep } from '../domain/steps';
import type { ThreadEvent } from '../domain/thread';

interface DemoMessage {
  by: string;
  kind: ThreadEvent['kind'];
  hoursAgo: number;
  text?: string;
}

export interface DemoThread {
  category: Category;
  subject: string;
  from: string;
  to: string;
  events: DemoMessage[];
}

export interface DemoNetwork {
  key: string;
  client: { name: string; birthDate: string };
  teams: string[];
  startedBy: string;
  startedHoursAgo: number;
  /** The steps done on the day of the start (N3, N7). */
  stepsDone: TickedStep[];
  threads: DemoThread[];
}

/** The team for which each demo person acts. */
export const teamOfPerson: Record<string, string> = {
  gp: 'delinde.praktijk',
  'district-nurse': 'merwede.noord',
  contact: 'oost.wijk',
};

/** Networks with threads in every state, their times in hours before now. Clients and questions are invented. */
export const networks: DemoNetwork[] = [
  {
    key: 'demo-1',
    client: { name: 'Truus van Dalen', birthDate: '1938-04-12' },
    teams: ['delinde.praktijk', 'merwede.noord', 'oost.wijk'],
    startedBy: 'gp',
    startedHoursAgo: 400,
    stepsDone: ['patient-card', 'resident-invited', 'resident-activated'],
    threads: [
      {
        category: 'medication',
        subject: 'Plaspil en bloeddruk',
        from: 'merwede.noord',
        to: 'delinde.praktijk',
        events: [
          {
            by: 'district-nurse',
            kind: 'asked',
            hoursAgo: 31,
            text: 'De bloeddruk is de laatste drie dagen rond 105/60. Kan de plaspil omlaag?',
          },
          { by: 'gp', kind: 'seen', hoursAgo: 26 },
        ],
      },
      {
        category: 'care',
        subject: 'Hulp bij aankleden',
        from: 'delinde.praktijk',
        to: 'oost.wijk',
        events: [
          {
            by: 'gp',
            kind: 'asked',
            hoursAgo: 71,
            text: 'Kunnen jullie bespreken welke hulp bij het aankleden haalbaar is in de ochtend?',
          },
        ],
      },
      {
        category: 'administration',
        subject: 'Nieuwe huissleutel',
        from: 'oost.wijk',
        to: 'merwede.noord',
        events: [
          {
            by: 'contact',
            kind: 'asked',
            hoursAgo: 120,
            text: 'De sleutelkluis is vervangen. Kunnen jullie de nieuwe code bij de dochter opvragen?',
          },
          {
            by: 'district-nurse',
            kind: 'answered',
            hoursAgo: 98,
            text: 'Gedaan, de dochter heeft de code doorgegeven. Alle collega’s weten ervan.',
          },
        ],
      },
    ],
  },
  {
    key: 'demo-2',
    client: { name: 'Ahmed Yilmaz', birthDate: '1945-11-02' },
    teams: ['delinde.praktijk', 'merwede.noord'],
    startedBy: 'district-nurse',
    startedHoursAgo: 200,
    stepsDone: ['patient-card', 'resident-invited'],
    threads: [
      {
        category: 'care',
        subject: 'Wond aan de hiel',
        from: 'delinde.praktijk',
        to: 'merwede.noord',
        events: [
          { by: 'gp', kind: 'asked', hoursAgo: 30, text: 'Hoe ziet de wond eruit na een week met het nieuwe verband?' },
          {
            by: 'district-nurse',
            kind: 'asked-back',
            hoursAgo: 6,
            text: 'De randen zijn rustig, het midden is nog vochtig. Wil je er een foto van?',
          },
        ],
      },
      {
        category: 'medication',
        subject: 'Insuline in de avond',
        from: 'delinde.praktijk',
        to: 'merwede.noord',
        events: [
          {
            by: 'gp',
            kind: 'asked',
            hoursAgo: 3,
            text: 'Lukt het om de avonddosis rond 21:00 te geven in plaats van 19:00?',
          },
        ],
      },
    ],
  },
  {
    key: 'demo-3',
    client: { name: 'Wil de Groot', birthDate: '1951-06-30' },
    teams: ['delinde.praktijk', 'oost.wijk'],
    startedBy: 'gp',
    startedHoursAgo: 90,
    stepsDone: ['patient-card'],
    threads: [
      {
        category: 'other',
        subject: 'Maaltijden thuis',
        from: 'delinde.praktijk',
        to: 'oost.wijk',
        events: [
          {
            by: 'gp',
            kind: 'asked',
            hoursAgo: 52,
            text: 'Is er in de wijk een maaltijddienst die zoutarm kookt? Graag aanmelden als dat kan.',
          },
        ],
      },
    ],
  },
];
