import { languageNames, languages } from '../domain/language';
import type { Region } from '../domain/region';
import type { Texts } from '../texts';
import type { Abilities } from '../usecases/directory/abilities';
import type { NumbersToCall } from '../usecases/directory/numbers-to-call';
import { infoCard } from './info';
import { sectionsCard } from './list';
import { button, lines, subtle, type Button } from './parts';
import type { Shown } from './render';

/** H4: what this person can do now, and nothing else. */
export function homeCard(texts: Texts, can: Abilities): Shown {
  const { home } = texts;
  if (!can.access) return welcomeCard(texts);
  const work: Button[] = [
    ...begin(texts, can),
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
      ...(can.manages
        ? [button(texts.staff.button, 'staff.list', {}, { style: can.contents ? 'default' : 'positive' })]
        : []),
      ...(can.manages || can.contactOf.length > 0 ? [button(home.absence, 'absence.list', {})] : []),
      ...(can.manages ? [button(texts.access.list, 'access.list', {})] : []),
      button(texts.access.askChange, 'access.open', {}),
    ],
    helpActions: [
      button(home.contacts, 'contacts.open', {}),
      button(home.agreements, 'agreements.open', {}),
      button(texts.privacy.button, 'privacy.open', {}),
      ...languageButtons(texts),
    ],
  });
}

/** N5: a neighbourhood team's button says that it asks. */
function begin({ home }: Texts, { startNetwork }: Abilities): Button[] {
  if (startNetwork === undefined) return [];
  const title = startNetwork === 'ask' ? home.askNetwork : home.newNetwork;
  return [button(title, 'start.open', {}, { style: 'positive' })];
}

/** M3: what was sent outside a form reached nobody; whom to call, and how to ask it. */
export function unsentCard(texts: Texts, can: Abilities, { numbers, more }: NumbersToCall, why?: string): Shown {
  const { home } = texts;
  return infoCard(texts, {
    title: home.unsentTitle,
    notice: home.unsent,
    paragraphs: [
      ...lines(why, ...numbers.map(({ teamName, phone }) => home.call(teamName, phone))),
      ...(more ? subtle(home.moreNumbers) : []),
      ...(can.contents ? lines(home.unsentWrite) : []),
    ],
    actions: [
      ...(can.contents ? [button(home.newMessage, 'network.list', { purpose: 'write' }, { style: 'positive' })] : []),
      ...(can.access ? [button(home.contacts, 'contacts.open', {})] : []),
      button(home.back, 'home.open', {}),
    ],
  });
}

function welcomeCard(texts: Texts): Shown {
  return infoCard(texts, {
    title: texts.welcome.title,
    paragraphs: lines(texts.welcome.about, texts.welcome.access),
    actions: [button(texts.access.ask, 'access.open', {}, { style: 'positive' })],
    moreActions: [
      button(texts.home.agreements, 'agreements.open', {}),
      button(texts.privacy.button, 'privacy.open', {}),
      ...languageButtons(texts),
    ],
  });
}

function languageButtons(texts: Texts): Button[] {
  const others = languages.filter((each) => each !== texts.language);
  return others.map((language) => button(languageNames[language].own, 'language.choose', { language }));
}

/** H4: the agreements in short, in groups, with this region's own terms (M2, D2). */
export function agreementsCard(texts: Texts, region: Pick<Region, 'name' | 'terms'>): Shown {
  const { agreements } = texts;
  return sectionsCard(texts, {
    title: agreements.title,
    paragraphs: subtle(agreements.ofRegion(region.name)),
    sections: [
      {
        heading: '',
        rows: agreements.groups(region.terms).map(({ heading, lines: said }) => ({
          ...{ style: 'emphasis', strong: heading, actions: [] },
          lines: lines(...said.map((each) => `• ${each}`)),
        })),
      },
    ],
  });
}
