import { after } from '../../domain/instant';
import { digestDue, nextDigest } from '../../domain/schedule';
import type { DocumentOf } from '../../store/documents';
import { find, key } from '../../store/keys';
import { maxWrites, type Write } from '../../store/store';
import { insert } from '../../store/write';
import { accountManagers } from '../access/account-managers';
import { cardIdOf, newCard } from '../notices/card-documents';
import { auditWrite, clock } from '../audit';
import type { Deps } from '../deps';
import { allTeams, type Team } from '../directory/all-of';
import { eachInTurn } from '../each-in-turn';
import { readOrTell } from '../read-all';
import { contactState, digestId, managers } from './contact-state';
import { withManagers, type DigestMemory } from './digest-memory';
import { rowsMax } from './digest-page';
import { lookTogether, type TeamLook } from './look-together';
import { digestOf } from './read-digest';

/** As many cards as fit in one batch beside the digest and its record. */
const cardsInBatch = maxWrites - 2;

/** How long after a digest was sent its team is looked at again, and how often one that is not settled, in milliseconds. */
const soonMs = 60_000;
const laterMs = 10 * 60_000;

/** Told of a team with something overdue, and neither a contact person nor an account manager to send it to. */
export type ForNobody = (teamId: string, date: string) => void;

/**
 * G1, G2: decides every team's digest whose time has come. The inserted digest document is the
 * decision, so that restarts, several instances and both DST changes give one a day; its cards
 * are committed with it. Nothing overdue: decided too, without a card. G5: a contact person who
 * cannot be reached, then or once the digest came back, is replaced that day by the
 * organisation's account managers, so that a team stays looked at until its digest has come; the others are remembered
 * in `memory`. While there is nobody to send it to it is not decided, and `forNobody` is told at each look. Answers how
 * many digests were sent.
 * @throws the first fault, after the other teams have had their digest; the next run tries again
 */
export async function planDigests(
  deps: Deps,
  memory: DigestMemory = { settled: new Map() },
  forNobody: ForNobody = () => undefined,
): Promise<number> {
  const { teams, organisations, faults } = await allTeams(deps);
  const { zone } = deps.region.terms;
  const dateFor = remembering((time) => digestDue(time, zone, deps.now()));
  const timeOf = (team: Team): string => team.digestTime ?? deps.region.digestTime;
  const times = [...new Set(teams.map(timeOf))].map((time) => nextDigest(time, zone, deps.now()));
  const lookAgain = (ms: number): void => void times.push(after(deps.now(), ms));
  const isSettled = (team: Team, date: string): boolean => memory.settled.get(team.teamId) === todayOf(team, date);
  const open = teams.flatMap((team) => {
    const date = dateFor(timeOf(team));
    return date === undefined || isSettled(team, date) ? [] : [{ team, date }];
  });
  const look = lookTogether(deps, open, faults.length > 0 ? undefined : organisations);
  const plan = async (team: Team): Promise<boolean> => {
    const date = dateFor(timeOf(team));
    if (date === undefined) return false;
    if (isSettled(team, date)) return false;
    const sent = await planDigest(await look(team.teamId), team, date, memory.settled, forNobody);
    if (sent) lookAgain(soonMs);
    else if (!memory.settled.get(team.teamId)?.startsWith(todayOf(team, date))) lookAgain(laterMs);
    return sent;
  };
  // What cannot be read for one team does not take the digest from the others.
  return eachInTurn(teams, plan, faults).finally(() => (memory.next = times.sort()[0]));
}

/** Another contact person, or another day, is looked at anew. */
function todayOf({ contactPersonId }: Team, date: string): string {
  return `${contactPersonId ?? ''} ${date}`;
}

/** Most teams have the same time: each is worked out once in a run. */
function remembering(dateAt: (time: string) => string | undefined): (time: string) => string | undefined {
  const dates = new Map<string, string | undefined>();
  return (time) => {
    if (!dates.has(time)) dates.set(time, dateAt(time));
    return dates.get(time);
  };
}

