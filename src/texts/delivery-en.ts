import type { deliveryNl } from './delivery-nl';

export const deliveryEn = {
  failed: (names: string, phone: string) => `Could not be delivered to ${names}. Call the team if needed: ${phone}.`,
  notOpened: (names: string, phone: string) =>
    `Not yet opened in Teams by ${names}; it is waiting there. Call the team if needed: ${phone}.`,
  wholeTeam: (team: string, phone: string) =>
    `Nobody of ${team} can be reached in Teams now. The account managers there are told. Call: ${phone}.`,
  unreachableTitle: 'A team cannot be reached',
  unreachable: (team: string) =>
    `A message is waiting for ${team}, but nobody of that team can receive it in Teams. The sender has been asked to call.`,
  unreachableHint:
    'Ask a colleague of that team to open Schakel in Teams. If nobody there has access any more, give somebody access or appoint a contact person.',
  preview: 'Schakel: a team cannot be reached',
} satisfies typeof deliveryNl;
