import { createHash } from 'node:crypto';
import type { Consent } from '../domain/consent';
import { levelsOf } from '../domain/directory';
import { after, type Instant } from '../domain/instant';
import { codeOf } from '../domain/network';
import type { AnyDocument, DocumentOf } from '../store/documents';
import { networkPartition, organisationOfTeam, organisationPartition, personPartition } from '../store/partitions';
import { UnusableDatabase } from '../store/sqlite-open';
import type { Store } from '../store/store';
import { insert } from '../store/write';
import type { Deps } from '../usecases/deps';
import { withTurn } from '../usecases/messages/thread-documents';
import { withMessage, type Message } from '../usecases/messages/thread-messages';
import { consentHeld } from '../usecases/networks/consent-held';
import { withPlace } from '../usecases/networks/steps/checklist';
import { personIdOf } from '../usecases/people/load-actor';
import { namePlaces } from '../usecases/places';
import { organisations, places, type DemoOrganisation, type DemoPlace } from './demo-directory';
import { networks, teamOfPerson, type DemoNetwork, type DemoThread } from './demo-networks';
import { demoPeople } from './people';

const hour = 3_600_000;

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
 * @throws UnusableDatabase where others' organisations are: they are somebody's in earnest
 */
export async function loadDemo(deps: Deps): Promise<void> {
  const known = await deps.store.get('organisation', organisationPartition('delinde'), 'organisation:delinde');
  if (known) return;
  const { items } = await deps.store.query('organisations', 'organisation', { limit: 1 });
  // The directory comes last, so that an earlier start that was stopped half-way left none.
  if (items.length > 0 && !organisations.some(({ id }) => id === items[0]?.doc.organisationId))
    throw new UnusableDatabase(
      'The database holds organisations that are not of the demo; name another folder with SCHAKEL_DATA. Nothing was changed.',
    );
  for (const person of demoPeople) await add(deps.store, [personDocument(deps, person.key)]);
  for (const network of networks) await add(deps.store, networkDocuments(deps, network));
  // The directory last: it is what a next start looks for.
  for (const organisation of [...organisations].reverse())
    await add(deps.store, directoryDocuments(deps, organisation));
}

async function add(store: Store, docs: AnyDocument[]): Promise<void> {
  const partition = docs[0]?.partition ?? '';
  const writes = docs.map(insert);
  await namePlaces({ store }, writes);
  const committed = await store.commit(partition, writes);
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
      teams: organisation.teams.map((team) => ({
        teamId: team.id,
        name: team.name,
        digestTime: '08:30',
        contactPersonId: team.contact === null ? null : personOf(team.contact).personId,
      })),
      absences: [],
    },
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

function ago(deps: Deps, hours: number): Instant {
  return after(deps.now(), -hours * hour);
}

function networkDocuments(deps: Deps, demo: DemoNetwork): AnyDocument[] {
  const networkId = idOf(demo.key);
  const starter = personOf(demo.startedBy);
  const startedAt = ago(deps, demo.startedHoursAgo);
  const base = { partition: networkPartition(networkId), schemaVersion: 1 as const, networkId };
  const startedByTeam = teamOfPerson[demo.startedBy] ?? '';
  const consent: Consent = {
    text: deps.region.consent.nl,
    givenBy: 'client',
    giverName: '',
    form: 'oral',
    recordedBy: starter.personId,
    recordedByOrganisation: organisationOfTeam(startedByTeam),
    recordedAt: startedAt,
    covers: [...new Set(demo.teams.map(organisationOfTeam))],
  };
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
      ...consentHeld(consent),
      covers: consent.covers,
    },
    ...demo.teams.map((teamId) => ({
      ...base,
      type: 'member' as const,
      id: `member:${networkId}:${teamId}`,
      teamId,
      organisationId: organisationOfTeam(teamId),
      since: startedAt,
    })),
    { ...base, type: 'consent', id: 'consent:1', ...consent },
    checklistOf(deps, demo, networkId),
    ...demo.threads.map((thread, index) => threadDocument(deps, networkId, thread, `${demo.key}-${index}`)),
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
  });
}

function threadDocument(deps: Deps, networkId: string, demo: DemoThread, key: string): DocumentOf<'thread'> {
  const threadId = idOf(key);
  const events = demo.events.map((event) => ({
    kind: event.kind,
    at: ago(deps, event.hoursAgo),
    personId: personOf(event.by).personId,
    teamId: teamOfPerson[event.by] ?? '',
  }));
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
    messages: 0,
    latest: [],
    parts: [],
    spent: 0,
    version: events.length,
    pauses: { asker: [], addressee: [] },
    remindedFor: null,
    startedAt: events[0]?.at ?? deps.now(),
  });
  return demo.events.reduce((written, { text, by }, index) => {
    const event = events[index];
    if (event === undefined || text === undefined) return written;
    return withMessage(written, { ...event, kind: event.kind as Message['kind'], authorName: personOf(by).name, text });
  }, thread);
}
