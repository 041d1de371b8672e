import type { Step } from '../domain/steps';

const open: Record<Step, string> = {
  'patient-card': 'Patiëntenkaart koppelen',
  'resident-invited': 'Inwoner uitnodigen voor Spreekuur.nl',
  'resident-activated': 'Inwoner activeert Spreekuur.nl',
  'resident-added': 'Inwoner toevoegen aan een gesprek',
};
const done: Record<Step, string> = {
  'patient-card': 'Patiëntenkaart gekoppeld',
  'resident-invited': 'Inwoner uitgenodigd voor Spreekuur.nl',
  'resident-activated': 'Inwoner heeft Spreekuur.nl geactiveerd',
  'resident-added': 'Inwoner toegevoegd aan een gesprek',
};
const tick: Record<Step, string> = {
  'patient-card': 'Kaart is gekoppeld',
  'resident-invited': 'Inwoner is uitgenodigd',
  'resident-activated': 'Inwoner heeft geactiveerd',
  'resident-added': 'Inwoner toevoegen',
};

/** The checklist of a network and the resident who reads along (N3, N4, N7, N8). */
export const stepsNl = {
  title: 'Stappen',
  open,
  done,
  tick,
  addMore: 'Aan nog een gesprek toevoegen',
  todo: (team: string, since: string) => `Te doen door ${team}, sinds ${since}`,
  later: (steps: string) => `Daarna: ${steps}`,
  doneBy: (name: string, team: string, at: string) => `${name}, ${team} · ${at}`,
  notApplicable: (reason: string) => `Niet van toepassing: ${reason}`,
  declineButton: 'Doet niet mee',
  declineTitle: 'Cliënt doet niet mee met Spreekuur.nl',
  declineIntro: 'De stappen voor de inwoner vervallen. U kunt dit later terugdraaien.',
  declineReason: 'Reden',
  declineHint: 'Bijvoorbeeld: heeft geen e-mailadres. Geen medische gegevens.',
  declineSave: 'Vastleggen',
  resumeButton: 'Inwoner doet toch mee',
  openRow: 'Stappen in het netwerk',
  openSince: (step: string, since: string) => `${step}, sinds ${since}`,
  back: 'Terug naar het netwerk',
  resident: {
    label: 'De inwoner leest mee',
    since: (at: string) => `De inwoner leest mee, sinds ${at}`,
    chooseTitle: (code: string) => `Inwoner toevoegen · kies het gesprek in netwerk ${code}`,
    chooseEmpty: 'Er is geen gesprek waaraan u de inwoner nog kunt toevoegen.',
    choose: 'Kiezen',
    count: (messages: number, since: string) =>
      `${messages === 1 ? '1 bericht' : `${messages} berichten`}, sinds ${since}`,
    warnTitle: 'Inwoner toevoegen · let op',
    warn: (messages: number, since: string) =>
      messages === 1
        ? `De inwoner kan dan het bericht van ${since} lezen.`
        : `De inwoner kan dan het hele gesprek lezen: ${messages} berichten, sinds ${since}.`,
    warnLater: 'Ook alles wat hierna in dit gesprek wordt geschreven. Dit is niet terug te draaien.',
    warnSystem: 'Voeg de inwoner ook toe in Spreekuur.nl. Schakel legt vast dat u dit deed.',
    confirm: 'Ja, inwoner toevoegen',
  },
  /** The bot's own message to the practice (N4), and its answer. */
  own: {
    subject: 'Patiëntenkaart koppelen en inwoner uitnodigen',
    text: 'Er is een netwerk gestart voor deze cliënt. Wilt u de patiëntenkaart koppelen en de inwoner uitnodigen voor Spreekuur.nl? Vink de stappen daarna af op de kaart van het netwerk. Dit gesprek is dan vanzelf beantwoord.',
    answered: 'De patiëntenkaart is gekoppeld en de inwoner is uitgenodigd voor Spreekuur.nl.',
    undone: 'Dat klopt nog niet: een stap was te vroeg afgevinkt. De vraag staat weer open.',
    answeredDeclined: (reason: string) =>
      `De patiëntenkaart is gekoppeld. De cliënt doet niet mee met Spreekuur.nl: ${reason}`,
  },
};
