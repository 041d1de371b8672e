import type { ThreadEventKind } from './thread';
import { threadPresses, type ThreadPress } from './thread-press';

/** Who gets a new card of what happened, and so a signal; whoever has a card of it gets that one brought up to date. */
export interface Told {
  /** A team: everybody of it who is entitled to contents (R1), and who stands in for it (A2). */
  teamId: string | null;
  personIds: readonly string[];
  /** Somebody of the team who gets none: what there is to tell is of their own doing. */
  except?: string;
}

/** Cards change, and nobody is disturbed. */
export const nobody: Told = { teamId: null, personIds: [] };
const team = (teamId: string | null): Told => ({ teamId, personIds: [] });
const people = (...personIds: string[]): Told => ({ teamId: null, personIds });

interface Sides {
  askerTeamId: string;
  addresseeTeamId: string;
  /** Whose turn it is; null when settled. */
  turnTeamId: string | null;
}

/**
 * Who is told of what: all of it.
 *
 * | what happened | who gets a new card |
 * |---|---|
 * | a message is sent (M6), a network asked for (N5) | the team it is addressed to, and who sent it |
 * | the bot asks for steps (N4) | the practice's team |
 * | the practice has done them (N4) | the team that waits |
 * | an answer, a question back, reopened (M7) | the side whose turn it becomes; the asker when answered |
 * | an addition (M13) | the side whose turn it is |
 * | Gezien, Ik pak dit op (M12), Afgehandeld, a thank-you, the resident reads along, processed, closed, forgotten | nobody |
 * | an absence begins (A2) | who stands in, as far as they have no card yet |
 * | a request for a network is accepted or declined (N5) | the team that asked; taken back: nobody |
 * | reminded (D5, G4) | the team whose turn it is, but not who pressed |
 * | a network was closed or frozen (N9, C5) | its teams, but not who did it |
 * | an organisation joined (C4) | its team |
 * | access is asked for (R4), reminded of (R9) | those who decide; the requester has a card of it |
 * | access is decided on, or lapsed (R9) | the requester; taken back: nobody |
 *
 * Digests (G1, G5), unreachable teams and absences that contradict each other (A2) are told to whoever is the contact person or account manager at that moment.
 */
export const told = {
  sent: ({ addresseeTeamId }: Pick<Sides, 'addresseeTeamId'>, personId: string): Told => ({
    teamId: addresseeTeamId,
    personIds: [personId],
  }),
  stepsAsked: ({ addresseeTeamId }: Pick<Sides, 'addresseeTeamId'>): Told => team(addresseeTeamId),
  stepsDone: ({ askerTeamId }: Pick<Sides, 'askerTeamId'>): Told => team(askerTeamId),
  pressed: ({ turnTeamId, askerTeamId }: Sides, press: ThreadPress, event: ThreadEventKind): Told =>
    threadPresses[press].alerts && event !== 'thanked' ? team(turnTeamId ?? askerTeamId) : nobody,
  standingIn: (personIds: readonly string[]): Told => people(...personIds),
  requestEnded: ({ askerTeamId }: Pick<Sides, 'askerTeamId'>, takenBack: boolean): Told =>
    takenBack ? nobody : team(askerTeamId),
  reminded: (teamId: string, by?: string): Told => ({ ...team(teamId), ...(by !== undefined && { except: by }) }),
  /** The teams are known when it is spread: the network's of that moment. */
  networkEnded: (): Told => nobody,
  joined: (teamId: string): Told => team(teamId),
  accessAsked: (deciders: readonly string[], requester: string): Told => people(...deciders, requester),
  accessReminded: (deciders: readonly string[]): Told => people(...deciders),
  accessEnded: (requester: string): Told => people(requester),
};
