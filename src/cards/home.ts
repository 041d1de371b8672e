import { z } from 'zod';
import template from '../../cards/home.json';
import { languageNames, languages } from '../domain/language';
import type { Region } from '../domain/region';
import type { Texts } from '../texts';
import type { WhatWaits } from '../usecases/digests/what-waits';
import type { Abilities } from '../usecases/directory/abilities';
import type { NumbersToCall } from '../usecases/directory/numbers-to-call';
import { infoCard } from './info';
import { compact, compactSchema, sectionsCard } from './list';
import { homeRow } from './open-row';
import { button, buttonSchema, line, lines, subtle, type Button } from './parts';
import { defineView, type Shown } from './render';

export const homeView = defineView(
  'home',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    paragraphs: z.array(line),
    tiles: z.array(z.strictObject({ number: z.string(), text: z.string(), colour: z.enum(['Attention', 'Default']) })),
    sections: z.array(z.strictObject({ heading: z.string(), rows: z.array(compactSchema) })).max(1),
    footnotes: z.array(z.strictObject({ text: z.string() })),
    actions: z.array(buttonSchema).max(5),
    more: z.string(),
    moreActions: z.array(buttonSchema).max(6),
    helpActions: z.array(buttonSchema).max(6),
  }),
);

/** Where somebody stands: what they can do, and what waits for them. */
export interface Home {
  can: Abilities;
  /** Undefined for who sees no contents (R6). */
  waiting: WhatWaits | undefined;
  /** Requests for access to decide on (R2); undefined for who decides on none. */
  requests: number | undefined;
  zone: string;
}

/** H4: what waits, and what this person can do now; nothing else. What is done daily is coloured. */
export function homeCard(texts: Texts, { can, waiting, requests, zone }: Home): Shown {
  const { home } = texts;
  if (!can.access) return welcomeCard(texts);
  const [first, ...others] = waysOn(texts, can, requests ?? 0, isPressing(waiting));
  const daily = [...(first === undefined ? [] : [{ ...first, style: 'positive' as const }]), ...others];
  const rows = waiting?.pressing.map((row) => compact(homeRow(texts, zone, row))) ?? [];
  return homeView.render({
    lang: texts.language,
    title: home.title,
    paragraphs: lines(
      waiting === undefined ? home.noContents : undefined,
      waiting !== undefined && rows.length === 0 && (requests ?? 0) === 0 ? home.nothing : undefined,
      waiting !== undefined && waiting.unread > 0 ? texts.list.unread(waiting.unread) : undefined,
    ),
    tiles: waiting === undefined ? [] : tiles(texts, waiting),
    sections: rows.length === 0 ? [] : [{ heading: home.first, rows }],
    footnotes: beside(texts, waiting, requests ?? 0),
    actions: daily.slice(0, dailyMost),
    more: home.more,
    moreActions: [...daily.slice(dailyMost), button(texts.access.askChange, 'access.open', {})],
    helpActions: [
      button(home.contacts, 'contacts.open', {}),
      button(home.agreements, 'agreements.open', {}),
      button(texts.privacy.button, 'privacy.open', {}),
      ...languageButtons(texts),
    ],
  });
}

/** Beside *Meer*, which makes six. */
const dailyMost = 5;

const isPressing = (waiting: WhatWaits | undefined): boolean => (waiting?.late ?? 0) + (waiting?.today ?? 0) > 0;

/** What somebody can do, the daily first; requests come first while nothing of care is pressing. */
function waysOn(texts: Texts, can: Abilities, requests: number, pressing: boolean): Button[] {
  const { home } = texts;
  const decide = can.manages ? [button(texts.access.list, 'access.list', {})] : [];
  const staff = can.manages ? [button(texts.staff.button, 'staff.list', {})] : [];
  const absence = can.manages || can.contactOf.length > 0 ? [button(home.absence, 'absence.list', {})] : [];
  const digest = can.contactOf.length > 0 ? [button(home.digest, 'digest.open', {})] : [];
  if (!can.contents) {
    const managing = requests > 0 ? [...decide, ...staff] : [...staff, ...decide];
    return [...managing, ...begin(texts, can), ...digest, ...absence];
  }
  return [
    ...(requests > 0 && !pressing ? decide : []),
    button(home.open, 'thread.list', {}),
    button(home.newMessage, 'network.list', { purpose: 'write' }),
    ...(requests > 0 && pressing ? decide : []),
    ...digest,
    button(home.networks, 'network.list', { purpose: 'open' }),
    ...begin(texts, can),
    ...staff,
    ...absence,
    ...(requests > 0 ? [] : decide),
  ];
}

function tiles({ home }: Texts, { late, today, fresh, more }: WhatWaits) {
  if (late + today + fresh === 0) return [];
  const said = (number: number): string => (more && number > 0 ? home.atLeast(number) : `${number}`);
  return [
    { number: said(late), text: home.tiles.late, colour: late > 0 ? ('Attention' as const) : ('Default' as const) },
    { number: said(today), text: home.tiles.today, colour: 'Default' as const },
    { number: said(fresh), text: home.tiles.fresh, colour: 'Default' as const },
  ];
}

/** What waits elsewhere, in one line. */
function beside({ home }: Texts, waiting: WhatWaits | undefined, requests: number): { text: string }[] {
  const said = [
    waiting && waiting.awaited > 0 ? home.awaited(waiting.awaited) : '',
    waiting && waiting.steps > 0 ? home.steps(waiting.steps) : '',
    requests > 0 ? home.requests(requests) : '',
  ].filter((each) => each !== '');
  return said.length === 0 ? [] : [{ text: said.join(' · ') }];
}

/** N5: a neighbourhood team's button says that it asks. */
function begin({ home }: Texts, { startNetwork }: Abilities): Button[] {
  if (startNetwork === undefined) return [];
  return [button(startNetwork === 'ask' ? home.askNetwork : home.newNetwork, 'start.open', {})];
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
