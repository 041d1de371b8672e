import type { ConsentForm, ConsentGiver } from '../domain/consent';
import type { OrganisationKind } from '../domain/directory';
import type { Language } from '../domain/language';
import type { NetworkState } from '../domain/network';
import type { MessageKind } from '../domain/thread';
import { categoriesEn } from './categories-en';
import type { Texts } from './nl';
import { absenceEn } from './absence-en';
import { accessEn } from './access-en';
import { agreementsEn } from './agreements-en';
import { deliveryEn } from './delivery-en';
import { previewEn } from './preview-en';
import { reminderEn } from './reminder-en';
import { endingEn, recordEn } from './ending-en';
import { refusalsEn } from './refusals-en';
import { homeEn, rowsEn } from './home-en';
import { privacyEn, staffEn } from './staff-en';
import { requestsEn } from './requests-en';
import { stepsEn } from './steps-en';

const kinds: Record<OrganisationKind, string> = {
  practice: 'general practice',
  'home-care': 'home care',
  'neighbourhood-team': 'neighbourhood team',
  'chain-partner': 'chain partner',
};
const givers: Record<ConsentGiver, string> = {
  client: 'the client',
  'legal-representative': 'the legal representative',
  'informal-carer': 'the informal carer, on the client’s behalf',
};
const forms: Record<ConsentForm, string> = { oral: 'orally', written: 'in writing' };
const states: Record<NetworkState, string> = {
  requested: 'requested',
  declined: 'declined or withdrawn',
  open: 'open',
  frozen: 'consent withdrawn',
  closed: 'closed',
};
const messageKinds: Record<MessageKind, string> = {
  asked: 'question',
  answered: 'answer',
  'asked-back': 'question back',
  reopened: 'question after reopening',
  thanked: 'message without a question',
  added: 'addition',
  'taken-up': 'takes it up',
};
const hoursOf = (hours: number): string => (hours === 1 ? '1 hour' : `${hours} hours`);

