/** Words of delivery: who could not be reached, and whom to call instead. */
export const deliveryNl = {
  failed: (names: string) => `Kon niet worden bezorgd bij ${names}.`,
  notOpened: (names: string, count: number) =>
    count === 1
      ? `${names} heeft Schakel nog niet geopend en ziet dit bericht nog niet.`
      : `${names} hebben Schakel nog niet geopend en zien dit bericht nog niet.`,
  others: (count: number) => (count === 1 ? '1 ander' : `${count} anderen`),
  wholeTeam: (team: string) =>
    `Niemand van ${team} is nu in Teams te bereiken. De accountbeheerders daar krijgen bericht.`,
  call: (whom: string, phone: string) => `Bel zo nodig ${whom}: ${phone}.`,
  callNow: (whom: string, phone: string) => `Bel ${whom}: ${phone}.`,
  team: 'het team',
  deputy: (name: string) => `waarnemer ${name}`,
  unreachableTitle: 'Een team is niet te bereiken',
  unreachable: (team: string) =>
    `Er wacht een bericht voor ${team}, maar niemand van dat team kan het in Teams ontvangen. De afzender is gevraagd te bellen.`,
  unreachableHint:
    'Vraag een collega van dat team om Schakel in Teams te openen. Heeft daar niemand toegang meer, geef dan iemand toegang of wijs een contactpersoon aan.',
};
