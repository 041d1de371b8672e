import type { Texts } from '../texts';
import type { Abilities } from '../usecases/directory/abilities';
import { infoCard } from './info';
import { button, lines, subtle, type Button } from './parts';
import type { Card } from './render';

/** H4: what this person can do now, and nothing else. */
export function homeCard(texts: Texts, can: Abilities): Card {
  const { home } = texts;
  if (!can.access) return welcomeCard(texts);
  const work: Button[] = [
    ...(can.startNetwork ? [button(home.newNetwork, 'start.open', {}, { style: 'positive' })] : []),
    ...(can.contents
      ? [
          button(home.networks, 'network.list', { purpose: 'open' }),
          button(home.newMessage, 'network.list', { purpose: 'write' }),
          button(home.open, 'thread.list', {}),
        ]
      : []),
    ...(can.contactOf.length > 0 ? [button(home.digest, 'digest.open', {})] : []),
  ];
  return infoCard(texts, {
    title: home.title,
    paragraphs: can.contents ? subtle(home.intro) : lines(home.noContents),
    actions: work,
    moreActions: [
      ...(can.contents ? [button(home.contacts, 'contacts.open', {})] : []),
      button(home.agreements, 'agreements.open', {}),
      languageButton(texts),
    ],
  });
}

function welcomeCard(texts: Texts): Card {
  return infoCard(texts, {
    title: texts.welcome.title,
    paragraphs: lines(texts.welcome.about, texts.welcome.access),
    moreActions: [button(texts.home.agreements, 'agreements.open', {}), languageButton(texts)],
  });
}

function languageButton(texts: Texts): Button {
  return button(texts.home.otherLanguage, 'language.choose', { language: texts.language === 'nl' ? 'en' : 'nl' });
}

export function agreementsCard(texts: Texts): Card {
  return infoCard(texts, {
    title: texts.agreements.title,
    paragraphs: lines(...texts.agreements.lines.map((each) => `• ${each}`)),
    actions: [button(texts.home.back, 'home.open', {})],
  });
}
