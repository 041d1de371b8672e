import type { RequestState } from '../domain/access-request';
import type { Level } from '../domain/directory';
import type { Refusal } from '../domain/refusal';

const levels: Record<Level, string> = {
  A: 'A · alle functies',
  B: 'B · declareren, enkele functies en controles',
  'B+': 'B+ · als B, plus bundeloverzichten en beperkt inzicht',
  C: 'C · zorggroepdeclaraties zonder bedragen, alle ketenzorgacties, berichten',
  'C+': 'C+ · als C, met bedragen',
  D: 'D · rapporten, dashboards, aantallen',
  E: 'E · alle ketenzorgacties rondom de patiënt, berichten',
  'lead-professional': 'Hoofd-zorgverlener · berichten, rapporten, medewerkers',
  professional: 'Zorgverlener · berichten',
};
const states: Record<RequestState, string> = {
  open: 'Wacht op een besluit',
  approved: 'Goedgekeurd',
  rejected: 'Afgewezen',
  withdrawn: 'Ingetrokken',
  lapsed: 'Vervallen',
};

/** Words of access: asking, deciding, inviting (R2–R4, R8, R9). */
export const accessNl = {
  levels,
  states,
  ask: 'Toegang aanvragen',
  askChange: 'Rolwijziging aanvragen',
  changeWord: 'Rolwijziging: ',
  chooseTitle: 'Toegang of rolwijziging · stap 1 van 2: organisatie',
  chooseAbout: 'Bij welke organisatie werkt u?',
  organisation: 'Organisatie',
  organisationHint: 'Kies een organisatie',
  own: (name: string) => `${name} (uw organisatie)`,
  invitedTo: (name: string) => `${name} (u bent uitgenodigd)`,
  next: 'Verder',
  noOrganisations: 'Er is nog geen organisatie waarbij u toegang kunt vragen.',
  formTitle: (name: string) => `Toegang aanvragen · stap 2 van 2: ${name}`,
  changeTitle: (name: string) => `Rolwijziging aanvragen · stap 2 van 2: ${name}`,
  formAbout: 'De accountbeheerders van deze organisatie krijgen uw aanvraag. U krijgt hier bericht.',
  changeAbout:
    'Schrijf bij de opmerking welke rol of welk niveau u nodig heeft en waarom. De accountbeheerder kiest het niveau.',
  team: 'Team',
  function: 'Functie',
  functionHint: 'Bijvoorbeeld wijkverpleegkundige',
  email: 'Zakelijk e-mailadres',
  emailHint: 'Geen privéadres. Is dit een ander adres dan in Teams? Leg dat uit bij de opmerking.',
  careProfessional: 'Bent u zorgverlener?',
  yes: 'Ja, ik ben zorgverlener',
  no: 'Nee',
  remark: 'Opmerking (niet verplicht)',
  remarkHint: 'Geen gegevens van cliënten',
  changeRemark: 'Opmerking: welke rol of welk niveau, en waarom',
  send: 'Aanvraag versturen',
  back: 'Andere organisatie',
  request: 'Aanvraag voor toegang',
  changeRequest: 'Aanvraag voor rolwijziging',
  yours: 'Uw aanvraag',
  yoursChange: 'Uw aanvraag voor rolwijziging',
  sentTitle: 'Verstuurd',
  sent: 'Uw aanvraag is vastgelegd. De accountbeheerders krijgen nu een kaart.',
  already: 'U heeft bij deze organisatie al een aanvraag lopen. Dit is die aanvraag.',
  since: (at: string) => `Aangevraagd op ${at}`,
  facts: {
    reason: 'Reden',
    organisation: 'Organisatie',
    work: 'Functie',
    email: 'E-mail',
    account: 'Account van',
    professional: 'Zorgverlener',
    now: 'Nu',
    remark: 'Opmerking',
    invited: 'Uitgenodigd',
    asked: 'Gevraagd op',
  },
  waitsForYou: 'Wacht op uw besluit',
  until: (at: string) => `Zonder besluit vervalt de aanvraag op ${at}.`,
  withdraw: 'Aanvraag intrekken',
  begin: 'Bekijk wat u nu kunt doen',
  again: 'Opnieuw aanvragen',
  tenant: {
    other: (name: string) => `Let op: het account is van een andere organisatie, ${name}`,
    unknown: (id: string) => `Let op: het account is van een onbekende omgeving (${id})`,
  },
  teamsAddress: (email: string) => `Let op: Teams kent een ander adres: ${email}`,
  noTeamsAddress: 'Let op: Teams gaf geen e-mailadres van deze persoon.',
  professional: 'ja',
  noProfessional: 'nee: ziet geen inhoud van berichten',
  now: (level: string, medical: boolean) => `${level}${medical ? ', met toegang tot medische gegevens' : ''}`,
  invited: (by: string, practice: string) => `door ${by}, ${practice}`,
  newOrganisation: (name: string) => `${name} is nieuw in Schakel. Met goedkeuren voegt u deze organisatie toe.`,
  reminder: 'Deze aanvraag wacht al enkele dagen op een besluit.',
  level: 'Niveau',
  role: 'Rol',
  levelHint: 'Kies wat iemand mag',
  medicalLabel: 'Daarnaast',
  medical: 'Toegang tot medische gegevens',
  reason: 'Reden',
  reasonHint: 'De aanvrager leest deze reden',
  approveTitle: 'Wat mag deze collega?',
  approve: 'Goedkeuren',
  unfoldReject: 'Afwijzen …',
  rejectTitle: 'Waarom wijst u dit af?',
  reject: 'Afwijzen',
  ownRequest: 'Dit is uw eigen aanvraag. Een andere accountbeheerder beslist.',
  approvedBy: (name: string, at: string) => `Goedgekeurd door ${name}, ${at}`,
  rejectedBy: (name: string, at: string) => `Afgewezen door ${name}, ${at}`,
  withMedical: 'met toegang tot medische gegevens',
  withoutMedical: 'zonder toegang tot medische gegevens',
  withdrawn: 'De aanvrager heeft de aanvraag ingetrokken.',
  lapsed: 'De aanvraag is vervallen: er kwam op tijd geen besluit.',
  list: 'Toegangsaanvragen',
  listUnread: (count: number) =>
    count === 1
      ? 'Eén aanvraag kan nu niet worden gelezen en staat er niet bij. Meld het bij de helpdesk.'
      : `${count} aanvragen kunnen nu niet worden gelezen en staan er niet bij. Meld het bij de helpdesk.`,
  listEmpty: 'Er zijn geen open aanvragen.',
  open: 'Openen',
  invite: 'Ketenpartner uitnodigen',
  inviteAbout:
    'De uitgenodigde vraagt daarna zelf toegang in Teams, met dit e-mailadres. De aanvraag komt binnen als uitgenodigd.',
  inviteKnown: 'Organisatie die al meedoet',
  inviteKnownHint: 'Kies er een, of vul hieronder een nieuwe in.',
  inviteNew: 'Of een nieuwe organisatie: naam',
  invitePhone: 'Telefoon van de nieuwe organisatie (bij spoed)',
  phoneNeeded: 'Verplicht bij een nieuwe organisatie.',
  inviteName: 'Naam van de persoon',
  toldLabel: 'De ketenpartner weet het',
  told: 'Ik heb de ketenpartner verteld over Schakel en deze uitnodiging',
  inviteSend: 'Uitnodigen',
  invited2: 'Uitnodiging vastgelegd',
  invitedText: (name: string, organisation: string, until: string) =>
    `${name} van ${organisation} kan tot ${until} toegang vragen. Schakel stuurt zelf geen e-mail: u heeft het verteld.`,
  invitations: 'Uitnodigingen',
  invitationsUnread: (count: number) =>
    count === 1
      ? 'Eén uitnodiging kan nu niet worden gelezen en staat er niet bij. Meld het bij de helpdesk.'
      : `${count} uitnodigingen kunnen nu niet worden gelezen en staan er niet bij. Meld het bij de helpdesk.`,
  invitationsEmpty: 'Er zijn geen uitnodigingen.',
  invitationLine: (state: string, at: string, by: string) => `${state} · ${at} · door ${by}`,
  invitationUntil: (at: string) => `Geldig tot ${at}`,
  invitationStates: { open: 'open', accepted: 'gebruikt', revoked: 'ingetrokken', lapsed: 'verlopen' },
  revoke: 'Intrekken',
};

