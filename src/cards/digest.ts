import type { PageOf } from '../domain/page';
import type { Texts } from '../texts';
import { moment } from '../texts/moments';
import type { DigestRow } from '../usecases/digests/digest-rows';
import type { Digest } from '../usecases/digests/read-digest';
import { absenceLine } from './absences';
import { sectionsCard, type Row } from './list';
import { button, lines, onward, subtle, type Button, wordFor } from './parts';
import type { Shown } from './render';

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
      rows: digest.overdue.map((row) =>
        digestRow(texts, digest, row, words.late(row.hoursOverdue), 'attention', opens),
      ),
    },
    {
      heading: words.today,
      rows: digest.today.map((row) =>
        digestRow(texts, digest, row, words.due(moment(texts.language, zone, row.dueAt)), 'emphasis', opens),
      ),
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

function digestRow(
  texts: Texts,
  digest: Digest,
  row: DigestRow,
  when: string,
  style: Row['style'],
  opens: boolean,
): Row {
  const { open, remind } = rowButtons(texts, digest, row);
  // A2: the absent team cannot be reminded; its deputy reads this.
  const standsIn = row.standsInFor === undefined ? undefined : texts.digest.standsIn(row.standsInFor);
  return {
    style,
    strong: rowTitle(texts, row),
    lines: [...lines(when), ...subtle(standsIn, row.reminded ? texts.digest.reminded : undefined)],
    actions: [...(opens ? [open] : []), ...(row.reminded || standsIn !== undefined ? [] : [remind])],
  };
}

/** G3: a request for a network (N5) is as health-free as the rest. */
function rowTitle(texts: Texts, row: DigestRow): string {
  if (row.isRequest) return texts.requests.digestRow(row.code, row.sender);
  return texts.digest.row(row.code, wordFor(texts.categories, row.category), row.sender);
}

function rowButtons(
  { digest: words }: Texts,
  { team, after }: Digest,
  { networkId, threadId }: DigestRow,
): { open: Button; remind: Button } {
  const thread = { networkId, threadId };
  const of = { teamId: team.teamId, ...(after === undefined ? {} : { after }) };
  return {
    open: button(words.open, 'thread.open', thread),
    remind: button(words.remind, 'digest.remind', { ...thread, ...of }),
  };
}