/** Every word a user sees, in English; proper names from Dutch care stay Dutch. */
export const en = {
  language: 'en' as Language,
  categories: categoriesEn,
  kinds,
  givers,
  forms,
  states,
  messageKinds,
  refusals: refusalsEn,
  app: 'Schakel',
  home: homeEn,
  rows: rowsEn,
  welcome: {
    title: 'Welcome to Schakel',
    about: 'With Schakel, care professionals of different organisations work together around one client at home.',
    access:
      'You do not have access yet. Press Ask for access; the account manager of your organisation decides. After that you see here what you can do.',
  },
  unfinished: {
    title: 'You had not finished',
    question:
      'The consent of this client is on record already. Do you want to go on? Starting anew removes what you filled in.',
    resume: 'Go on with this client',
    unread: 'What you filled in before and did not finish cannot be read now. It is kept; here you start anew.',
    anew: 'Start anew',
  },
  consent: {
    title: 'New network · step 1 of 3: consent',
    intro: 'Read the text aloud and record the client’s consent. Without consent no network is started.',
    textTitle: (version: string) => `Standard text, version ${version}`,
    clientName: 'Name of the client',
    birthDate: 'Date of birth',
    birthDateHint: 'Choose or type a date',
    givenBy: 'Who gives consent?',
    giverName: 'Name of the representative or informal carer',
    giverNameNeeded: 'Required unless the client gives consent.',
    form: 'How was consent given?',
    covers: 'Which organisations does the consent cover?',
    coversOwn: (name: string) => `Your own organisation (${name}) is always included.`,
    confirm: 'The standard text was read aloud or shown, and consent was given.',
    confirmLabel: 'Confirmation',
    next: 'Record consent',
    cancel: 'Stop',
  },
  network: {
    title: 'New network · step 2 of 3: network',
    otherWays: (count: number) =>
      count === 1
        ? 'One of them has no button here: open it from My networks.'
        : `${count} of them have no button here: open them from My networks.`,
    recorded: (giver: string, form: string, at: string) => `Consent recorded: given ${form} by ${giver}, ${at}.`,
    source: 'Is this client new or already known?',
    sources: { zorgdomein: 'New through ZorgDomein', 'existing-client': 'Existing client' },
    reference: 'ZorgDomein reference',
    referenceNeeded: 'Required for a client who is new through ZorgDomein.',
    attestedLabel: 'Required for an existing client',
    attested: 'Practice and team have agreed to link this client.',
    ownTeam: 'For which team are you starting it?',
    practiceTeam: 'Which general practice is in charge?',
    teams: 'Which teams take part?',
    otherTeams: 'Which other teams take part? (optional)',
    next: 'Continue to the first message',
    back: 'Back to consent',
    code: (code: string) => `Network ${code}`,
    client: 'Client',
    sameClient: 'Is this the same client?',
    sameClientHint: 'The same client after all? Then open that network and use it.',
    otherThan: (code: string) => `No, another client than in ${code}.`,
    marks: (name: string, born: string) => `${name}, born ${born}`,
    practice: 'In charge',
    about: 'About this network …',
    members: 'Teams',
    consent: 'Consent',
    started: 'Started',
    state: 'State',
    threads: 'Threads',
    noThreads: 'No threads yet.',
    moreThreads: 'There are older threads.',
    noOlderThreads: 'There are no older threads.',
    olderThreads: 'Older threads',
    newestThreads: 'Newest threads',
    write: 'New message',
    settled: 'settled',
    open: 'Open',
    listTitle: 'My networks',
    listEmpty: 'Your team is not in any network yet.',
    chooseTitle: 'New message · choose the network',
    hidden: 'Contents closed',
  },
  message: {
    /** Of a kind that this version does not know. */
    anyKind: 'message',
    otherNumbers: (count: number) => `Above, without a button: ${count} more.`,
    firstTitle: 'New network · step 3 of 3: first message',
    title: (code: string) => `New message in network ${code}`,
    category: 'Category',
    categoryTerm: (category: string, hours: number) => `${category}: answer within ${hoursOf(hours)}`,
    team: 'To which team?',
    fromTeam: 'For which team are you writing?',
    subject: 'Subject',
    subjectHint: 'Short, without the client’s name',
    text: 'Your question or request',
    textHint: 'Ask a question, or ask for an action. Write as you would in a medical record.',
    urgent: 'If it is urgent, call.',
    notUrgent: 'This is not urgent: an answer within the term is in time.',
    asksLabel: 'What is this message?',
    asksNo: 'No question or request',
    asksYes: 'A question or request: the term runs',
    insistLabel: 'Meant like this?',
    insist: 'Send anyway.',
    send: 'Send',
    sendFirst: 'Start network and send',
    back: 'Back to network',
    sentTitle: 'Sent',
    sentText: (code: string) => `Your message in network ${code} has been recorded.`,
    startedText: (code: string) => `Network ${code} has been started and your message recorded.`,
    toCome: 'Its card will be in your chat shortly.',
  },
  thread: {
    preview: (code: string) => `Thread in network ${code}`,
    ball: (team: string) => `It is the turn of ${team}`,
    ballYou: (team: string) => `It is your turn · ${team}`,
    settledByAnswer: 'Answered and settled',
    settledByAsker: 'Settled by the team that asked',
    settledByClosing: 'Settled when the network was closed',
    nothingAsked: 'Nothing was asked: no answer needed',
    before: (at: string, category: string, hours: number) => `Answer before ${at} · ${category}, ${hoursOf(hours)}`,
    weekend: 'weekend does not count',
    holidays: 'public holiday does not count',
    pause: 'absence does not count',
    overdue: (hours: number) => (hours < 1 ? 'Overdue' : `Overdue: ${hoursOf(hours)}`),
    client: (name: string) => `Client: ${name}`,
    from: (asker: string, addressee: string) => `${asker} asks ${addressee}`,
    seen: (team: string, at: string) => `Seen by ${team}, ${at}. Seen is not yet an answer.`,
    seenYou: (at: string) => `Seen by your team, ${at}. Seen is not yet an answer.`,
    showEarlier: (count: number) => (count === 1 ? 'One earlier message' : `${count} earlier messages`),
    readOn: 'Read on',
    ownTeam: 'your team',
    more: 'More …',
    unfold: { add: 'Add something …', reopen: 'Reopen …' },
    earlier: 'Earlier messages',
    latest: 'Latest messages',
    answerLabel: 'Your answer or question back',
    reopenLabel: 'Your question',
    textHint: 'Write as in a medical record. If it is urgent, call.',
    takenUp: (name: string, since: string) => `${name} takes this up, since ${since}`,
    takenUpYou: (since: string) => `You take this up, since ${since}`,
    askBackLabel: 'Your question back',
    addLabel: 'Your addition',
    lineHint: 'It can also be a line with I take this up. Write as in a medical record. If it is urgent, call.',
    presses: {
      answer: 'Answer',
      'ask-back': 'Answer with a question back',
      reopen: 'Reopen with a question',
      'take-up': 'I take this up',
      add: 'Addition',
      seen: 'Seen',
      settle: 'Settle',
    },
    settleAnyway: 'Settle anyway',
    urgent: (team: string, phone: string) => `If it is urgent, call ${team}, ${phone}`,
    open: 'Open',
    network: 'Network',
    readOnly: 'You are reading along.',
  },
  undo: {
    until: (at: string) => `It can be undone until ${at}.`,
    button: 'Undo',
    done: 'It was undone.',
  },
  list: {
    title: 'Open threads',
    empty: 'Nothing is open for your team.',
    more: 'Show more',
    unread: (count: number) =>
      count === 1
        ? 'One thread or network cannot be read now and is left out. Call if in doubt, and tell the help desk.'
        : `${count} threads or networks cannot be read now and are left out. Call if in doubt, and tell the help desk.`,
    other: (team: string) => `turn of ${team}`,
    deputy: (name: string) => `your turn, standing in for ${name}`,
  },
  digest: {
    title: (team: string) => `Daily overview · ${team}`,
    none: 'Nothing overdue.',
    overdue: 'Overdue, your team’s turn',
    today: 'To answer today',
    moreOf: (team: string) => `Show more · ${team}`,
    moreTeams: 'Show other teams',
    open: 'Open',
    remind: 'Remind team',
    reminded: 'The team has been reminded today.',
    standsIn: (name: string) => `You stand in for ${name}.`,
    unreachable: {
      none: 'This team has no contact person. Appoint one.',
      gone: 'The contact person of this team no longer works here. Appoint another one.',
      silent: 'The contact person of this team cannot be reached through Schakel. Discuss it with them.',
      back: 'The contact person of this team can be reached again.',
    },
  },
  contacts: {
    title: 'Contact persons',
    none: 'no contact person',
    empty: 'Your team does not work with anyone in a network yet.',
    unread: (count: number) =>
      count === 1
        ? 'One record cannot be read now. A contact person may be missing; tell the help desk.'
        : `${count} records cannot be read now. Contact persons may be missing; tell the help desk.`,
  },
  agreements: agreementsEn,
  absence: absenceEn,
  delivery: deliveryEn,
  ending: endingEn,
  record: recordEn,
  access: accessEn,
  reminder: reminderEn,
  steps: stepsEn,
  requests: requestsEn,
  staff: staffEn,
  privacy: privacyEn,
  info: {
    refused: 'That is not possible now',
    marked: 'What has a * is required.',
    lookAt: (fields) => `This has not been done yet. Look at ${fields}.`,
    lookBelow: 'This has not been done yet. Look at the bottom of the card.',
    notBsnLabel: 'Number in the text',
    notBsn: 'This is not a BSN',
    takenAway: 'You can no longer see this',
    typed: 'You had typed this:',
    call: (phone: string) => `Call ${phone}`,
    gone: 'This card can no longer be opened.',
    stopped: 'Stopped',
    stoppedText: 'No network was started and what you filled in has been erased.',
    tooFast: 'That was too fast. Wait a few seconds and press again; what you typed is still there.',
    tooFastTyped: 'That was too fast.',
    personalOnly: 'Schakel only works in your own chat with Schakel. Open that chat to go on.',
    broken: (code: string) =>
      `Something went wrong on our side. Please try again in a moment; nothing was half saved. If it keeps happening, mention code ${code}.`,
  },
  find: {
    label: 'Search by name',
    hint: 'Part of the name is enough',
    button: 'Search',
    leftOut: (shown, all) =>
      `Here ${shown === 1 ? 'is' : 'are'} ${shown} of ${all}. Is the right one missing? Then search by name.`,
    nothing: 'Nothing was found with these words. Search with another part of the name.',
  },
  preview: previewEn,
} satisfies Texts;
