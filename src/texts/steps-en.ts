import type { Step } from '../domain/steps';
import type { stepsNl } from './steps-nl';

const open: Record<Step, string> = {
  'patient-card': 'Link the patient card',
  'resident-invited': 'Invite the resident to Spreekuur.nl',
  'resident-activated': 'Resident activates Spreekuur.nl',
  'resident-added': 'Add the resident to a thread',
};
const done: Record<Step, string> = {
  'patient-card': 'Patient card linked',
  'resident-invited': 'Resident invited to Spreekuur.nl',
  'resident-activated': 'Resident has activated Spreekuur.nl',
  'resident-added': 'Resident added to a thread',
};
const tick: Record<Step, string> = {
  'patient-card': 'Card is linked',
  'resident-invited': 'Resident is invited',
  'resident-activated': 'Resident has activated it',
  'resident-added': 'Add the resident',
};

export const stepsEn: typeof stepsNl = {
  title: 'Steps',
  open,
  done,
  tick,
  addMore: 'Add to another thread',
  todo: (team: string, since: string) => `To be done by ${team}, since ${since}`,
  later: (steps: string) => `After that: ${steps}`,
  doneBy: (name: string, team: string, at: string) => `${name}, ${team} · ${at}`,
  notApplicable: (reason: string) => `Not applicable: ${reason}`,
  declineButton: 'Does not take part',
  declineTitle: 'Client does not take part in Spreekuur.nl',
  declineIntro: 'The steps for the resident no longer apply. You can undo this later.',
  declineReason: 'Reason',
  declineHint: 'For example: has no e-mail address. No medical information.',
  declineSave: 'Record',
  resumeButton: 'Resident takes part after all',
  openRow: 'Steps in the network',
  openSince: (step: string, since: string) => `${step}, since ${since}`,
  back: 'Back to the network',
  resident: {
    label: 'The resident reads along',
    since: (at: string) => `The resident reads along, since ${at}`,
    chooseTitle: (code: string) => `Add the resident · choose the thread in network ${code}`,
    chooseEmpty: 'There is no thread left to which you can add the resident.',
    choose: 'Choose',
    count: (messages: number, since: string) =>
      `${messages === 1 ? '1 message' : `${messages} messages`}, since ${since}`,
    warnTitle: 'Add the resident · please note',
    warn: (messages: number, since: string) =>
      messages === 1
        ? `The resident can then read the message of ${since}.`
        : `The resident can then read the whole thread: ${messages} messages, since ${since}.`,
    warnLater: 'And everything written in this thread from now on. This cannot be undone.',
    warnSystem: 'Add the resident in Spreekuur.nl as well. Schakel records that you did this.',
    confirm: 'Yes, add the resident',
  },
  own: {
    subject: 'Link the patient card and invite the resident',
    text: 'A network has been started for this client. Would you link the patient card and invite the resident to Spreekuur.nl? Then tick the steps on the card of the network. This thread is answered by itself after that.',
    answered: 'The patient card is linked and the resident is invited to Spreekuur.nl.',
    undone: 'That is not so yet: a step was ticked too early. The question is open again.',
    answeredDeclined: (reason: string) =>
      `The patient card is linked. The client does not take part in Spreekuur.nl: ${reason}`,
  },
};
