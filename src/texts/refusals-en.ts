import type { OrganisationKind } from '../domain/directory';
import { accessRefusalsEn } from './access-en';
import { absenceRefusalsEn } from './absence-en';
import { endingRefusalsEn } from './ending-en';
import { quoted, type RefusalTexts } from './refusal-text';
import { staffRefusalsEn } from './staff-en';

const starters: Record<OrganisationKind, string> = {
  practice: 'A practice can start a network.',
  'home-care': 'Home care can start a network.',
  'neighbourhood-team': 'A neighbourhood team does not start a network. Ask the general practice to start it.',
  'chain-partner': 'A chain partner does not start a network. Ask the general practice to start it.',
};

/** One sentence for each reason, in English. */
const goOn = {
  reopen: 'Is there something else to ask? Reopen it with a question.',
  write: 'Is there something else to ask? Send a new message in the network.',
};

const nameOnly = 'Enter a name alone here: no digits, no e-mail address, no single signs.';

export const refusalsEn: RefusalTexts = {
  ...staffRefusalsEn,
  'no-access': () => 'You do not have access. Ask for access; the account manager of your organisation decides.',
  'no-contents': () =>
    'You do not see networks and messages. That takes access to medical data, as a care professional. Ask your account manager.',
  'not-found': () => 'This does not exist, or your team is not part of it.',
  'stands-in-no-more': () => 'You no longer stand in.',
  'sees-no-more': () => 'Your team no longer takes part in this.',
  'may-not-start': (refusal) => starters[refusal.organisationKind],
  'not-your-turn': (refusal) => `It is the turn of ${refusal.teamName}. Only that team can answer now.`,
  'only-asker': () => 'Only the team that asked the question can do this.',
  'ends-with-steps': () =>
    'This thread ends by itself when the practice has ticked the steps on the network’s card. Press Network.',
  'only-last-writer': () =>
    'Only the team that wrote last can add to it. It is your turn: answer, or ask something back.',
  'undo-late': () => 'It could be undone for ten minutes. They have passed.',
  'undo-changed': () =>
    'This cannot be undone any more: only whoever did it can, as long as nothing has happened since.',
  'own-team-away': () => 'Your organisation is recorded as away. Whoever is there now takes this up.',
  'not-contact-person': () => 'The daily overview is for the contact person of a team.',
  'already-settled': ({ next }) => `This thread has already been answered or settled.${next ? ` ${goOn[next]}` : ''}`,
  'question-open': ({ teamName }) =>
    `A question of ${teamName} is still open. Answer it, or choose Settle anyway below.`,
  'not-settled': () => 'This thread is still open; there is no need to reopen it.',
  'network-closed': () => 'This network is closed. You can read it, but no longer write in it.',
  'network-frozen': () => 'The consent for this network has been withdrawn. Its contents are closed for everyone.',
  'network-exists': (refusal) =>
    `This client already has a network with this practice: ${refusal.code}. Use that network.`,
  'network-exists-elsewhere': (refusal) =>
    `This client already has a network. Contact ${refusal.practiceName}, ${refusal.phone}.`,
  'client-likely': () =>
    'There is a network already of a client with this date of birth and a name like this one. Is it the same client? If not, tick that and go on.',
  'form-unread': () => 'What you filled in here before cannot be read now. It is kept. Start again from the beginning.',
  'form-finished': () => 'This form has been finished, stopped or has lapsed. Start again from the beginning.',
  busy: () => 'Others are working on this right now. Please try again in a moment.',
  'consent-not-confirmed': () => 'Tick that the text was read aloud or shown and that consent was given.',
  'consent-text-changed': () => 'The standard text has been renewed. Read the new text aloud and confirm again.',
  'giver-missing': () => 'Choose who gives consent.',
  'giver-name-missing': () => 'Fill in the name of the representative or informal carer.',
  'looked-up': () => 'You searched the names. Nothing has been sent or recorded yet.',
  'form-missing': () => 'Choose how consent was given: orally or in writing.',
  'covers-missing': () => 'Choose which organisations the consent covers, at least one.',
  'client-name-unfit': () => nameOnly,
  'giver-name-unfit': () => nameOnly,
  'client-name-missing': () => 'Fill in the name of the client.',
  'birth-date-invalid': () => 'Fill in a valid date of birth.',
  'source-missing': () => 'Choose whether the client is new through ZorgDomein or already known.',
  'reference-missing': () => 'Fill in the whole ZorgDomein reference.',
  'not-attested': () => 'Tick that practice and team have agreed to link this client.',
  'teams-missing': () => 'Choose at least one team that takes part.',
  'practice-missing': () =>
    'Choose the general practice that is in charge. Is it not in the list? Go back and include it in the consent.',
  'team-not-covered': () => 'One of the chosen teams is not covered by the consent. Choose only teams from the list.',
  'category-missing': () => 'Choose a category.',
  'team-missing': () => 'Choose a team.',
  'own-team-missing': () => 'Choose on behalf of which of your teams.',
  'subject-missing': () => 'Fill in a subject.',
  'subject-too-long': (refusal) =>
    `The subject is too long: ${refusal.length} characters, at most ${refusal.max}. Make it shorter.`,
  'text-missing': () => 'Write your message first.',
  'text-too-long': (refusal) =>
    `The message is too long: ${refusal.length} characters, at most ${refusal.max}. Make it shorter or send two messages.`,
  bsn: () =>
    'This contains a number that may be a BSN. It was taken out of the text: a BSN does not belong in a message. “•••” stands in its place; the rest of your text is still there. Is it not a BSN? Fill in the number again and tick “This is not a BSN”. Nothing has been saved.',
  'bsn-named': () =>
    'The word BSN is followed by a number that may be a BSN. It was taken out of the text: a BSN does not belong in a message. “•••” stands in its place; the rest of your text is still there. Is it not a BSN? Remove the word BSN and fill in the number again. Nothing has been saved.',
  'bsn-taken-out': () =>
    'A number that may be a BSN was taken out here: “•••” stands in its place. Fill in what belongs there or remove “•••”. Is it not a BSN? Fill it in again and tick “This is not a BSN”.',
  'bsn-in-name': () =>
    'A name holds no digits. The number may be a BSN and was taken out of the text: “•••” stands in its place. Fill in only the name here. Nothing has been saved.',
  urgent: (refusal) =>
    `You write ${quoted(refusal.words)}. Is it urgent? Call ${refusal.teamName}: ${refusal.phone}. If it is not urgent, tick that below and send again.`,
  danger: (refusal) =>
    `This sounds serious: ${quoted(refusal.words)}. Call ${refusal.teamName}: ${refusal.phone}. If it is not urgent, tick that below and send again.`,
  'no-question': (refusal) =>
    `This message has no question, request or answer. ${refusal.seen ? 'Please use the Seen button or the Gezondheidsplan.' : 'Information belongs in the Gezondheidsplan.'} If you still want to send it, ${refusal.choose ? 'choose' : 'tick'} that below.`,
  'answer-asks': () => 'Your answer asks something: answer or question back? Choose that below and send again.',
  'asks-nothing-back': () =>
    'Your question back asks nothing: answer or question back? Choose that below and send again.',
  'puts-off': () =>
    'This is not an answer yet. Choose I take this up: everyone then sees who has it, and the term runs on. Is it your answer after all? Tick “Send anyway” below.',
  ...absenceRefusalsEn,
  ...accessRefusalsEn,
  'step-of-practice': () => 'This step is up to the general practice. Only the practice can record it.',
  'step-done': () => 'This step has been done already.',
  'step-too-early': () => 'The step before it has to be done first.',
  'resident-declined': () =>
    'The client does not take part in Spreekuur.nl. First choose “Resident takes part after all”.',
  'resident-takes-part': () => 'The resident takes part already.',
  'resident-reads-along': () => 'The resident already reads along in a thread, so this is no longer possible.',
  'resident-added-before': () => 'The resident already reads along in this thread.',
  'resident-sees-more': () =>
    'A message was just added to this thread. Read again what becomes visible, and then confirm.',
  'reason-missing': () => 'Write the reason first, in words.',
  'reason-too-long': (refusal) =>
    `The reason is too long: ${refusal.length} characters; the maximum is ${refusal.max}. Please shorten it.`,
  'request-waits': (refusal) =>
    `Your team has asked this for this client already: ${refusal.code}. The practice has yet to decide.`,
  'request-decided': () => 'This request has been decided already, or it was withdrawn.',
  'request-of-other': () => 'Only the other team of this request can do this.',
  ...endingRefusalsEn,
  'unknown-action': () => 'This button no longer works. Type “help” for a new card.',
  'form-invalid': () => 'This form did not arrive properly. Type “help” for a new card and try again.',
};
