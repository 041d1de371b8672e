import { digestCard } from '../cards/lists';
import { refusalCard } from '../cards/info';
import type { Card } from '../cards/render';
import { threadCard } from '../cards/thread';
import type { DocumentOf } from '../store/documents';
import { personPartition } from '../store/partitions';
import { texts, type Texts } from '../texts';
import type { Courier, CourierOutcome } from '../usecases/deliveries/deliver-card';
import type { Deps } from '../usecases/deps';
import { contactTeams } from '../usecases/directory/abilities';
import { digestOf } from '../usecases/digests/read-digest';
import { readThread } from '../usecases/messages/read-thread';
import { languageOf } from '../usecases/people/arrive';
import { loadActor } from '../usecases/people/load-actor';
import { cardActivity } from './card-activity';
import type { Connector, SendOutcome } from './connector/connector';

type CardDocument = DocumentOf<'card'>;

interface Rendered {
  card: Card;
  version: number;
  summary: string;
}

/** How long to wait after our own login was refused: nothing is known about the receiver then. */
const unauthorisedWaitMs = 60_000;

/**
 * Renders a card for its reader as things are now, with that reader's rights of this moment,
 * and puts it in the chat or brings the one that is there up to date.
 */
export function createCourier(deps: Deps, connector: Connector): Courier {
  return {
    deliver: async (document) => {
      const person = (await deps.store.get('person', personPartition(document.personId), 'person'))?.doc;
      if (!person?.conversation) return { kind: 'no-conversation' };
      const rendered = await render(deps, document, texts[languageOf(person)]);
      if (rendered === undefined) return { kind: 'not-entitled' };
      const to = { ...person.conversation, tenantId: person.tenantId };
      const activity = cardActivity(rendered.card, rendered.summary);
      const outcome =
        document.activityId === null
          ? await connector.send(to, activity)
          : await connector.update(to, document.activityId, activity);
      return resultOf(outcome, document, rendered.version);
    },
  };
}

function render(deps: Deps, document: CardDocument, words: Texts): Promise<Rendered | undefined> {
  const { about } = document;
  return about.kind === 'thread'
    ? renderThread(deps, document, about, words)
    : renderDigest(deps, document, about, words);
}

/** A reader who lost the right to a card already shown gets its contents taken away (R5, C5). */
async function renderThread(
  deps: Deps,
  document: CardDocument,
  about: Extract<CardDocument['about'], { kind: 'thread' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const actor = await loadActor(deps, document.personId);
  const view = await readThread(deps, actor, about.networkId, about.threadId, 'thread.deliver');
  if (view.ok) {
    const card = threadCard(words, deps.region.terms.zone, view.value);
    return { card, version: view.value.version, summary: words.preview.thread(view.value.code) };
  }
  if (document.activityId === null) return undefined;
  return { card: refusalCard(words, view.refusal), version: document.wanted, summary: words.preview.home };
}

async function renderDigest(
  deps: Deps,
  document: CardDocument,
  about: Extract<CardDocument['about'], { kind: 'digest' }>,
  words: Texts,
): Promise<Rendered | undefined> {
  const actor = await loadActor(deps, document.personId);
  const teams = await contactTeams(deps, actor);
  if (!teams.some((team) => team.teamId === about.teamId)) return undefined;
  const digest = await digestOf(deps, about.teamId);
  const card = digestCard(words, deps.region.terms.zone, [digest]);
  return { card, version: document.wanted, summary: words.preview.digest };
}

function resultOf(outcome: SendOutcome, document: CardDocument, version: number): CourierOutcome {
  switch (outcome.kind) {
    case 'sent':
      return { kind: 'sent', activityId: outcome.activityId ?? document.activityId, version };
    case 'later':
      return { kind: 'later', afterMs: outcome.afterMs };
    case 'unclear':
      return { kind: 'unclear', cause: outcome.cause };
    case 'refused':
      return outcome.reason === 'unauthorised'
        ? { kind: 'later', afterMs: unauthorisedWaitMs }
        : { kind: 'refused', reason: outcome.reason };
  }
}
