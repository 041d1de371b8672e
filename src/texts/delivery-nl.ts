/** Words of delivery: who could not be reached, and whom to call instead. */
export const deliveryNl = {
  failed: (names: string, phone: string) => `Kon niet worden bezorgd bij ${names}. Bel zo nodig het team: ${phone}.`,
  notOpened: (names: string, phone: string) =>
    `Nog niet geopend in Teams bij ${names}; daar staat het klaar. Bel zo nodig het team: ${phone}.`,
  wholeTeam: (team: string, phone: string) =>
    `Niemand van ${team} is nu in Teams te bereiken. De accountbeheerders daar krijgen bericht. Bel: ${phone}.`,
  unreachableTitle: 'Een team is niet te bereiken',
  unreachable: (team: string) =>
    `Er wacht een bericht voor ${team}, maar niemand van dat team kan het in Teams ontvangen. De afzender is gevraagd te bellen.`,
  unreachableHint:
    'Vraag een collega van dat team om Schakel in Teams te openen. Heeft daar niemand toegang meer, geef dan iemand toegang of wijs een contactpersoon aan.',
  preview: 'Schakel: een team is niet te bereiken',
};
