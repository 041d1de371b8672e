import type { Verb } from '../../actions';
import type { Route } from '../turn';
import {
  backToOrganisation,
  chooseOrganisation,
  openAccess,
  openAccessRequests,
  postApproval,
  postRejection,
  askAccess,
  withdrawAccess,
  viewRequest,
} from './access';
import { openInvitation, openInvitations, postInvitation, postRevoke } from './invitations';
import { editAbsence, openAbsence, openAbsences, postAbsence, postWithdrawal } from './absences';
import { openDigest, postReminder } from './digests';
import { openAgreements, openContacts, openHome, openPrivacy, switchLanguage } from './home';
import {
  openClosing,
  openClosingMessage,
  openWithdrawal,
  postClosing,
  postClosingMessage,
  postConsentWithdrawal,
} from './endings';
import { openExtension, postExtension } from './extension';
import {
  acceptNetworkRequest,
  backFromRequest,
  declineNetworkRequest,
  openNetworkRequest,
  sendNetworkRequest,
  withdrawNetworkRequest,
} from './network-requests';
import { openNetwork, openNetworks } from './networks';
import { openRecord, postProcessed } from './records';
import { openColleague, openLeaving, openStaff, postChange, postContact, postDeactivate } from './staff';
import {
  backToConsent,
  backToNetwork,
  openStart,
  postCancel,
  postConsent,
  postFirstMessage,
  postNetwork,
} from './start';
import { chooseThread, declineSteps, openDecline, postResident, resumeSteps, tickStep, warnResident } from './steps';
import { openThread, openThreads, openWriting, postMessage, pressOnThread } from './threads';

/** Every verb and what it does; a verb without a route does not compile. */
export const routes: { [V in Verb]: Route<V> } = {
  'home.open': openHome,
  'language.choose': switchLanguage,
  'agreements.open': openAgreements,
  'contacts.open': openContacts,
  'digest.open': openDigest,
  'digest.remind': postReminder,
  'absence.list': openAbsences,
  'absence.new': openAbsence,
  'absence.edit': editAbsence,
  'absence.record': postAbsence,
  'absence.withdraw': postWithdrawal,
  'privacy.open': openPrivacy,
  'staff.list': openStaff,
  'staff.open': openColleague,
  'staff.change': postChange,
  'staff.contact': postContact,
  'staff.leave': openLeaving,
  'staff.deactivate': postDeactivate,
  'access.open': openAccess,
  'access.choose': chooseOrganisation,
  'access.back': backToOrganisation,
  'access.request': askAccess,
  'access.view': viewRequest,
  'access.withdraw': withdrawAccess,
  'access.approve': postApproval,
  'access.reject': postRejection,
  'access.list': openAccessRequests,
  'invitation.open': openInvitation,
  'invitation.send': postInvitation,
  'invitation.list': openInvitations,
  'invitation.revoke': postRevoke,
  'start.open': openStart,
  'start.consent': postConsent,
  'start.network': postNetwork,
  'start.back-to-consent': backToConsent,
  'start.message': postFirstMessage,
  'start.back-to-network': backToNetwork,
  'start.cancel': postCancel,
  'network.list': openNetworks,
  'network.open': openNetwork,
  'closing.write': openClosingMessage,
  'closing.send': postClosingMessage,
  'network.close': openClosing,
  'network.close-confirm': postClosing,
  'consent.withdraw': openWithdrawal,
  'consent.withdraw-confirm': postConsentWithdrawal,
  'consent.extend': openExtension,
  'consent.extend-confirm': postExtension,
  'thread.record': openRecord,
  'thread.processed': postProcessed,
  'thread.write': openWriting,
  'thread.send': postMessage,
  'thread.list': openThreads,
  'thread.open': openThread,
  'thread.seen': pressOnThread('seen'),
  'thread.answer': pressOnThread('answer'),
  'thread.ask-back': pressOnThread('ask-back'),
  'thread.settle': pressOnThread('settle'),
  'thread.reopen': pressOnThread('reopen'),
  'request.send': sendNetworkRequest,
  'request.back': backFromRequest,
  'request.open': openNetworkRequest,
  'request.accept': acceptNetworkRequest,
  'request.decline': declineNetworkRequest,
  'request.withdraw': withdrawNetworkRequest,
  'step.tick': tickStep,
  'step.decline-form': openDecline,
  'step.decline': declineSteps,
  'step.resume': resumeSteps,
  'resident.choose': chooseThread,
  'resident.warn': warnResident,
  'resident.add': postResident,
};
