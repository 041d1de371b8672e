import type { NetworkRequestDecision } from '../domain/network-request';

/** What became of it; while it is open the card says whose turn it is (M7). */
const states: Record<NetworkRequestDecision, string> = {
  accepted: 'Geaccepteerd: het netwerk is gestart',
  declined: 'Afgewezen',
  withdrawn: 'Ingetrokken door het team dat vroeg',
};

/** A team that cannot start a network asks a practice to (N5). */
export const requestsNl = {
  states,
  consentTitle: 'Netwerk aanvragen · stap 1 van 2: toestemming',
  consentIntro:
    'Uw team start niet zelf een netwerk, maar vraagt dat aan de huisartsenpraktijk. Leg eerst de toestemming van de cliënt vast. Die moet ook voor de praktijk gelden.',
  title: 'Netwerk aanvragen · stap 2 van 2: praktijk',
  practiceTeam: 'Aan welke huisartsenpraktijk vraagt u het?',
  noPractice: 'De toestemming geldt nog voor geen enkele praktijk. Ga terug en kies de praktijk erbij.',
  ownTeam: 'Namens welk team vraagt u het?',
  reason: 'Waarom is een netwerk nodig?',
  reasonHint: 'Wat is uw vraag, en met wie is afstemming nodig? Schrijf zoals in een medisch dossier.',
  send: 'Aanvraag versturen',
  sentTitle: 'Aangevraagd',
  sentText: (practice: string) => `Uw aanvraag aan ${practice} is vastgelegd.`,
  preview: (code: string) => `Aanvraag ${code}`,
  row: 'Aanvraag voor een netwerk',
  asks: (asker: string, practice: string) => `${asker} vraagt ${practice} om een netwerk te starten`,
  client: 'Cliënt',
  reasonTitle: 'Reden',
  consent: 'Toestemming',
  askedBy: 'Gevraagd door',
  decidedBy: 'Besluit door',
  declineReason: 'Reden van afwijzen',
  acceptTitle: 'Accepteren: er start een netwerk met beide teams',
  accept: 'Accepteren en netwerk starten',
  declineTitle: 'Afwijzen: het team dat vroeg krijgt de reden te lezen',
  unfoldDecline: 'Afwijzen …',
  decline: 'Afwijzen',
  withdraw: 'Aanvraag intrekken',
  openNetwork: 'Netwerk openen',
  forgottenTitle: 'Gegevens verwijderd',
  forgotten: (days: number) =>
    `De gegevens van de cliënt en de aanvraag zijn na ${days} ${days === 1 ? 'dag' : 'dagen'} verwijderd.`,
  digestRow: (code: string, sender: string) => `${code} · Administratie · ${sender} vraagt een netwerk`,
};
