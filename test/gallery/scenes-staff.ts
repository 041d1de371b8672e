import { addStaff, someone } from '../helpers/directory';
import { people } from '../helpers/region-north';
import { practiceAsks } from './start';
import type { Scene, Stage } from './stage';

/** R2–R4, R9: asking for access, and deciding. */
async function access(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const [wim, manager, nurse] = [person(people.stranger), person(people.manager), person(people.nurse)];
  for (const each of [manager, nurse]) await each.installs();
  await show('access', 'choose', await wim.says('toegang'));
  await show('access', 'form', await wim.press('access.choose', { organisation: 'thuiszorg' }));
  await show('access', 'form, refused', await wim.press('access.request', { email: 'wim@gmail.com' }));
  const filled = {
    team: 'thuiszorg.noord',
    function: 'verpleegkundige',
    careProfessional: 'yes',
    email: people.stranger.email,
  };
  await show('access', 'asked', await wim.press('access.request', filled));
  await world.deliver();
  await show('approval', 'to decide', manager.lastCard());
  await show('approval', 'refused: no level', await manager.press('access.approve'));
  await show('list of requests', 'one', await manager.says('toegangsaanvragen'));
  await show('home', 'one asks for access', await manager.says('hulp'));
  await show('home', 'one asks, and care', await nurse.says('hulp'));
  const card = (await manager.says('toegangsaanvragen'), await manager.press('access.view'));
  await show(
    'approval',
    'approved',
    await manager.press('access.approve', { level: 'professional', medicalData: 'true' }, card),
  );
  await world.deliver();
  await show('approval', 'told to who asked', wim.lastCard());
  await nurse.says('rolwijziging');
  await nurse.press('access.choose', { organisation: 'thuiszorg' });
  await nurse.press('access.request', { remark: 'Rolwijziging: ik word planner', careProfessional: 'no' });
  await world.deliver();
  await show('approval', 'another role', manager.lastCard());
  await show('approval', 'rejected', await manager.press('access.reject', { reason: 'Eerst overleggen, graag.' }));
}

/** R5–R7: staff. */
async function staff(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const manager = person(people.manager);
  await show('list of staff', 'some', await manager.says('medewerkers'));
  await show('list of staff', 'nobody found', await manager.press('staff.list', { search: 'niemand' }));
  await manager.says('medewerkers');
  await manager.press('staff.list', { search: people.nurse.name });
  await show('colleague', 'contact person', await manager.press('staff.open'));
  await show('colleague', 'saved', await manager.press('staff.change', { medicalData: 'false' }));
  await show('leaving', 'asks for a successor', await manager.press('staff.leave'));
  await show('leaving', 'done', await manager.press('staff.deactivate'));
  for (let number = 1; number <= 24; number += 1) {
    const each = { ...someone(`extra${number}`, 'thuiszorg'), name: `Verpleegkundige met een lange naam ${number}` };
    await addStaff(world.store, 'home-care', each, { organisation: 'thuiszorg', teams: ['thuiszorg.zuid'] });
  }
  await show('list of staff', 'many', await manager.says('medewerkers'));
  await addStaff(world.store, 'practice', people.manager, {
    organisation: 'praktijk',
    teams: ['praktijk.team'],
    level: 'A',
  });
  await show('list of staff', 'of which organisation', await manager.says('medewerkers'));
}

/** R8: inviting. */
async function invitations({ person, show }: Stage): Promise<void> {
  const gp = person(people.gp);
  await gp.says('uitnodigingen');
  await show('invitation', 'form', await gp.press('invitation.open'));
  await show('invitation', 'refused', await gp.press('invitation.send'));
  const filled = {
    ...{ newName: 'Apotheek Zuid', newPhone: '030 555 77 77' },
    ...{ name: 'Ilse Kramer', email: 'ilse@apotheekzuid.example', told: 'true' },
  };
  await show('invitation', 'sent', await gp.press('invitation.send', filled));
  await show('list of invitations', 'one', await gp.says('uitnodigingen'));
}

/** R5: what is in the chat of somebody who left. */
async function left(stage: Stage): Promise<void> {
  const { person, show, world } = stage;
  const [manager, nurse] = [person(people.manager), person(people.nurse)];
  await nurse.installs();
  await practiceAsks(stage);
  await manager.says('medewerkers');
  await manager.press('staff.list', { search: people.nurse.name });
  await manager.press('staff.open');
  await manager.press('staff.leave');
  await manager.press('staff.deactivate');
  await world.deliver();
  await show('taken away', 'no access any more', nurse.lastCard());
}

export const staffScenes: readonly Scene[] = [access, staff, invitations, left];
