import { people } from '../helpers/region-north';
import { asked, newest, practiceAsks } from './start';
import type { Scene, Stage } from './stage';

const long = 'Mevrouw slaapt slecht en heeft pijn in de linkerheup. Zij loopt minder en wil niet uit bed.\n'.repeat(12);

/** From the question to the answer, as each side sees it. */
async function course(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const [gp, nurse, colleague] = [person(people.gp), person(people.nurse), person(people.colleague)];
  for (const each of [nurse, colleague]) await each.installs();
  await practiceAsks(stage);
  await show('thread', 'asked, your turn', nurse.lastCard());
  await show('thread', 'asked, you wait', gp.lastCard());
  await show('thread', 'seen', await nurse.press('thread.seen'));
  await show('thread', 'taken up', await nurse.press('thread.take-up', { text: 'Na de visite, vanmiddag.' }));
  await world.deliver();
  await show('thread', 'taken up by a colleague', colleague.lastCard());
  await show('thread', 'refused: no answer', await nurse.press('thread.answer', { text: '' }));
  await show('thread', 'refused: urgent', await nurse.press('thread.answer', { text: 'Spoed, bel 112!' }));
  await show('thread', 'refused: asks', await nurse.press('thread.answer', { text: 'Wanneer komt de arts?' }));
  await show('thread', 'asked back', await nurse.press('thread.ask-back', { text: 'Is er een foto van vorige week?' }));
  await world.deliver();
  await show('thread', 'asked back, your turn', gp.lastCard());
  await gp.press('thread.answer', { text: 'Ja, die stuur ik per beveiligde mail.' });
  await show('thread', 'added to', await gp.press('thread.add', { text: 'Het gaat om links.' }));
  await world.deliver();
  world.later(60);
  await show('thread', 'late', await nurse.says('openstaand').then(() => nurse.press('thread.open')));
  await show('thread', 'late with the other', await gp.says('openstaand').then(() => gp.press('thread.open')));
  await world.clock();
  await show(
    'thread',
    'answered and settled',
    await nurse.press('thread.answer', { text: 'De wond is schoon, 1 bij 2 cm.' }),
  );
  await world.deliver();
  await show('thread', 'settled, to reopen', gp.cards().at(-1) ?? gp.lastCard());
  const thread = newest(nurse, 'thread.record');
  await nurse.posts('thread.record', thread);
  await show('text for the own record', 'ready', await nurse.press('thread.record'));
  await show('text for the own record', 'done', await nurse.press('thread.processed'));
}

/** Reading along, nobody reached, long texts. */
async function worst(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const [gp, nurse, manager, social] = [
    person(people.gp),
    person(people.nurse),
    person(people.manager),
    person(people.social),
  ];
  await manager.installs();
  await social.installs();
  await practiceAsks(stage, {
    client: 'Johanna Wilhelmina Maria van Oldenbarnevelt-Zandbergen',
    category: 'medication',
    subject: 'Antistolling, plaspil en bloeddrukverlager na ontslag uit het ziekenhuis: wat nu wel en wat niet?',
    text: long,
  });
  await show('thread', 'nobody is reached', gp.lastCard());
  await show('nobody is reached', 'told to the account manager', manager.lastCard());
  await show('thread', 'read along', await social.says('openstaand').then(() => openOf(social, gp)));
  await nurse.installs();
  await world.deliver();
  for (const text of [long, `${long}${long}`, long]) {
    await nurse.posts('thread.ask-back', { ...newest(nurse, 'thread.ask-back'), text: `${text} Klopt dat?` });
    await world.deliver();
    await gp.posts('thread.answer', { ...newest(gp, 'thread.answer'), text });
    await world.deliver();
  }
  await show('thread', 'many long messages', await nurse.says('openstaand').then(() => nurse.press('thread.open')));
  world.later(19);
  await world.clock();
  await show('reminder', 'of a thread', nurse.lastCard());
}

async function openOf(reader: ReturnType<Stage['person']>, asker: ReturnType<Stage['person']>) {
  const { networkId, threadId } = newest(asker, 'thread.record');
  return (await reader.posts('thread.open', { networkId, threadId })).body.value;
}

/** Writing one. */
async function writing(stage: Stage): Promise<void> {
  const { person, show } = stage;
  const nurse = person(people.nurse);
  await nurse.installs();
  await practiceAsks(stage);
  await nurse.says('nieuw bericht');
  await show('message form', 'empty', await nurse.press('thread.write'));
  const to = { category: 'medication', team: 'praktijk.team', subject: 'Pijnstilling' };
  const tries: [string, string][] = [
    ['refused: nothing', ''],
    ['refused: urgent', 'Mevrouw is benauwd, dit is spoed. Kunt u komen?'],
    ['refused: a number', 'Is dit haar nummer 111222333? Kunt u dat nagaan?'],
    ['refused: asks nothing', 'bedankt'],
    ['refused: too long', 'Mag de paracetamol erbij? '.repeat(170)],
  ];
  for (const [state, text] of tries) {
    await nurse.says('nieuw bericht');
    await nurse.press('thread.write');
    await show('message form', state, await nurse.press('thread.send', { ...to, text }));
  }
  const form = { ...newest(nurse, 'thread.send'), formId: 'f', ...to, text: asked.text };
  await show('sent', 'the form is gone', (await nurse.posts('thread.send', form)).body.value);
}

export const threadScenes: readonly Scene[] = [course, worst, writing];
