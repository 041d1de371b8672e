import type { absenceNl, absenceRefusalsNl } from './absence-nl';
import { day } from './moments';

const on = (date: string): string => day('en', 'utc', date);

/** Words of absences (A1, A2). */
export const absenceEn = {
  title: 'Absence',
  about:
    'From its first day other teams see this on the writing form, on a thread’s card and in the daily overview; sooner where it touches a term.',
  empty: 'No absence has been recorded.',
  add: 'Record an absence',
  moreOrganisations: 'Show other organisations',
  addFor: (name: string) => `Record for ${name}`,
  formTitle: (name: string) => `Absence of ${name}`,
  from: 'First day',
  until: 'Last day',
  dayHint: 'Choose or type a date',
  deputy: 'Which practice stands in?',
  outside: 'A deputy outside Schakel (fill in name and telephone below)',
  nobody: 'No deputy: the term stands still',
  outsideName: 'Name of the deputy outside Schakel',
  outsidePhone: 'Telephone number of that deputy',
  outsidePhoneHint: 'Called when it is urgent',
  /** A1: who records none is told what others will then see. */
  withoutDeputy: (said: string) =>
    `Without a deputy others see: “${said}” See to it that somebody answers that number or says whom to call.`,
  deputyHint:
    'A deputy can read and answer the messages of clients who consented to that. For other clients the term stands still. A deputy outside Schakel is called and sees no messages: the term then stands still.',
  save: 'Record',
  toList: 'Back to absence',
  change: 'Change',
  withdraw: 'Withdraw',
  end: 'End now',
  period: (from: string, until: string) => `${from} to ${until} inclusive`,
  standsIn: (name: string, phone: string) => `Deputy: ${name}, tel. ${phone}`,
  othersSee: (said: string) => `No deputy. Others see: “${said}”`,
  now: (name: string, until: string) => `${name} is absent until ${until} inclusive`,
  soon: (name: string, from: string, until: string) => `${name} is absent from ${from} to ${until} inclusive`,
  byDeputy: (name: string, phone: string) => `if urgent: deputy ${name}, tel. ${phone}.`,
  byUnread: (phone: string) => `who stands in cannot be read at the moment. If it is urgent, call ${phone}.`,
  byNobody: (phone: string) => `there is no deputy. If it is urgent, call ${phone}.`,
  standsStill: (until: string) => `The term stands still until ${until} inclusive.`,
  willStandStill: 'In that period the term stands still.',
  unseenOutside: (name: string) => `${name} does not use Schakel and does not see this message.`,
  unseen: (name: string) => `${name} does not see this message: the consent does not cover that organisation.`,
  clashTitle: 'An absence needs to be changed',
  clash: (name: string, period: string) =>
    `This is about the absence of ${name}, ${period}. If need be, agree with the other practice on who changes what.`,
  deputyReads: (name: string) => `You stand in for ${name}.`,
} satisfies typeof absenceNl;

/** One sentence for each reason about absences. */
export const absenceRefusalsEn = {
  'not-absence-keeper': () =>
    'An absence is recorded by the account manager, or by the contact person of a team of that organisation.',
  'absence-from-invalid': () => 'Fill in the first day of the absence.',
  'absence-until-invalid': () => 'Fill in the last day of the absence.',
  'absence-reversed': () => 'The last day is before the first day. Choose a later last day.',
  'absence-past': () => 'An absence cannot begin or end in the past. Choose today or later.',
  'absence-too-long': ({ days }) => `The absence is too long: at most ${days} days.`,
  'absence-over': () => 'This absence is over or has been withdrawn and can no longer be changed.',
  'absence-overlaps': ({ from, until }) =>
    `An absence has already been recorded in this period: ${on(from)} to ${on(until)} inclusive. Change that one.`,
  'deputy-missing': () => 'Choose which practice stands in, or that there is no deputy.',
  'deputy-name-missing': () => 'Fill in who stands in: the name of that practice.',
  'deputy-phone-missing': () => 'Fill in a telephone number of the deputy that exists. It is called when it is urgent.',
  'deputy-absent': ({ name, from, until }) =>
    `${name} cannot stand in: that practice is itself absent from ${on(from)} to ${on(until)} inclusive. Choose another practice or other days.`,
  'deputy-circle': ({ names }) =>
    `This way deputies refer to each other (${names.join(', ')}) and nobody can be reached. Choose another practice or other days.`,
  'stands-in-for': ({ name, from, until }) =>
    `In this period your organisation stands in for ${name} (${on(from)} to ${on(until)} inclusive). First agree on another deputy.`,
  'not-reminder': () => 'Only the contact person or the account manager of that team can remind it.',
} satisfies typeof absenceRefusalsNl;
