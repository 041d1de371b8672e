import type { NetworkRequestDecision } from '../domain/network-request';
import type { requestsNl } from './requests-nl';

const states: Record<NetworkRequestDecision, string> = {
  accepted: 'Accepted: the network has been started',
  declined: 'Declined',
  withdrawn: 'Withdrawn by the team that asked',
};

export const requestsEn: typeof requestsNl = {
  states,
  consentTitle: 'Request a network · step 1 of 2: consent',
  consentIntro:
    'Your team does not start a network itself but asks the general practice to. First record the client’s consent. It must cover the practice too.',
  title: 'Request a network · step 2 of 2: practice',
  practiceTeam: 'Which general practice do you ask?',
  noPractice: 'The consent does not cover a practice yet. Go back and add the practice.',
  ownTeam: 'For which team are you asking?',
  reason: 'Why is a network needed?',
  reasonHint: 'What is your question, and who should work together? Write as you would in a medical record.',
  send: 'Send the request',
  sentTitle: 'Requested',
  sentText: (practice: string) => `Your request to ${practice} has been recorded.`,
  preview: (code: string) => `Request ${code}`,
  row: 'Request for a network',
  asks: (asker: string, practice: string) => `${asker} asks ${practice} to start a network`,
  client: 'Client',
  reasonTitle: 'Reason',
  consent: 'Consent',
  askedBy: 'Asked by',
  decidedBy: 'Decided by',
  declineReason: 'Reason for declining',
  acceptTitle: 'Accept: a network with both teams starts',
  accept: 'Accept and start the network',
  declineTitle: 'Decline: the team that asked will read the reason',
  unfoldDecline: 'Decline …',
  decline: 'Decline',
  withdraw: 'Withdraw the request',
  openNetwork: 'Open the network',
  forgottenTitle: 'Details removed',
  forgotten: (days: number) =>
    `The details of the client and the request were removed after ${days} ${days === 1 ? 'day' : 'days'}.`,
  digestRow: (code: string, sender: string) => `${code} · Administration · ${sender} asks for a network`,
};
