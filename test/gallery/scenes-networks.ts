import { addOrganisation, addStaff, someone } from '../helpers/directory';
import { people } from '../helpers/region-north';
import { consentFilled } from '../helpers/steps';
import { asked, newest, practiceAsks } from './start';
import type { Scene, Stage } from './stage';

/** C1–C3, N6, N10: the three steps of a start. */
async function start(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const [gp, nurse] = [person(people.gp), person(people.nurse)];
  await show('consent form', 'empty', await gp.says('nieuw netwerk'));
  await show('consent form', 'refused', await gp.press('start.consent', { clientName: 'Truus van Dalen' }));
  await show('network form', 'empty', await gp.press('start.consent', { ...consentFilled, confirmed: 'true' }));
  await show('network form', 'refused', await gp.press('start.network'));
  const network = { source: 'existing-client', attested: 'true', teams: 'thuiszorg.noord,buurt.west' };
  await show('first message', 'empty', await gp.press('start.network', network));
  await show('first message', 'refused', await gp.press('start.message', { text: 'ok' }));
  await show('sent', 'a network was started', await gp.press('start.message', asked));
  await world.deliver();
  await gp.says('nieuw netwerk');
  await gp.press('start.consent', { ...consentFilled, clientName: 'Mw. T. van Dalen-Bosman' });
  await show('network form', 'the same client?', await gp.press('start.network', network));
  await show('start', 'there is one half-way', await gp.says('nieuw netwerk'));
  await nurse.says('nieuw netwerk');
  await show(
    'network form',
    'of home care',
    await nurse.press('start.consent', { ...consentFilled, covers: 'praktijk' }),
  );
}

/** N7–N9, C4, C5: a network's life. */
async function life(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const [gp, nurse, social] = [person(people.gp), person(people.nurse), person(people.social)];
  for (const each of [nurse, social]) await each.installs();
  await practiceAsks(stage);
  const { networkId } = newest(gp, 'network.open');
  const open = async (who: typeof gp) => (await who.posts('network.open', { networkId })).body.value;
  await show('network', 'just started', await open(gp));
  await show('network', 'of home care', await open(nurse));
  await gp.says('mijn netwerken');
  await gp.press('network.open');
  await show('network', 'a step done', await gp.press('step.tick'));
  await show('steps given up', 'empty', await gp.press('step.decline-form'));
  await show('steps given up', 'refused', await gp.press('step.decline', { reason: '' }));
  await gp.press('step.decline', { reason: 'De cliënt heeft geen e-mailadres.' });
  await show('network', 'steps given up', await open(gp));
  await gp.says('mijn netwerken');
  await gp.press('network.open');
  await gp.press('step.resume');
  while (JSON.stringify(await open(gp)).includes('step.tick')) {
    await gp.says('mijn netwerken');
    await gp.press('network.open');
    await gp.press('step.tick');
  }
  await gp.says('mijn netwerken');
  await gp.press('network.open');
  await show('resident', 'which thread', await gp.press('resident.choose'));
  await show('resident', 'what becomes visible', await gp.press('resident.warn'));
  await show('thread', 'the resident reads along', await gp.press('resident.add'));
  await nurse.says('mijn netwerken');
  await nurse.press('network.open');
  await show('team added', 'empty', await nurse.press('consent.extend'));
  await show('team added', 'refused', await nurse.press('consent.extend-confirm'));
  await nurse.says('mijn netwerken');
  await nurse.press('network.open');
  await show('closing message', 'empty', await nurse.press('closing.write'));
  await show('closing message', 'refused', await nurse.press('closing.send', { text: '' }));
  await show(
    'sent',
    'a closing message',
    await nurse.press('closing.send', { text: 'De wond is dicht, wij ronden af.' }),
  );
  await world.deliver();
  await show('thread', 'a closing message', gp.lastCard());
  await show('closing', 'what is open', await gp.press('network.close'));
  await show('closing', 'refused', await gp.press('network.close-confirm'));
  await show('network', 'closed', await gp.press('network.close-confirm', { settleThreads: 'true' }));
  await world.deliver();
  await show('withdrawal', 'asked once more', (await nurse.posts('consent.withdraw', { networkId })).body.value);
  await show('withdrawal', 'done', (await nurse.posts('consent.withdraw-confirm', { networkId })).body.value);
  await world.deliver();
  await show('taken away', 'the consent is withdrawn', gp.lastCard());
  await show('list of networks', 'withdrawn', await gp.says('mijn netwerken'));
}

/** N5: the neighbourhood team asks. */
async function requested(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const [gp, social] = [person(people.gp), person(people.social)];
  await gp.installs();
  await show('consent form', 'of a neighbourhood team', await social.says('nieuw netwerk'));
  await show('request form', 'empty', await social.press('start.consent', { ...consentFilled, covers: 'praktijk' }));
  await show('request form', 'refused', await social.press('request.send', { reason: '' }));
  const reason = 'Er zijn zorgen over de administratie en het eten. Kunnen wij samen afstemmen?';
  await social.press('request.send', { reason });
  await world.deliver();
  await show('request for a network', 'asked, your turn', gp.lastCard());
  await show('request for a network', 'asked, you wait', social.lastCard());
  await show('list of what is open', 'a request', await gp.says('openstaand'));
  await gp.press('thread.open');
  await show('request for a network', 'refused', await gp.press('request.decline', { reason: '' }));
  await show(
    'request for a network',
    'declined',
    await gp.press('request.decline', { reason: 'Zij is hier geen cliënt.' }),
  );
}

/** A1, A2: a practice on holiday. */
async function away(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const deputy = someone('diana', 'waal');
  await addOrganisation(world.store, 'waal', {
    ...{ kind: 'practice', name: 'Praktijk Waalzicht', phone: '030 555 44 44' },
    teams: [{ id: 'waal.team', name: 'Praktijkteam', contact: deputy }],
  });
  await addStaff(world.store, 'practice', deputy, { organisation: 'waal', teams: ['waal.team'], level: 'A' });
  const [gp, nurse, diana] = [person(people.gp), person(people.nurse), person(deputy)];
  for (const each of [gp, nurse, diana]) await each.installs();
  if (stage.language === 'en') await diana.says('english');
  await gp.says('afwezigheid');
  await show('absence form', 'empty', await gp.press('absence.new'));
  await show('absence form', 'refused', await gp.press('absence.record'));
  const days = { from: '2026-11-23', until: '2026-12-06' };
  await show('list of absences', 'one', await gp.press('absence.record', { ...days, deputy: 'waal' }));
  await practiceAsks(stage);
  await show('thread', 'the asker is away', nurse.lastCard());
  await nurse.says('nieuw bericht');
  await show('message form', 'the other is away', await nurse.press('thread.write'));
  const found = await world.store.get('organisation', 'organisation:waal', 'organisation:waal');
  if (found === undefined) throw new Error('No organisation waal');
  const absences = [
    {
      absenceId: 'beside',
      from: '2026-12-01T23:00:00.000Z',
      until: '2026-12-04T23:00:00.000Z',
      deputyId: null,
      outside: null,
    },
  ];
  const doc = { ...found.doc, absences };
  await world.store.commit(doc.partition, [{ kind: 'replace', doc, revision: found.revision }]);
  await world.runs('retention');
  await world.deliver();
  await show('absences clash', 'told to the account manager', gp.lastCard());
}

export const networkScenes: readonly Scene[] = [start, life, requested, away];
