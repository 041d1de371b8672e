/**
 * NEN 7513: why something was allowed, in the words that stand on the audit record. A closed list, each said in one
 * way: a client reads them.
 */
export type Ground =
  // About a client
  | 'consent'
  | 'consent given'
  | 'consent and team membership'
  | 'consent and standing in during absence'
  | 'withdrawn by the client'
  | 'direction of the practice'
  | 'term of the work agreements'
  | 'retention'
  | 'contact person of the team'
  | 'account manager or contact person'
  // About colleagues and organisations
  | 'staff management'
  | 'account manager of the inviting practice'
  | 'own request'
  | 'own request, invited'
  | 'own draft'
  | 'own work'
  // By the operator
  | 'directory file'
  | 'work of the operator'
  | 'backup put back'
  // Refused
  | 'none';

/** Words of 0.1.0 that said the same in another way; its records stay as they are. */
const former: Readonly<Record<string, Ground>> = {
  'contact person or account manager': 'account manager or contact person',
};

/** The ground of a record as it is told today. */
export function groundToday(stored: string): string {
  return former[stored] ?? (stored.startsWith('directory file ') ? 'directory file' : stored);
}
