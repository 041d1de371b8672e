import type { TermSettings } from '../domain/deadline';
import type { agreementsNl } from './agreements-nl';
import { categoriesEn } from './categories-en';
import { termsTogether } from './terms-together';

/** H4: the agreements in short, every row of them, with the terms this region has chosen (M2, D2). */
export const agreementsEn: typeof agreementsNl = {
  title: 'Work agreements in short',
  ofRegion: (name) => `Region ${name}`,
  groups: (terms) => [
    { heading: 'Starting', lines: starting },
    { heading: 'Messages', lines: messages },
    {
      heading: 'Terms',
      lines: [
        `Answer ${termsOf(terms)}.`,
        ...(terms.calendar === 'working-days' ? [daysOff] : []),
        'The card always shows whose turn it is, and until when.',
        'Seen is not an answer. An answer settles the thread; the asker can reopen it with a question.',
        'An answer with a question back makes it the other side’s turn, with a new term.',
        'I take this up says who is working on it; the term runs on. Forgot to mention something? Choose Addition.',
        'When three quarters of the term have passed, the team gets a reminder, not between 20:00 and 7:00.',
        'On a day when something is overdue, the team’s contact person gets a daily overview.',
      ],
    },
    { heading: 'Urgency and holidays', lines: urgentAndHolidays },
    { heading: 'Ending', lines: ending },
    { heading: 'Access and help', lines: access },
  ],
};

const starting = [
  'New clients always come through ZorgDomein first. You link an existing client when practice and team have agreed to.',
  'First consent, then a network. Read out or show the standard text. Without consent we record nothing.',
  'The practice or home care starts the network. When home care starts it, Schakel asks the practice to link the patient card and invite the resident.',
  'A neighbourhood team does not start one itself, but asks the practice to start the network.',
  'A client has one network at a practice. The practice has the direction.',
  'An organisation that joins later sees nothing until the consent has been recorded for it too.',
  'When the resident reads along, that includes what was written before. Each card of that thread says so.',
  'When the client withdraws the consent, record it at once. The network then closes for everyone.',
];

const messages = [
  'A message asks a question or asks for an action. For “ok” there is the Seen button.',
  'What somebody else only needs to know belongs in the health plan (Gezondheidsplan).',
  'Each thread has one category and is addressed to one team. The network’s other teams can read along.',
  'Write as it fits a medical record: factual, complete and with respect.',
  'The network is no medical record. Copy what is needed into your own system.',
  'No BSN in a message.',
];

const urgentAndHolidays = [
  'If it is urgent, call. Messages are for what can wait.',
  'What you type or send to Schakel outside a form reaches nobody.',
  'When an organisation is on holiday and it is urgent, call the deputy: name and number are on the form and on the card.',
  'Your own holiday and deputy are recorded by the account manager or contact person under Absence.',
  'A deputy sees only messages of clients who consented to that.',
  'While an organisation is absent without a deputy who may see the message, the term stands still.',
];

const ending = [
  'When coordination is no longer needed, the team sends a closing message and the practice closes the network. It never closes by itself.',
  'What is still open is shown at closing and settled. A closed network stays readable and takes no new messages.',
];

const access = [
  'A new colleague asks for access, with the work address and not a private one. The account manager decides.',
  'When someone leaves or gets other work, the account manager deactivates the account. It takes effect at once.',
  'Each team has one contact person: ask that person for help first, then the help desk. Questions about insight in data go to the DPO. See Privacy and help.',
];

/** D2: the public holidays of `domain/calendar.ts`. */
const daysOff =
  'Saturdays, Sundays and public holidays do not count: New Year’s Day, Easter, King’s Day, Ascension Day, Whitsun and Christmas. Good Friday and 5 May are ordinary working days.';

function termsOf(terms: TermSettings): string {
  return termsTogether(terms.hours)
    .map(({ categories, hours }) => `${listed(categories.map((each) => categoriesEn[each]))} within ${hoursOf(hours)}`)
    .join('; ');
}

function hoursOf(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

function listed(words: string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