type Sentences<K extends Refusal['kind']> = { [each in K]: (refusal: Extract<Refusal, { kind: each }>) => string };

const emails = {
  'not-an-address': 'Vul een geldig zakelijk e-mailadres in.',
  private: 'Dit is een privéadres. Vul een zakelijk e-mailadres in.',
  'other-domain': 'Dit adres is niet van deze organisatie. Vul een e-mailadres van de organisatie in.',
} as const;

export type AccessRefusal =
  | 'organisation-missing'
  | 'function-missing'
  | 'care-professional-missing'
  | 'email-refused'
  | 'email-unexplained'
  | 'change-unexplained'
  | 'remark-too-long'
  | 'no-manager'
  | 'own-request'
  | 'not-manager'
  | 'request-closed'
  | 'requester-left'
  | 'level-missing'
  | 'may-not-give'
  | 'rejection-reason-missing'
  | 'may-not-invite'
  | 'partner-missing'
  | 'phone-missing'
  | 'invited-name-missing'
  | 'invited-name-unfit'
  | 'not-told'
  | 'invited-already'
  | 'invitation-closed'
  | 'team-gone';

export const accessRefusalsNl: Sentences<AccessRefusal> = {
  'organisation-missing': () => 'Kies een organisatie.',
  'function-missing': () => 'Vul uw functie in.',
  'care-professional-missing': () => 'Kies of u zorgverlener bent.',
  'email-refused': (refusal) => emails[refusal.reason],
  'email-unexplained': (refusal) =>
    `Teams kent van u een ander adres: ${refusal.known}. Leg bij de opmerking uit waarom u een ander adres gebruikt.`,
  'change-unexplained': () => 'Schrijf bij de opmerking welke rol of welk niveau u nodig heeft, en waarom.',
  'remark-too-long': (refusal) =>
    `De tekst is te lang: ${refusal.length} tekens; het maximum is ${refusal.max}. Maak de tekst korter.`,
  'no-manager': (refusal) =>
    `${refusal.organisationName} heeft geen (andere) accountbeheerder die kan beslissen. Neem contact op met de helpdesk of met de praktijk die u uitnodigde.`,
  'own-request': () => 'U kunt niet over uw eigen aanvraag beslissen. Een andere accountbeheerder doet dat.',
  'not-manager': () => 'Alleen een accountbeheerder van deze organisatie kan dit.',
  'request-closed': () => 'Over deze aanvraag is al beslist, of zij is ingetrokken of vervallen.',
  'requester-left': () => 'Deze persoon heeft geen toegang meer en moet eerst opnieuw toegang vragen.',
  'level-missing': () => 'Kies een niveau of rol.',
  'may-not-give': () => 'Dit mag u niet geven. Kies iets anders of vraag een accountbeheerder met niveau A.',
  'rejection-reason-missing': () => 'Vul een reden in. De aanvrager leest deze.',
  'may-not-invite': () => 'Alleen een accountbeheerder van een huisartsenpraktijk nodigt ketenpartners uit.',
  'partner-missing': () => 'Kies een organisatie uit de lijst of vul de naam van een nieuwe organisatie in.',
  'phone-missing': () => 'Vul een geldig telefoonnummer van de nieuwe organisatie in. Dat staat bij spoed op de kaart.',
  'invited-name-unfit': () => 'Vul hier alleen een naam in: geen cijfers, e-mailadres of losse tekens.',
  'invited-name-missing': () => 'Vul de naam in van de persoon die u uitnodigt.',
  'not-told': () => 'Vink aan dat u de ketenpartner heeft geïnformeerd.',
  'invited-already': () => 'Voor dit e-mailadres loopt al een uitnodiging voor deze organisatie.',
  'invitation-closed': () => 'Deze uitnodiging is al gebruikt, ingetrokken of verlopen.',
  'team-gone': () =>
    'Het gevraagde team bestaat niet meer. Wijs de aanvraag af; de aanvrager kan een ander team kiezen.',
};
