import type { Category } from '../../domain/category';
import { isOverdue } from '../../domain/deadline';
import type { Actor } from '../../domain/directory';
import { accept, type Outcome } from '../../domain/outcome';
import type { DocumentOf } from '../../store/documents';
import { networkPartition } from '../../store/partitions';
import { recordReading } from '../audit';
import type { Deps } from '../deps';
import { readTeams, type TeamInfo } from '../directory/read-teams';
import { findNetwork } from './find-network';

/** How many of a network's threads its card shows, newest first. */
const threadsShown = 8;

export interface NetworkView {
  network: DocumentOf<'network'>;
  teams: TeamInfo[];
  ownTeams: string[];
  consent: DocumentOf<'consent'> | undefined;
  threads: {
    threadId: string;
    category: Category;
    subject: string;
    turnTeam: TeamInfo | undefined;
    overdue: boolean;
  }[];
  moreThreads: boolean;
}

/** One network as a member may see it (N1, R1, R6); the reading is recorded (NEN 7513). */
export async function readNetwork(deps: Deps, actor: Actor, networkId: string): Promise<Outcome<NetworkView>> {
  const access = await findNetwork(deps, actor, networkId);
  if (!access.ok) return access;
  const { network, ownTeams } = access.value;
  const partition = networkPartition(networkId);
  await recordReading(deps, partition, actor, {
    action: 'network.read',
    object: `network:${networkId}`,
    ground: 'consent and team membership',
  });
  const [teams, consent, page] = await Promise.all([
    readTeams(deps, network.teamIds),
    deps.store.get('consent', partition, 'consent:1'),
    deps.store.query('threadsOfNetwork', networkId, { partition, descending: true, limit: threadsShown }),
  ]);
  const threads = page.items.map(({ doc }) => ({
    threadId: doc.threadId,
    category: doc.category,
    subject: doc.subject,
    turnTeam: teams.get(doc.turnTeamId ?? ''),
    overdue: doc.dueAt !== null && isOverdue(doc.dueAt, deps.now()),
  }));
  return accept({
    network,
    teams: [...teams.values()],
    ownTeams,
    consent: consent?.doc,
    threads,
    moreThreads: page.next !== undefined,
  });
}
