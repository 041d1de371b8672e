import type { EndingTexts, endingRefusalsNl, recordNl } from './ending-nl';

/** N9, C4, C5: the words of closing, extending and withdrawing. */
export const endingEn: EndingTexts = {
  ask: 'Wind up network',
  askTitle: (code) => `Wind up network ${code}`,
  askIntro: (practice) =>
    `Is working together in this network no longer needed? Let the practice know. ${practice} then closes the network.`,
  askHint: 'Write as in a medical record.',
  askText: 'Why can the network be wound up?',
  askFrom: 'On behalf of which team?',
  askSend: 'Send to the practice',
  subject: 'Wind up network',
  sent: (code) => `Your message to the practice about winding up network ${code} has been recorded.`,
  message: 'Closing message: this team asks the practice to close the network.',
  asked: 'Closing asked for',
  askedBy: (team, at) => `${team}, ${at}`,
  close: 'Close network',
  closeTitle: (code) => `Close network ${code}`,
  closeIntro:
    'After closing everyone can still read the network. It takes no new messages. What is still open now will be settled.',
  nobodyAsked: 'No team has asked to wind up yet.',
  nothingOpen: 'Nothing is open any more.',
  unread: (count: number) =>
    count === 1
      ? 'One conversation or list of steps cannot be read at the moment and is not shown. It may still be open: consult the teams first, and tell the help desk. If you close all the same, it is settled too.'
      : `${count} conversations or lists of steps cannot be read at the moment and are not shown. They may still be open: consult the teams first, and tell the help desk. If you close all the same, they are settled too.`,
  unreadIds: 'For the help desk',
  openThreads: (count) => (count === 1 ? '1 thread is still open' : `${count} threads are still open`),
  part: (from, to, count) => `You see ${from} to ${to} of ${count}.`,
  openSteps: 'Steps of the network that are still open',
  settleThreadsLabel: 'Confirmation of open threads',
  settleThreads: (count) => (count === 1 ? 'This thread is settled.' : `All these ${count} threads are settled.`),
  settleStepsLabel: 'Confirmation of open steps',
  settleSteps: 'These steps are no longer needed.',
  closeConfirm: 'Close and settle everything',
  nextPage: 'Next threads',
  previousPage: 'Previous threads',
  closedTitle: 'Network closed',
  closedText: (code) => `Network ${code} is closed. It can still be read; it takes no new messages.`,
  closed: 'Closed',
  closedBy: (team, at) => `by ${team}, ${at}`,
  told: {
    joined: 'Your team takes part in this network. The client has given consent for it.',
    closed: 'The practice has closed this network. You can still read it.',
    frozen: 'The consent for this network has been withdrawn. Its contents are closed for everyone.',
  },
  unfoldWithdraw: 'Consent …',
  withdraw: 'Withdraw consent',
  withdrawTitle: (code) => `Withdraw the consent for network ${code}?`,
  withdrawText:
    'Do this when the client withdraws the consent, in person or through a representative. The network closes at once: nobody can open its contents and it takes no messages. Cards delivered in chats are emptied; a card that somebody opened is emptied at the next press on it. All teams are told, without health information. What was recorded is kept for accountability.',
  withdrawForGood: 'This cannot be undone. A new network begins with new consent.',
  withdrawConfirm: 'Yes, withdraw consent',
  withdrawBack: 'No, back to the network',
  withdrawnTitle: 'Consent withdrawn',
  withdrawnText: (code) => `Network ${code} is closed to everyone. The other teams are told.`,
  extend: 'Add team',
  extendTitle: (code) => `Add a team to network ${code}`,
  extendIntro:
    'Read the text aloud and name the organisation that joins. The team sees nothing until the consent has been recorded again.',
  extendCovered: (names) => `The consent covers ${names} already.`,
  extendTeam: 'Which team joins?',
  extendHint: 'Type a name to search',
  extendNext: 'Record consent and add team',
  extendedTitle: 'Team added',
  extendedText: (team, code) => `${team} takes part in network ${code} and is told so.`,
  noTeams: 'All teams of the region take part already.',
  covers: 'Consent covers',
  recordedAgain: (count) => `recorded ${count} times`,
};

/** M8: the words of the text for the own record. */
export const recordEn: typeof recordNl = {
  button: 'Text for record',
  title: 'Text for record',
  intro: 'The network is no record: copy the text and paste it into your own system.',
  onPhone: 'Phone: hold your finger on the text. Choose Select all, then Copy.',
  onLaptop: 'Laptop: click in the text. Press Ctrl+A, then Ctrl+C (Mac: ⌘A, then ⌘C).',
  part: (part, parts) => `Part ${part} of ${parts}`,
  next: 'Next part',
  previous: 'Previous part',
  text: 'Text to copy',
  processed: 'Processed in record',
  back: 'Back to the thread',
  mark: (organisation, person, at) => `Processed in record: ${organisation}, by ${person}, ${at}.`,
  markOlder: (organisation, person, at) =>
    `Processed in record: ${organisation}, by ${person}, ${at}. Messages were added since.`,
  heading: (code) => `Thread from network ${code}`,
  client: 'Client',
  subject: 'Subject',
  from: 'From',
  to: 'To',
  state: 'State',
  deadline: (at, category, hours) => `Answer before ${at} (${category}, ${hours === 1 ? '1 hour' : `${hours} hours`})`,
  made: 'Text made on',
  by: (number, at, author, team, kind) => `${number}. ${at}, ${author} (${team}), ${kind}:`,
};

export const endingRefusalsEn: typeof endingRefusalsNl = {
  'practice-closes': () => 'Only the practice closes a network. Ask for it with the button Wind up network.',
  'practice-need-not-ask': () => 'There is no need to ask the practice: you can close the network yourself.',
  'closing-asked': () => 'Your team has asked to wind up already. The practice still has to answer.',
  'open-items-changed': () => 'What is still open has changed. Check the list again and confirm once more.',
  'open-items-unconfirmed': () => 'Tick that what is still open will be settled.',
};
