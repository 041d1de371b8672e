import { demoPeople, type DemoPerson } from '../../src/local/people';
import { networkPartition } from '../../src/store/partitions';
import type { Store } from '../../src/store/store';
import { readAll } from '../../src/usecases/read-all';
import type { TeamsStandIn } from '../helpers/teams-stand-in';
import type { Programs } from './bot-process';

const personOf = (key: string): DemoPerson => demoPeople.find((person) => person.key === key)!;
export const gp = personOf('gp');
export const nurse = personOf('district-nurse');
let sequence = 0;

/** An activity of somebody of the demo, as Teams brings it. */
export async function postAs(
  programs: Programs,
  teams: TeamsStandIn,
  person: DemoPerson,
  fields: Record<string, unknown>,
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${programs.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: `${person.key}-${(sequence += 1)}`,
      channelId: 'msteams',
      serviceUrl: teams.serviceUrl,
      from: { id: `user-${person.key}`, aadObjectId: person.aadObjectId },
      recipient: { id: 'schakel', name: 'Schakel' },
      conversation: { id: `chat-${person.key}`, conversationType: 'personal', tenantId: person.tenantId },
      channelData: { tenant: { id: person.tenantId } },
      locale: 'nl-NL',
      ...fields,
    }),
  });
  return { status: response.status, text: await response.text() };
}

/** The press that sends a message to a team, known by its token. */
export function sendsMessage(networkId: string, team: string, token: string): Record<string, unknown> {
  const data = {
    networkId,
    formId: token,
    category: 'other',
    team,
    subject: 'Vraag',
    text: `Hoe gaat het met ${token}?`,
  };
  const action = { type: 'Action.Execute', verb: 'thread.send', data: { ...data, notUrgent: 'false', insist: 'true' } };
  return { type: 'invoke', name: 'adaptiveCard/action', value: { action } };
}

/** A network of the GP and of the district nurse's team. */
export async function sharedNetwork(store: Store): Promise<{ networkId: string; team: string }> {
  const nurseTeams = (await readAll(store, 'staffOfPerson', `${nurse.tenantId}.${nurse.aadObjectId}`))[0]!.doc.teamIds;
  const gpTeams = (await readAll(store, 'staffOfPerson', `${gp.tenantId}.${gp.aadObjectId}`))[0]!.doc.teamIds;
  for (const team of nurseTeams) {
    for (const { doc } of await readAll(store, 'networksOfTeam', team)) {
      const network = await store.get('network', networkPartition(doc.networkId), 'network');
      const shared = network?.doc.teamIds.some((id) => gpTeams.includes(id));
      if (network?.doc.state === 'open' && shared) return { networkId: doc.networkId, team };
    }
  }
  throw new Error('No network in the demo');
}
