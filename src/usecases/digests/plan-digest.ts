import { digestDue } from '../../domain/schedule';
import type { DocumentOf } from '../../store/documents';
import { maxWrites, type Write } from '../../store/store';
import { insert } from '../../store/write';
import { accountManagers } from '../access/account-managers';
import { newCard } from '../notices/card-documents';
import { auditWrite, clock } from '../audit';
import type { Deps } from '../deps';
import { eachInTurn } from '../each-in-turn';
import { readReadable } from '../read-all';
import { contactState, digestId } from './contact-state';
import { digestOf } from './read-digest';

type Team = DocumentOf<'team'>;

/** In the place of a person in the id of the digest that goes to the account managers (G5). */
const managers = 'managers';
/** As many cards as fit in one batch beside the digest and its record. */
const cardsInBatch = maxWrites - 2;

/**
 * The teams for which nothing can follow any more: by team its contact person and the date. Kept in memory by the job,
 * so that every minute of the day costs no reads for them; an empty one after a restart is filled from the store.
 */
export type SettledDigests = Map<string, string>;

/** Told of a team with something overdue, and neither a contact person nor an account manager to send it to. */
export type ForNobody = (teamId: string, date: string) => void;

/**
 * G1, G2: decides every team's digest whose time has come. The inserted digest document is the
 * decision, so that restarts, several instances and both DST changes give one a day; its cards
 * are committed with it. Nothing overdue: decided too, without a card. G5: a contact person who
 * cannot be reached, then or once the digest came back, is replaced that day by the
 * organisation's account managers, so that teams with a digest sent stay looked at; the others are remembered in
 * `settled`. While there is nobody to send it to it is not decided, and `forNobody` is told at each look. Answers how
 * many digests were sent.
 * @throws the first fault, after the other teams have had their digest; the next run tries again
 */
export async function planDigests(
  deps: Deps,
  settled: SettledDigests = new Map(),
  forNobody: ForNobody = () => undefined,
): Promise<number> {
  const { found: teams, faults } = await readReadable(deps.store, 'teams', 'team');
  const dateFor = remembering((time) => digestDue(time, deps.region.terms.zone, deps.now()));
  // What cannot be read for one team does not take the digest from the others.
  return eachInTurn(teams, ({ doc }) => planDigest(deps, doc, { dateFor, settled, forNobody }), faults);
}

/** Most teams have the same time: each is worked out once in a run. */
function remembering(dateAt: (time: string) => string | undefined): (time: string) => string | undefined {
  const dates = new Map<string, string | undefined>();
  return (time) => {
    if (!dates.has(time)) dates.set(time, dateAt(time));
    return dates.get(time);
  };
}

interface Run {
  /** The local date whose digest is due, for a team's time. */
  dateFor: (time: string) => string | undefined;
  settled: SettledDigests;
  forNobody: ForNobody;
}

async function planDigest(deps: Deps, team: Team, { dateFor, settled, forNobody }: Run): Promise<boolean> {
  const date = dateFor(team.digestTime ?? deps.region.digestTime);
  if (date === undefined) return false;
  const personId = team.contactPersonId;
  // Another contact person, or another day, is looked at anew.
  const today = `${personId ?? ''} ${date}`;
  if (settled.get(team.teamId) === today) return false;
  const settle = (): false => {
    settled.set(team.teamId, today);
    return false;
  };
  const known = personId === null ? undefined : await decided(deps, team, personId, date);
  // The day began with nothing overdue; tomorrow is looked at again.
  if (known?.overdue === 0) return settle();
  const state = await contactState(deps, team, date);
  if (personId !== null && state === 'reachable')
    return known === undefined && decideDigest(deps, team, personId, [personId], date);
  if (!(await decided(deps, team, managers, date)))
    return decideDigest(deps, team, managers, await managersOf(deps, team), date, forNobody);
  // The managers have it. A contact person without a digest so far gets one if they come back today.
  return known !== undefined || personId === null ? settle() : false;
}

async function decided(
  deps: Deps,
  team: Team,
  personId: string,
  date: string,
): Promise<DocumentOf<'digest'> | undefined> {
  return (await deps.store.get('digest', team.partition, digestId(team.teamId, personId, date)))?.doc;
}

/** The decision and its cards in one batch; false when there was nothing to send or somebody else decided. */
async function decideDigest(
  deps: Deps,
  team: Team,
  key: string,
  personIds: string[],
  date: string,
  forNobody: ForNobody = () => undefined,
): Promise<boolean> {
  const found = await digestOf(deps, team.teamId);
  // What cannot be read may be overdue: its reader is told that it is there.
  const overdue = found.overdue.length + found.unread;
  if (overdue > 0 && personIds.length === 0) {
    forNobody(team.teamId, date);
    return false;
  }
  const digest = digestDocument(deps, team, key, date, overdue);
  const to = key === managers ? ('managers' as const) : ('contact' as const);
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
  const sent = (await commitDecision(deps, team.partition, writes)) > 0;
  if (sent) deps.wake();
  return sent;
}

/**
 * Answers how many cards were committed beside the decision and its record. One that is there already stays as it is:
 * it was sent before a backup was put back that does not have the decision.
 */
async function commitDecision(deps: Deps, partition: string, writes: Write[]): Promise<number> {
  const committed = await deps.store.commit(partition, writes);
  if (committed.ok) return writes.length - 2;
  if (committed.index === 0) return 0;
  return commitDecision(
    deps,
    partition,
    writes.filter((_, index) => index !== committed.index),
  );
}

function digestDocument(deps: Deps, team: Team, key: string, date: string, overdue: number): DocumentOf<'digest'> {
  return {
    type: 'digest',
    partition: team.partition,
    id: digestId(team.teamId, key, date),
    schemaVersion: 1,
    organisationId: team.organisationId,
    teamId: team.teamId,
    personId: key,
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
