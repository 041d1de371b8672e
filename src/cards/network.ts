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
import { rowSchema, unreadRows, type Row } from './list';
import { endingButtons, endingFacts, withdrawButton } from './network-endings';
import { stepButtons, stepsShown, undoTickButton } from './network-steps';
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
    threads: z.array(rowSchema),
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
    threads: [
      ...unreadRows(texts, view.unread),
      ...view.threads.map((thread) => threadRow(texts, view, thread)),
      ...otherThreads(texts, view),
    ],
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

function threadRow(texts: Texts, view: NetworkView, thread: NetworkView['threads'][number]): Row {
  const { networkId } = view.network;
  const own = thread.turnTeam !== undefined && view.ownTeams.includes(thread.turnTeam.teamId);
  const ball = thread.turnTeam ? ballOf(texts, thread.turnTeam.name, own) : texts.network.settled;
  return {
    style: thread.overdue ? 'attention' : own ? 'accent' : 'emphasis',
    strong: `${wordFor(texts.categories, thread.category)} · ${thread.subject}`,
    lines: subtle(thread.overdue ? `${texts.thread.overdue(0)} · ${ball}` : ball),
    actions: [button(texts.thread.open, 'thread.open', { networkId, threadId: thread.threadId })],
  };
}

/** A network stays readable whole (N9): the way to the threads that are not on this card. */
function otherThreads(texts: Texts, { network, later, next }: NetworkView): Row[] {
  const { networkId } = network;
  const actions = [
    ...onward(next, (after) => button(texts.network.olderThreads, 'network.open', { networkId, after })),
    ...(later ? [button(texts.network.newestThreads, 'network.open', { networkId })] : []),
  ];
  const strong = next === undefined ? texts.network.noOlderThreads : texts.network.moreThreads;
  return actions.length === 0 ? [] : [{ style: 'default', strong, lines: [], actions }];
}

/** M7: whose turn it is, as in Openstaand. */
function ballOf(texts: Texts, team: string, own: boolean): string {
  return own ? texts.list.own : texts.list.other(team);
}
