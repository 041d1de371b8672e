import { createHash } from 'node:crypto';
import type { Category } from '../domain/category';
import { levelsOf, type Level, type OrganisationKind } from '../domain/directory';
import { after, type Instant } from '../domain/instant';
import { codeOf } from '../domain/network';
import type { TickedStep } from '../domain/steps';
import type { ThreadEvent } from '../domain/thread';
import type { AnyDocument, DocumentOf } from '../store/documents';
import { networkPartition, organisationOfTeam, organisationPartition, personPartition } from '../store/partitions';
import type { Store } from '../store/store';
import type { Deps } from '../usecases/deps';
import { messageDocument, withTurn } from '../usecases/messages/thread-documents';
import { withPlace } from '../usecases/networks/steps/checklist';
import { personIdOf } from '../usecases/people/load-actor';
import { demoPeople } from './people';

const hour = 3_600_000;

interface DemoOrganisation {
  id: string;
  kind: OrganisationKind;
  name: string;
  phone: string;
  domain: string;
  teams: { id: string; name: string; contact: string | null }[];
}

const organisations: DemoOrganisation[] = [
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

interface DemoPlace {
  key: string;
  organisation: string;
  teams: string[];
  level: Level;
  function: string;
  medicalData: boolean;
  careProfessional: boolean;
}

const places: DemoPlace[] = [
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

/** A short id that is the same at every start. */
function idOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

function personOf(key: string): (typeof demoPeople)[number] & { personId: string } {
  const person = demoPeople.find((each) => each.key === key);
  if (person === undefined) throw new Error(`No demo person ${key}`);
  return { ...person, personId: personIdOf(person) };
}

/**
 * Loads the fictional demo directory with networks whose threads are in every state, their times
 * relative to now. Does nothing when it is there already, so that a second start keeps the data.
 */
export async function loadDemo(deps: Deps): Promise<void> {
  const known = await deps.store.get('organisation', organisationPartition('delinde'), 'organisation:delinde');
  if (known) return;
  for (const person of demoPeople) await insert(deps.store, [personDocument(deps, person.key)]);
  for (const network of networks) await insert(deps.store, networkDocuments(deps, network));
  // The directory last: it is what a next start looks for.
  for (const organisation of [...organisations].reverse())
    await insert(deps.store, directoryDocuments(deps, organisation));
}

async function insert(store: Store, docs: AnyDocument[]): Promise<void> {
  const partition = docs[0]?.partition ?? '';
  const committed = await store.commit(
    partition,
    docs.map((doc) => ({ kind: 'insert', doc })),
  );
  // `exists`: an earlier start was stopped half-way; what it wrote is the same.
  if (!committed.ok && committed.reason !== 'exists') throw new Error(`The demo could not be stored in ${partition}`);
}

/** The Playground always says it is American; the demo's people read Dutch. */
function personDocument(deps: Deps, key: string): DocumentOf<'person'> {
  const person = personOf(key);
  return {
    type: 'person',
    partition: personPartition(person.personId),
    id: 'person',
    schemaVersion: 1,
    personId: person.personId,
    tenantId: person.tenantId,
    aadObjectId: person.aadObjectId,
    name: person.name,
    email: person.email,
    language: 'nl',
    locale: null,
    conversation: null,
    profileAt: null,
    lastSeen: deps.now(),
  };
}

function directoryDocuments(deps: Deps, organisation: DemoOrganisation): AnyDocument[] {
  const partition = organisationPartition(organisation.id);
  const base = { partition, schemaVersion: 1 as const };
  const staff = places.filter((place) => place.organisation === organisation.id);
  const tenants = staff.map((place) => personOf(place.key).tenantId);
  return [
    {
      ...base,
      type: 'organisation',
      id: `organisation:${organisation.id}`,
      organisationId: organisation.id,
      kind: organisation.kind,
      name: organisation.name,
      phone: organisation.phone,
      opening: 'maandag tot en met vrijdag 8.00–17.00 uur',
      tenantIds: [...new Set(tenants)],
      emailDomains: [organisation.domain],
    },
    ...organisation.teams.map((team) => ({
      ...base,
      type: 'team' as const,
      id: `team:${team.id}`,
      teamId: team.id,
      organisationId: organisation.id,
      name: team.name,
      digestTime: '08:30',
      contactPersonId: team.contact === null ? null : personOf(team.contact).personId,
    })),
    ...staff.flatMap((place) => staffDocuments(deps, organisation, place)),
  ];
}

function staffDocuments(deps: Deps, organisation: DemoOrganisation, place: DemoPlace): AnyDocument[] {
  const partition = organisationPartition(organisation.id);
  const base = { partition, schemaVersion: 1 as const, organisationId: organisation.id };
  const person = personOf(place.key);
  if (!levelsOf(organisation.kind).includes(place.level))
    throw new Error(`Level ${place.level} is not of ${organisation.kind}`);
  return [
    {
      ...base,
      type: 'staff',
      id: `staff:${organisation.id}:${person.personId}`,
      personId: person.personId,
      organisationKind: organisation.kind,
      name: person.name,
      email: person.email,
      function: place.function,
      level: place.level,
      medicalData: place.medicalData,
      careProfessional: place.careProfessional,
      teamIds: place.teams,
      active: true,
      since: deps.now(),
    },
    ...place.teams.map((teamId) => ({
      ...base,
      type: 'seat' as const,
      id: `seat:${teamId}:${person.personId}`,
      personId: person.personId,
      teamId,
    })),
  ];
}

interface DemoMessage {
  by: string;
  kind: ThreadEvent['kind'];
  hoursAgo: number;
  text?: string;
}

interface DemoThread {
  category: Category;
  subject: string;
  from: string;
  to: string;
  events: DemoMessage[];
}

interface DemoNetwork {
  key: string;
  client: { name: string; birthDate: string };
  teams: string[];
  startedBy: string;
  startedHoursAgo: number;
  /** The steps done on the day of the start (N3, N7). */
  stepsDone: TickedStep[];
  threads: DemoThread[];
}

const teamOfPerson: Record<string, string> = {
  gp: 'delinde.praktijk',
  'district-nurse': 'merwede.noord',
  contact: 'oost.wijk',
};

const networks: DemoNetwork[] = [
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

function ago(deps: Deps, hours: number): Instant {
  return after(deps.now(), -hours * hour);
}

function networkDocuments(deps: Deps, demo: DemoNetwork): AnyDocument[] {
  const networkId = idOf(demo.key);
  const starter = personOf(demo.startedBy);
  const startedAt = ago(deps, demo.startedHoursAgo);
  const base = { partition: networkPartition(networkId), schemaVersion: 1 as const, networkId };
  const startedByTeam = teamOfPerson[demo.startedBy] ?? '';
  return [
    {
      ...base,
      type: 'network',
      id: 'network',
      code: codeOf(networkId),
      client: demo.client,
      practiceId: 'delinde',
      teamIds: demo.teams,
      state: 'open',
      source: 'existing-client',
      reference: '',
      startedBy: starter.personId,
      startedByTeam,
      startedAt,
    },
    ...demo.teams.map((teamId) => ({
      ...base,
      type: 'member' as const,
      id: `member:${networkId}:${teamId}`,
      teamId,
      organisationId: organisationOfTeam(teamId),
      since: startedAt,
    })),
    {
      ...base,
      type: 'consent',
      id: 'consent:1',
      text: deps.region.consent.nl,
      givenBy: 'client',
      giverName: '',
      form: 'oral',
      recordedBy: starter.personId,
      recordedByOrganisation: organisationOfTeam(startedByTeam),
      recordedAt: startedAt,
      covers: [...new Set(demo.teams.map(organisationOfTeam))],
    },
    checklistOf(deps, demo, networkId),
    ...demo.threads.flatMap((thread, index) => threadDocuments(deps, networkId, thread, `${demo.key}-${index}`)),
  ];
}

function checklistOf(deps: Deps, demo: DemoNetwork, networkId: string): DocumentOf<'checklist'> {
  const gp = personOf('gp');
  const by = { personId: gp.personId, personName: gp.name, teamId: teamOfPerson.gp ?? '' };
  return withPlace({
    type: 'checklist',
    partition: networkPartition(networkId),
    id: 'checklist',
    schemaVersion: 1,
    networkId,
    practiceId: 'delinde',
    practiceTeamId: 'delinde.praktijk',
    startedAt: ago(deps, demo.startedHoursAgo),
    events: demo.stepsDone.map((step, index) => ({
      ...by,
      kind: 'done',
      step,
      at: ago(deps, demo.startedHoursAgo - 1 - index),
    })),
    askThreadId: null,
    requestId: null,
  });
}

function threadDocuments(deps: Deps, networkId: string, demo: DemoThread, key: string): AnyDocument[] {
  const threadId = idOf(key);
  const events = demo.events.map((event) => ({
    kind: event.kind,
    at: ago(deps, event.hoursAgo),
    personId: personOf(event.by).personId,
    teamId: teamOfPerson[event.by] ?? '',
  }));
  const written = demo.events.filter((event) => event.text !== undefined);
  const thread = withTurn(deps.region, {
    type: 'thread',
    partition: networkPartition(networkId),
    id: `thread:${threadId}`,
    schemaVersion: 1,
    threadId,
    networkId,
    category: demo.category,
    subject: demo.subject,
    askerTeamId: demo.from,
    addresseeTeamId: demo.to,
    events,
    messages: written.length,
    version: events.length,
    pauses: { asker: [], addressee: [] },
    remindedFor: null,
    startedAt: events[0]?.at ?? deps.now(),
  });
  const messages = written.map((event, index) =>
    messageDocument(
      { ...deps, now: () => ago(deps, event.hoursAgo) },
      { ...thread, messages: index + 1 },
      {
        kind: event.kind as DocumentOf<'message'>['kind'],
        personId: personOf(event.by).personId,
        authorName: personOf(event.by).name,
        teamId: teamOfPerson[event.by] ?? '',
        text: event.text ?? '',
      },
    ),
  );
  return [thread, ...messages];
}