async function planDigest(
  look: TeamLook,
  team: Team,
  date: string,
  settled: DigestMemory['settled'],
  forNobody: ForNobody,
): Promise<boolean> {
  const { deps } = look;
  const personId = team.contactPersonId;
  const today = todayOf(team, date);
  const before = settled.get(team.teamId);
  if (before === withManagers(today) && personId !== null && !(await isThere(deps, personId))) return false;
  const settle = (as = today): false => {
    settled.set(team.teamId, as);
    return false;
  };
  const known = personId === null ? undefined : await decided(deps, team, personId, date);
  // The day began with nothing overdue; tomorrow is looked at again.
  if (known?.overdue === 0) return settle();
  // Whoever cannot be reached any more since it came has had it.
  if (known && (await came(deps, known))) return settle();
  const state = await contactState(deps, team, date);
  const decide = async (forWhom: string, personIds: string[], as: string, tell?: ForNobody): Promise<boolean> => {
    const cards = await decideDigest(look, team, forWhom, personIds, date, tell);
    return cards === 0 ? settle(as) : cards !== undefined;
  };
  if (personId !== null && state === 'reachable') return known === undefined && decide(personId, [personId], today);
  if (!(await decided(deps, team, managers, date)))
    return decide(managers, await managersOf(deps, team), withManagers(today), forNobody);
  // The managers have it. A contact person without a digest so far gets one if they come back today.
  return settle(known !== undefined || personId === null ? today : withManagers(today));
}

async function isThere(deps: Deps, personId: string): Promise<boolean> {
  return (await readOrTell(deps, find(deps.store, key.person(personId))))?.doc.conversation != null;
}

async function came(deps: Deps, { partition, id, personId }: DocumentOf<'digest'>): Promise<boolean> {
  const cardId = cardIdOf({ subjectId: id, personId, version: 1 });
  const card = await readOrTell(deps, deps.store.get('card', partition, cardId));
  return card !== undefined && card.doc.shown !== null;
}

async function decided(
  deps: Deps,
  team: Team,
  personId: string,
  date: string,
): Promise<DocumentOf<'digest'> | undefined> {
  return (await deps.store.get('digest', team.partition, digestId(team.teamId, personId, date)))?.doc;
}

/** The decision and its cards in one batch. Answers how many cards; undefined when it was not decided, or by somebody else. */
async function decideDigest(
  { deps, away, mayWait }: TeamLook,
  team: Team,
  forWhom: string,
  personIds: string[],
  date: string,
  forNobody: ForNobody = () => undefined,
): Promise<number | undefined> {
  const found = (await mayWait()) ? await digestOf(deps, team.teamId, undefined, rowsMax, away) : undefined;
  // What cannot be read may be overdue: its reader is told that it is there.
  const overdue = found === undefined ? 0 : found.overdue.length + found.unread;
  if (overdue > 0 && personIds.length === 0) {
    forNobody(team.teamId, date);
    return undefined;
  }
  const digest = digestDocument(deps, team, forWhom, date, overdue);
  const to = forWhom === managers ? ('managers' as const) : ('contact' as const);
  const about = { kind: 'digest' as const, organisationId: team.organisationId, teamId: team.teamId, date, to };
  const cards = (overdue === 0 ? [] : personIds).map((personId): Write => {
    const card = newCard(deps, team.partition, { personId, about, subjectId: digest.id, version: 1 });
    return insert(card);
  });
  // Before the decision, so that after a stop in between the next run goes on: a card that is there stays as it is.
  for (const card of cards.slice(cardsInBatch)) await deps.store.commit(team.partition, [card]);
  const writes: Write[] = [
    insert(digest),
    ...cards.slice(0, cardsInBatch),
    auditWrite(deps, team.partition, clock, {
      action: 'digest.plan',
      object: digest.id,
      ground: 'term of the work agreements',
      organisationId: team.organisationId,
    }),
  ];
  return commitDecision(deps, team.partition, writes);
}

/**
 * Answers how many cards were committed beside the decision and its record; undefined when that was there. One that is there already stays as it is:
 * it was sent before a backup was put back that does not have the decision.
 */
async function commitDecision(deps: Deps, partition: string, writes: Write[]): Promise<number | undefined> {
  const committed = await deps.store.commit(partition, writes);
  if (committed.ok) return writes.length - 2;
  if (committed.index === 0) return undefined;
  return commitDecision(
    deps,
    partition,
    writes.filter((_, index) => index !== committed.index),
  );
}

function digestDocument(deps: Deps, team: Team, personId: string, date: string, overdue: number): DocumentOf<'digest'> {
  return {
    type: 'digest',
    partition: team.partition,
    id: digestId(team.teamId, personId, date),
    schemaVersion: 1,
    organisationId: team.organisationId,
    teamId: team.teamId,
    personId,
    date,
    overdue,
    at: deps.now(),
  };
}

/** G5: the organisation's account managers of this moment, but for the contact person that cannot be reached. */
async function managersOf(deps: Deps, team: Team): Promise<string[]> {
  const found = await accountManagers(deps, team.organisationId);
  return found.map(({ personId }) => personId).filter((personId) => personId !== team.contactPersonId);
}
