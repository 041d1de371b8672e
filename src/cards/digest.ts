import type { PageOf } from '../domain/page';
import type { Texts } from '../texts';
import type { DigestRow } from '../usecases/digests/digest-rows';
import type { Digest } from '../usecases/digests/read-digest';
import { absenceLine } from './absences';
import { sectionsCard, type ListRow } from './list';
import { button, lines, onward, subtle, type Button } from './parts';
import type { Shown } from './render';
import { categoryMark, ownState, rowPress } from './row-state';

/**
 * G1, G3, G4: health-free, and the team is reminded from inside; `opens`: whether this reader may open contents (R6),
 * for which there is no button otherwise.
 */
export function digestCard(
  texts: Texts,
  zone: string,
  { shown: digests, next }: PageOf<Digest>,
  opens: boolean,
): Shown {
  const { digest: words } = texts;
  const sections = digests.flatMap((digest) => [
    {
      heading: digests.length > 1 ? `${digest.team.name} · ${words.overdue}` : words.overdue,
      rows: digest.overdue.map((row) => digestRow(texts, zone, digest, row, opens)),
    },
    {
      heading: words.today,
      rows: digest.today.map((row) => digestRow(texts, zone, digest, row, opens)),
    },
  ]);
  const unread = digests.reduce((sum, digest) => sum + digest.unread, 0);
  return sectionsCard(texts, {
    title: words.title(digests.map((digest) => digest.team.name).join(', ')),
    paragraphs: [
      ...lines(...digests.map((digest) => unreachableLine(texts, digest))),
      ...lines(...absences(texts, zone, digests)),
      ...lines(
        unread === 0 && digests.every(({ overdue, after }) => overdue.length === 0 && after === undefined)
          ? words.none
          : undefined,
      ),
    ],
    unread,
    sections,
    actions: [
      ...moreButtons(texts, digests),
      ...onward(next, (after) => button(words.moreTeams, 'digest.open', { after })),
    ],
  });
}

/** A card is about so few teams that each has its own. */
function moreButtons({ digest: words, list }: Texts, digests: Digest[]): Button[] {
  return digests.flatMap(({ team: { teamId, name }, next }) => {
    const title = digests.length > 1 ? words.moreOf(name) : list.more;
    return onward(next, (after) => button(title, 'digest.open', { teamId, after }));
  });
}

/** G5: why an account manager gets it. */
function unreachableLine(texts: Texts, { unreachable }: Digest): string | undefined {
  if (unreachable === undefined) return undefined;
  return unreachable === 'reachable' ? texts.digest.unreachable.back : texts.digest.unreachable[unreachable];
}

/** A1: each absent organisation once. */
function absences(texts: Texts, zone: string, digests: Digest[]): (string | undefined)[] {
  return [...new Set(digests.flatMap((digest) => digest.absent).map((team) => absenceLine(texts, zone, team)))];
}

function digestRow(texts: Texts, zone: string, digest: Digest, row: DigestRow, opens: boolean): ListRow {
  const { digest: words } = texts;
  // A2: the absent team cannot be reminded; its deputy reads this.
  const standsIn = row.standsInFor === undefined ? undefined : words.standsIn(row.standsInFor);
  const mark = categoryMark(texts, row.category, row.code);
  const overdue = digest.overdue.includes(row);
  const state = ownState(texts, zone, { ...row, overdue, dueToday: true });
  const title = rowTitle(texts, row);
  const thread = { networkId: row.networkId, threadId: row.threadId };
  const of = { teamId: digest.team.teamId, ...(digest.after === undefined ? {} : { after: digest.after }) };
  const remind = button(words.remind, 'digest.remind', { ...thread, ...of });
  return {
    style: 'default',
    mark,
    state: [state],
    strong: title,
    lines: subtle(standsIn, row.reminded ? words.reminded : undefined),
    actions: row.reminded || standsIn !== undefined ? [] : [remind],
    ...(opens ? { press: rowPress(button(words.open, 'thread.open', thread), mark.text, title, state.text) } : {}),
  };
}

/** G3: a request for a network (N5) is as health-free as the rest. */
function rowTitle(texts: Texts, row: DigestRow): string {
  if (row.isRequest) return texts.rows.asksNetwork(row.sender);
  return texts.rows.waits(row.sender);
}
