import type { OrganisationKind } from '../domain/directory';
import type { RefusalTexts } from './refusals-nl';

const starters: Record<OrganisationKind, string> = {
  practice: 'A practice can start a network.',
  'home-care': 'Home care can start a network.',
  'neighbourhood-team': 'A neighbourhood team does not start a network. Ask the general practice to start it.',
  'chain-partner': 'A chain partner does not start a network. Ask the general practice to start it.',
};

/** One sentence for each reason, in English. */
export const refusalsEn: RefusalTexts = {
  'no-access': () => 'You do not have access yet. Ask your account manager to add you.',
  'no-contents': () =>
    'You do not see networks and messages. That takes access to medical data, as a care professional. Ask your account manager.',
  'not-found': () => 'This does not exist, or your team is not part of it.',
  'may-not-start': (refusal) => starters[refusal.organisationKind],
  'not-your-turn': (refusal) => `It is the turn of ${refusal.teamName}. Only that team can answer now.`,
  'only-asker': () => 'Only the team that asked the question can do this.',
  'not-contact-person': () => 'The overview is for the contact person of a team.',
  'already-settled': () => 'This thread has already been answered or settled.',
  'not-settled': () => 'This thread is still open; there is no need to reopen it.',
  'network-closed': () => 'This network is closed. You can read it, but no longer write in it.',
  'network-frozen': () => 'The consent for this network has been withdrawn. Its contents are closed for everyone.',
  'network-exists': (refusal) =>
    `This client already has a network with this practice: ${refusal.code}. Use that network.`,
  'network-exists-elsewhere': (refusal) =>
    `This client already has a network. Contact ${refusal.practiceName}, ${refusal.phone}.`,
  'form-finished': () => 'This form has already been finished or stopped. Start again from the beginning.',
  busy: () => 'Others are working on this right now. Please try again in a moment.',
  'consent-not-confirmed': () => 'Tick that the text was read aloud or shown and that consent was given.',
  'consent-text-changed': () => 'The standard text has been renewed. Read the new text aloud and confirm again.',
  'giver-missing': () => 'Choose who gives consent.',
  'giver-name-missing': () => 'Fill in the name of the representative or informal carer.',
  'form-missing': () => 'Choose how consent was given: orally or in writing.',
  'covers-missing': () => 'Choose which organisations the consent covers, at least one.',
  'client-name-missing': () => 'Fill in the name of the client.',
  'birth-date-invalid': () => 'Fill in a valid date of birth.',
  'source-missing': () => 'Choose whether the client is new through ZorgDomein or already known.',
  'reference-missing': () => 'Fill in the ZorgDomein reference.',
  'not-attested': () => 'Tick that practice and team have agreed to link this client.',
  'teams-missing': () => 'Choose at least one team that takes part.',
  'practice-missing': () =>
    'Choose the general practice that is in charge. Is it not in the list? Go back and include it in the consent.',
  'team-not-covered': () => 'One of the chosen teams is not covered by the consent. Choose only teams from the list.',
  'category-missing': () => 'Choose a category.',
  'team-missing': () => 'Choose a team.',
  'subject-missing': () => 'Fill in a subject.',
  'subject-too-long': (refusal) =>
    `The subject is too long: ${refusal.length} characters, at most ${refusal.max}. Make it shorter.`,
  'text-missing': () => 'Write your message first.',
  'text-too-long': (refusal) =>
    `The message is too long: ${refusal.length} characters, at most ${refusal.max}. Make it shorter or send two messages.`,
  bsn: () =>
    'This contains a number that may be a BSN. Remove it; a BSN does not belong in a message. Nothing has been saved.',
  urgent: (refusal) =>
    `Is this urgent (${refusal.words.join(', ')})? Then call ${refusal.teamName}: ${refusal.phone}. If it is not urgent, tick that below and send again.`,
  'no-question': () =>
    'This message asks no question and requests no action. Please use the Seen button or the Gezondheidsplan. If you still want to send it, tick that below.',
  'unknown-action': () => 'This button no longer works. Type “help” for a new card.',
  'form-invalid': () => 'This form did not arrive properly. Type “help” for a new card and try again.',
};
