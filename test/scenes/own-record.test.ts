import { openSqlite } from '../../src/store/sqlite';
import { cardText, elements } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';
import { keepingWrites } from '../helpers/written-store';

let world: World;
let offered: () => string;
let gp: Chatter;
let nurse: Chatter;
let social: Chatter;

beforeEach(async () => {
  const kept = keepingWrites(openSqlite(':memory:'));
  offered = kept.offered;
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store: kept.store });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
  social = world.person(people.social);
  await Promise.all([nurse.installs(), social.installs()]);
});
afterEach(() => world.close());

async function started(text: string): Promise<void> {
  await practiceStarts(gp, { text });
  await world.deliver();
}

/** The text to copy, of all its parts. */
async function copied(person: Chatter): Promise<string[]> {
  const parts = [valueOf(await person.presses('Tekst voor dossier'), 'copy')];
  while (titles(person.lastCard()).includes('Volgend deel'))
    parts.push(valueOf(await person.presses('Volgend deel'), 'copy'));
  return parts;
}

describe('M8: text for the own system', () => {
  test('dates, names, organisations, category, deadline and all messages, in plain words', async () => {
    await started('Hoe ziet de wond eruit?\n\nGraag ook de grootte.');
    world.later(1);
    await nurse.presses('Antwoord met wedervraag', { text: 'Twee bij drie cm. Wilt u een **foto**?' });
    await world.deliver();
    const [text] = await copied(nurse);
    expect(text).toBe(
      [
        `Gesprek uit netwerk ${/NW-\w+/.exec(nurse.cards().map(cardText).join(' '))?.[0] ?? ''}`,
        'Cliënt: Truus van Dalen, geboren 12 april 1938',
        'Onderwerp: Zorg · Wond aan de hiel',
        'Van: Praktijk De Brug · Praktijkteam',
        'Aan: Thuiszorg De Vecht · Team Noord',
        'Stand: De bal ligt bij Praktijk De Brug · Praktijkteam',
        'Antwoord vóór 25 november 2026 11:00 (Zorg, 48 uur)',
        '',
        '1. 23 november 2026 10:00, Gerrit van praktijk (Praktijk De Brug · Praktijkteam), vraag:',
        '  Hoe ziet de wond eruit?',
        '',
        '  Graag ook de grootte.',
        '',
        '2. 23 november 2026 11:00, Noor van thuiszorg (Thuiszorg De Vecht · Team Noord), wedervraag:',
        '  Twee bij drie cm. Wilt u een **foto**?',
        '',
        'Tekst gemaakt op 23 november 2026 11:00.',
      ].join('\n'),
    );
  });

  test('it is a field of several lines that can be copied; nothing of it is posted back', async () => {
    await started('Hoe ziet de wond eruit?');
    const card = await nurse.presses('Tekst voor dossier');
    const field = elements(card).find((each) => each.id === 'copy');
    expect(field).toMatchObject({ type: 'Input.Text', isMultiline: true });
    expect(dataOf(card, 'Verwerkt in dossier')).not.toHaveProperty('copy');
    const posting = elements(card).filter((each) => each.type === 'Action.Execute');
    expect(posting.map((each) => each.associatedInputs)).toEqual(posting.map(() => 'none'));
  });

  test('safe to paste: no line begins with a sign that a spreadsheet would compute', async () => {
    await started('Kunt u dit nagaan?\n=HYPERLINK("http://x";"y")\n+31 30 555 11 11\n- paracetamol\n@SUM(1)\n${code}');
    const text = (await copied(nurse)).join('\n');
    expect(text).toContain('=HYPERLINK("http://x";"y")');
    expect(text).toContain('${code}');
    for (const line of text.split('\n')) expect(line).not.toMatch(/^[=+\-@\t]/);
  });

  test('a long thread comes in parts, whole lines, nothing missing, every card small', async () => {
    await started(`Vraag 0: kunt u kijken? ${'é'.repeat(3_900)}`);
    for (let turn = 1; turn <= 5; turn += 1) {
      const asking = turn % 2 === 1 ? nurse : gp;
      await asking.presses('Antwoord met wedervraag', { text: `Vraag ${turn}: en dan? ${'"'.repeat(3_900)}` });
      await world.deliver();
    }
    const parts = await copied(nurse);
    expect(parts.length).toBeGreaterThan(1);
    const text = parts.join('\n');
    for (let turn = 0; turn <= 5; turn += 1) expect(text).toContain(`Vraag ${turn}:`);
    expect(text.split('"').length - 1).toBe(5 * 3_900);
    expect(nurse.reads()).toContain(`Deel ${parts.length} van ${parts.length}`);
  });

  test('whoever may read the thread may take it over; others may not; each export is on the audit record', async () => {
    await started('Hoe ziet de wond eruit?');
    const data = dataOf(nurse.lastCard(), 'Tekst voor dossier');
    const reader = await social.posts('thread.record', data);
    expect(valueOf(reader.body.value, 'copy')).toContain('Hoe ziet de wond eruit?');
    const other = await world.person(people.south).posts('thread.record', data);
    expect(cardText(other.body.value)).toContain('of uw team hoort er niet bij');
    expect(JSON.stringify(other.body)).not.toContain('wond');
    const threadId = String(data.threadId);
    expect(offered()).toMatch(new RegExp(`"action":"thread.export","object":"thread:${threadId}"`));
  });
});

describe('M8: verwerkt in dossier', () => {
  test('per organisation, by whom and when, on everyone’s card', async () => {
    await started('Hoe ziet de wond eruit?');
    world.later(2);
    await nurse.presses('Tekst voor dossier');
    const marked = await nurse.presses('Verwerkt in dossier');
    const sentence = 'Verwerkt in dossier: Thuiszorg De Vecht, door Noor van thuiszorg, ma 23 nov 12:00.';
    expect(cardText(marked)).toContain(sentence);
    await world.deliver();
    expect(gp.reads()).toContain(sentence);
    await gp.presses('Tekst voor dossier');
    await gp.presses('Verwerkt in dossier');
    await world.deliver();
    expect(nurse.reads()).toContain(sentence);
    expect(nurse.reads()).toContain('Verwerkt in dossier: Praktijk De Brug, door Gerrit van praktijk');
    expect(nurse.reads()).toContain('De bal ligt bij u');
  });

  test('a message after it makes the mark old, and it can be marked anew', async () => {
    await started('Hoe ziet de wond eruit?');
    await gp.presses('Tekst voor dossier');
    await gp.presses('Verwerkt in dossier');
    await world.deliver();
    await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
    await world.deliver();
    expect(gp.reads()).toContain('Daarna kwamen er berichten bij.');
    await gp.presses('Tekst voor dossier');
    const again = await gp.presses('Verwerkt in dossier');
    expect(cardText(again)).not.toContain('Daarna kwamen er berichten bij.');
  });

  test('an organisation that only reads along can mark it too, also after closing', async () => {
    await started('Hoe ziet de wond eruit?');
    const data = dataOf(nurse.lastCard(), 'Tekst voor dossier');
    await gp.says('mijn netwerken');
    await gp.presses('Openen');
    const list = await gp.presses('Netwerk sluiten');
    const steps = cardText(list).includes('Bevestiging open stappen') ? { settleSteps: 'true' } : {};
    await gp.presses('Sluiten en alles afhandelen', { settleThreads: 'true', ...steps });
    await world.deliver();
    await social.posts('thread.record', data);
    const marked = await social.posts('thread.processed', { ...data, messages: 1 });
    expect(cardText(marked.body.value)).toContain('Verwerkt in dossier: Buurtteam West, door Sofie van buurt');
  });
});
