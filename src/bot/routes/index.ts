import type { Verb } from '../../actions';
import type { Route } from '../turn';
import { openAgreements, openContacts, openDigest, openHome, switchLanguage } from './home';
import { openNetwork, openNetworks } from './networks';
import {
  backToConsent,
  backToNetwork,
  openStart,
  postCancel,
  postConsent,
  postFirstMessage,
  postNetwork,
} from './start';
import { openThread, openThreads, openWriting, postMessage, pressOnThread } from './threads';

/** Every verb and what it does; a verb without a route does not compile. */
export const routes: { [V in Verb]: Route<V> } = {
  'home.open': openHome,
  'language.choose': switchLanguage,
  'agreements.open': openAgreements,
  'contacts.open': openContacts,
  'digest.open': openDigest,
  'start.open': openStart,
  'start.consent': postConsent,
  'start.network': postNetwork,
  'start.back-to-consent': backToConsent,
  'start.message': postFirstMessage,
  'start.back-to-network': backToNetwork,
  'start.cancel': postCancel,
  'network.list': openNetworks,
  'network.open': openNetwork,
  'thread.write': openWriting,
  'thread.send': postMessage,
  'thread.list': openThreads,
  'thread.open': openThread,
  'thread.seen': pressOnThread('seen'),
  'thread.answer': pressOnThread('answer'),
  'thread.ask-back': pressOnThread('ask-back'),
  'thread.settle': pressOnThread('settle'),
  'thread.reopen': pressOnThread('reopen'),
};
