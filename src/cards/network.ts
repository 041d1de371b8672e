import { z } from 'zod';
import template from '../../cards/network.json';
import type { Refusal } from '../domain/refusal';
import { teamName } from '../domain/team-name';
import type { Texts } from '../texts';
import { dated } from '../texts/moments';
import type { NetworkView } from '../usecases/networks/endings/read-network';
import { clientMarks } from './client-line';
import { textOnly } from './fields';
import { foldFields, folded } from './folds';
import { compact, compactSchema, rowSchema, unreadRows, type ListRow, type State } from './list';
import { endingButtons, endingFacts, withdrawButton } from './network-endings';
import { stepButtons, stepsShown, undoTickButton } from './network-steps';
import { categoryMark, otherState, ownState, rowPress } from './row-state';
import { button, buttonSchema, homeButton, line, noticeFields, onward, refusalNotice, subtle, wordFor } from './parts';
import { defineView, type Shown } from './render';

export const networkCardView = defineView(
  'network',
  template,
  z.strictObject({
    lang: z.string(),
    title: z.string(),
    ...noticeFields,
    client: z.string(),
    threadsTitle: z.string(),
    /** The threads, and the way to more of them. */
    rows: z.array(compactSchema),
    footnotes: z.array(line),
    stepsTitle: z.string(),
    /** N7: what is to be done; what was done in one line, and folded who did it when. */
    steps: z.array(rowSchema),
    done: z.array(textOnly).max(3),
    doneLines: z.array(textOnly),
    facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    actions: z.array(buttonSchema).max(6),
    ...foldFields,
    moreActions: z.array(buttonSchema).max(6),
  }),
);

/** A network for a member: its threads, what is to be done, and folded what it is and what is seldom done with it. */
export function networkCard(texts: Texts, zone: string, view: NetworkView, refusal?: Refusal): Shown {
  const { network } = view;
  const { networkId } = network;
  const { toggles, folds } = folded(
    { id: 'more', title: texts.thread.more, actions: [...stepButtons(texts, view), ...endingButtons(texts, view)] },
    // C5: grave, so apart from the others, and said to be so.
    { id: 'consent', title: texts.ending.unfoldWithdraw, actions: [withdrawButton(texts, networkId)] },
  );
  return networkCardView.render({
    lang: texts.language,
    title: texts.network.code(network.code),
    ...refusalNotice(texts, refusal),
    client: clientMarks(texts, zone, network.client),
    threadsTitle: texts.network.threads,
    rows: [
      ...unreadRows(texts, view.unread),
      ...view.threads.map((thread) => threadRow(texts, zone, view, thread)),
      ...otherThreads(texts, view),
    ].map(compact),
    footnotes: subtle(view.threads.length + view.unread === 0 ? texts.network.noThreads : undefined),
    stepsTitle: texts.steps.title,
    ...stepsShown(texts, zone, view),
    facts: facts(texts, zone, view),
    actions: [
      ...(network.state === 'open'
        ? [button(texts.network.write, 'thread.write', { networkId }, { style: 'positive' })]
        : []),
      ...undoTickButton(texts, view),
    ],
    toggles: [{ id: 'about', title: texts.network.about }, ...toggles],
    folds,
    moreActions: [homeButton(texts)],
  });
}

function facts(texts: Texts, zone: string, view: NetworkView): { label: string; value: string }[] {
  const { network, consent, teams } = view;
  const practice = teams.find((team) => team.organisationId === network.practiceId);
  const rows = [
    { label: texts.network.practice, value: practice?.organisationName ?? '–' },
    { label: texts.network.members, value: teams.map(teamName).join(', ') },
    ...endingFacts(texts, zone, view),
    ...(consent
      ? [
          {
            label: texts.network.consent,
            value: `${wordFor(texts.forms, consent.form)}, ${wordFor(texts.givers, consent.givenBy)}, ${dated(texts.language, zone, consent.recordedAt)}`,
          },
          { label: texts.ending.covers, value: view.covers.join(', ') },
        ]
      : []),
    { label: texts.network.started, value: dated(texts.language, zone, network.startedAt) },
  ];
  return network.state === 'open'
    ? rows
    : [{ label: texts.network.state, value: texts.states[network.state] }, ...rows];
}

type Thread = NetworkView['threads'][number];

function threadRow(texts: Texts, zone: string, view: NetworkView, thread: Thread): ListRow {
  const { networkId } = view.network;
  const mark = categoryMark(texts, thread.category);
  const state = threadState(texts, zone, view, thread);
  const to = button(texts.thread.open, 'thread.open', { networkId, threadId: thread.threadId });
  return {
    ...{ style: 'default', mark, state: [state], strong: thread.subject, lines: [], actions: [] },
    press: rowPress(to, mark.text, state.text),
  };
}

/** M7: with whom it lies, and by when where that is the reader's team; as in Openstaand. */
function threadState(texts: Texts, zone: string, { ownTeams }: NetworkView, { turnTeam, due }: Thread): State {
  if (turnTeam === undefined) return { text: texts.network.settled, badge: 'Subtle', colour: 'Default' };
  if (due !== undefined && ownTeams.includes(turnTeam.teamId)) return ownState(texts, zone, due);
  return otherState(texts, turnTeam.name, due?.overdue === true);
}

/** A network stays readable whole (N9): the way to the threads that are not on this card. */
function otherThreads(texts: Texts, { network, later, next }: NetworkView): ListRow[] {
  const { networkId } = network;
  const actions = [
    ...onward(next, (after) => button(texts.network.olderThreads, 'network.open', { networkId, after })),
    ...(later ? [button(texts.network.newestThreads, 'network.open', { networkId })] : []),
  ];
  const strong = next === undefined ? texts.network.noOlderThreads : texts.network.moreThreads;
  return actions.length === 0 ? [] : [{ style: 'default', strong, lines: [], actions }];
}
