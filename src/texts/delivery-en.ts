import type { deliveryNl } from './delivery-nl';

export const deliveryEn = {
  failed: (names: string) => `Could not be delivered to ${names}.`,
  notOpened: (names: string, count: number) =>
    count === 1
      ? `${names} has not opened Schakel yet and does not see this message yet.`
      : `${names} have not opened Schakel yet and do not see this message yet.`,
  others: (count: number) => (count === 1 ? '1 other' : `${count} others`),
  wholeTeam: (team: string) => `Nobody of ${team} can be reached in Teams now. The account managers there are told.`,
  call: (whom: string, phone: string) => `Call ${whom} if needed: ${phone}.`,
  callNow: (whom: string, phone: string) => `Call ${whom}: ${phone}.`,
  team: 'the team',
  deputy: (name: string) => `deputy ${name}`,
  unreachableTitle: 'A team cannot be reached',
  unreachable: (team: string) =>
    `A message is waiting for ${team}, but nobody of that team can receive it in Teams. The sender has been asked to call.`,
  unreachableHint:
    'Ask a colleague of that team to open Schakel in Teams. If nobody there has access any more, give somebody access or appoint a contact person.',
} satisfies typeof deliveryNl;
