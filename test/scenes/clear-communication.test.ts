import { openSqlite } from '../../src/store/sqlite';
import { cardText, elements, inputs, type RenderedCard } from '../helpers/card';
import { loadRegionNorth, people } from '../helpers/region-north';
import { dataOf, practiceStarts, titles, valueOf } from '../helpers/steps';
import type { Chatter } from '../helpers/chatter';
import { createWorld, type World } from '../helpers/world';
import { keepingWrites } from '../helpers/written-store';

let world: World;
let offered: () => string;
let gp: Chatter;
let nurse: Chatter;

beforeEach(async () => {
  const kept = keepingWrites(openSqlite(':memory:'));
  offered = kept.offered;
  world = await createWorld({ at: '2026-11-23T09:00:00.000Z', store: kept.store });
  await loadRegionNorth(world.store);
  gp = world.person(people.gp);
  nurse = world.person(people.nurse);
  await nurse.installs();
  await practiceStarts(gp);
  await world.deliver();
});
afterEach(() => world.close());

/** The numbers on a card that can be pressed. */
function links(card: unknown): string[] {
  return elements(card).flatMap((each) =>
    each.type === 'Action.OpenUrl' ? [`${String(each.title)} ${String(each.url)}`] : [],
  );
}

async function writingForm(): Promise<RenderedCard> {
  await nurse.says('nieuw bericht');
  return nurse.presses('Nieuw bericht');
}

const filled = {
  category: 'care',
  team: 'praktijk.team',
  subject: 'Bloeddruk',
  text: 'Kunt u de bloeddruk beoordelen?',
};

async function sends(change: Partial<typeof filled>): Promise<RenderedCard> {
  await writingForm();
  return nurse.presses('Versturen', { ...filled, ...change });
}

/** How many threads home care waits for. */
async function waiting(): Promise<number> {
  return (await world.store.query('threadsAwaited', 'thuiszorg.noord', { limit: 50 })).items.length;
}

describe('M3: bij spoed bel je', () => {
  test('the writing form shows the numbers, and they can be pressed', async () => {
    const form = await writingForm();
    expect(cardText(form)).toContain('Bij spoed bel je.');
    expect(links(form)).toEqual(['Bel 030 555 11 11 tel:+31305551111', 'Bel 030 555 33 33 tel:+31305553333']);
  });

  test('the writing form says so, with the number of each team it can go to', async () => {
    const form = cardText(await writingForm());
    expect(form).toContain('Bij spoed bel je.');
    expect(form).toContain('Praktijk De Brug · Praktijkteam: 030 555 11 11');
    expect(form).toContain('Buurtteam West · Team West: 030 555 33 33');
  });

  test('the thread’s card says so, with the number of the other side', () => {
    expect(nurse.reads()).toContain('Bij spoed bel je: Praktijk De Brug · Praktijkteam, 030 555 11 11');
  });

  test.each([
    ['in the text', { text: 'Mevrouw is benauwd, kunt u direct komen?' }],
    ['in the subject', { subject: 'Spoed: benauwd' }],
    ['in English', { text: 'She needs help ASAP, can you come?' }],
  ])('urgency %s stops the sending; the number can be pressed, nothing typed is lost', async (_where, change) => {
    const held = await sends(change);
    expect(links(held)).toEqual(['Bel 030 555 11 11 tel:+31305551111']);
    expect(cardText(held)).toContain('Dit is geen spoed: een antwoord binnen de termijn is op tijd.');
    expect(valueOf(held, 'notUrgent')).toBe('false');
    for (const [id, value] of Object.entries({ ...filled, ...change })) expect(valueOf(held, id)).toBe(value);
    expect(await waiting()).toBe(0);
  });

  test('without the statement it is held again; with it the message goes', async () => {
    await sends({ text: 'Kunt u direct meekijken naar de wond?' });
    expect(cardText(await nurse.presses('Versturen'))).toContain(
      'U schrijft “direct”. Is het spoed? Bel Praktijk De Brug',
    );
    expect(await waiting()).toBe(0);
    expect(cardText(await nurse.presses('Versturen', { notUrgent: 'true' }))).toContain('Verstuurd');
    expect(await waiting()).toBe(1);
  });

  test.each([
    ['in the text', { text: 'Mw. heeft pijn op haar borst, graag advies.' }, 'pijn op haar borst'],
    ['in the subject', { subject: 'Saturatie 82%' }, 'Saturatie 82'],
    ['in English', { text: 'Her face is drooping, what should we do?' }, 'face is drooping'],
  ])('a danger sign %s is held once, with what was found and the number', async (_where, change, words) => {
    const held = await sends(change);
    expect(cardText(held)).toContain(
      `Dit klinkt ernstig: “${words}”. Bel Praktijk De Brug · Praktijkteam: 030 555 11 11.`,
    );
    expect(links(held)).toEqual(['Bel 030 555 11 11 tel:+31305551111']);
    for (const [id, value] of Object.entries({ ...filled, ...change })) expect(valueOf(held, id)).toBe(value);
    expect(await waiting()).toBe(0);
    expect(cardText(await nurse.presses('Versturen', { notUrgent: 'true' }))).toContain('Verstuurd');
    expect(await waiting()).toBe(1);
  });

  test('what says that it is urgent is asked that, whatever else it describes', async () => {
    const held = cardText(await sends({ text: 'Pijn op de borst, kunt u z.s.m. komen?' }));
    expect(held).toContain('U schrijft “z.s.m.”. Is het spoed?');
    expect(held).not.toContain('Dit klinkt ernstig');
  });

  test('on the thread’s card too', async () => {
    const held = await nurse.presses('Antwoord', { text: 'Bel direct 112, zij reageert niet.' });
    expect(links(held)).toEqual(['Bel 030 555 11 11 tel:+31305551111']);
    expect(valueOf(held, 'text')).toBe('Bel direct 112, zij reageert niet.');
    expect(cardText(await nurse.presses('Antwoord', { notUrgent: 'true' }))).toContain('Beantwoord en afgehandeld');
  });

  test('what denies it, means a time or tells of what is over is not held', async () => {
    for (const text of [
      'Dit is geen spoed. Kunt u deze week kijken?',
      'Het is niet dringend; wilt u het recept herhalen?',
      'Kan mevrouw direct na het eten haar pillen nemen?',
      'Na de hypo van vorige week is alles weer goed. Kan de insuline omlaag?',
    ])
      expect([text, cardText(await sends({ text }))]).toEqual([text, expect.stringContaining('Verstuurd')]);
  });
});

describe('M4: a message asks something', () => {
  test('what asks and answers nothing is held back with the advice to use Gezien, a button on the same card', async () => {
    for (const text of ['ok', 'Bedankt!', '👍', 'Ter info: de wond is dicht.']) {
      const held = await nurse.presses('Antwoord', { text });
      expect(cardText(held)).toContain('Gebruik liever de knop Gezien of het Gezondheidsplan.');
      expect(titles(held)).toContain('Gezien');
      expect(valueOf(held, 'text')).toBe(text);
      expect(valueOf(held, 'insist')).toBe('false');
    }
    const seen = await nurse.presses('Gezien');
    expect(cardText(seen)).toContain('Gezien door uw team');
    expect(cardText(seen)).toContain('De bal ligt bij u');
  });

  test('the asker who wants to thank for the answer is offered Gezien as well; the answerer sees it', async () => {
    await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
    await world.deliver();
    const held = await gp.presses('Heropenen met een vraag', { text: 'Dank je wel!' });
    expect(cardText(held)).toContain('Gebruik liever de knop Gezien');
    await gp.presses('Gezien');
    await world.deliver();
    expect(nurse.reads()).toContain('Gezien door Praktijk De Brug · Praktijkteam');
    expect(nurse.reads()).toContain('Beantwoord en afgehandeld');
  });

  test('a new message that only thanks is held back; insisted upon it goes, and no clock runs (M7)', async () => {
    const held = await sends({ text: 'Bedankt voor het meedenken!' });
    expect(cardText(held)).toContain('Dit bericht bevat geen vraag, verzoek of antwoord.');
    expect(cardText(held)).not.toContain('knop Gezien');
    expect(cardText(await nurse.presses('Versturen', { asks: 'no' }))).toContain('Verstuurd');
    await world.deliver();
    expect(gp.reads()).toContain('Bedankt voor het meedenken!');
    expect(gp.reads()).toContain('Er is niets gevraagd: geen antwoord nodig');
    expect(await waiting()).toBe(0);
  });

  test('M11: “ter info” that is insisted upon starts no clock; where it asks something it is not held at all', async () => {
    await sends({ text: 'Ter info: mevrouw is gevallen.' });
    await nurse.presses('Versturen', { asks: 'no' });
    expect(await waiting()).toBe(0);
    expect(cardText(await sends({ text: 'Ter info: mevrouw is gevallen, graag bellen.' }))).toContain('Verstuurd');
    expect(await waiting()).toBe(1);
  });

  test('M11: what only tells is held once; the sender says that it is a question, and its clock runs', async () => {
    const held = await sends({ text: 'De steunkousen zitten te strak.' });
    expect(cardText(held)).toContain('Dit bericht bevat geen vraag, verzoek of antwoord.');
    expect(valueOf(held, 'asks')).toBe('');
    expect(await waiting()).toBe(0);
    expect(cardText(await nurse.presses('Versturen', { asks: 'yes' }))).toContain('Verstuurd');
    expect(await waiting()).toBe(1);
  });

  test('M11: a question in the subject is one', async () => {
    const text = 'Drie dagen 100/60.';
    expect(cardText(await sends({ subject: 'Kan de plaspil omlaag?', text }))).toContain('Verstuurd');
    expect(await waiting()).toBe(1);
  });
});

describe('M11: what a text does counts, not only the button', () => {
  const asks = 'De wond is schoon. Kunt u een nieuw recept sturen?';

  test('an answer that asks something back is held once; said to be one, it is a question back', async () => {
    const held = await nurse.presses('Antwoord', { text: asks });
    expect(cardText(held)).toContain('Uw antwoord stelt een vraag: antwoord of wedervraag?');
    expect([valueOf(held, 'text'), valueOf(held, 'asks')]).toEqual([asks, '']);
    world.later(1);
    const card = await nurse.presses('Antwoord', { asks: 'yes' });
    expect(cardText(card)).toContain('De bal ligt bij Praktijk De Brug');
    expect(cardText(card)).toContain('wedervraag');
    await world.deliver();
    expect(gp.reads()).toContain('De bal ligt bij u');
    expect(gp.reads()).toContain('vóór wo 25 nov 11:00');
  });

  test('said to be none, it is the answer; with the other button it is the question back', async () => {
    await nurse.presses('Antwoord', { text: asks });
    expect(cardText(await nurse.presses('Antwoord', { asks: 'no' }))).toContain('Beantwoord en afgehandeld');
    await world.deliver();
    await gp.presses('Heropenen met een vraag', { text: 'Is er roodheid?' });
    await world.deliver();
    const held = await nurse.presses('Antwoord', { text: asks });
    expect(cardText(await nurse.presses('Antwoord met wedervraag', { asks: 'no' }, held))).toContain(
      'De bal ligt bij Praktijk',
    );
  });

  test('M14: what was said of one text holds for no other', async () => {
    await nurse.presses('Antwoord', { text: asks });
    const again = await nurse.presses('Antwoord', { text: 'Kunt u komen kijken?', asks: 'no' });
    expect(cardText(again)).toContain('Uw antwoord stelt een vraag');
    expect(valueOf(again, 'asks')).toBe('');
  });

  test.each([
    ['no', 'Beantwoord en afgehandeld'],
    ['yes', 'De bal ligt bij Praktijk De Brug'],
  ])('a question back that asks nothing is held once; said %s: %s', async (said, becomes) => {
    const held = await nurse.presses('Antwoord met wedervraag', { text: 'De wond is schoon.' });
    expect(cardText(held)).toContain('Uw wedervraag stelt geen vraag: antwoord of wedervraag?');
    expect(cardText(await nurse.presses('Antwoord met wedervraag', { asks: said }))).toContain(becomes);
  });

  test.each([
    ['no', 'Beantwoord en afgehandeld'],
    ['yes', 'De bal ligt bij Thuiszorg De Vecht'],
  ])('reopening with what asks nothing is held once; said %s: %s', async (said, becomes) => {
    await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
    await world.deliver();
    const held = await gp.presses('Heropenen met een vraag', { text: 'De wond ruikt weer.' });
    expect(cardText(held)).toContain('Dit bericht bevat geen vraag, verzoek of antwoord.');
    expect(cardText(await gp.presses('Heropenen met een vraag', { asks: said }))).toContain(becomes);
  });

  test('M12: “we komen er maandag op terug” as answer is offered as Ik pak dit op, with the text as its line', async () => {
    const text = 'We komen er maandag op terug.';
    const held = await nurse.presses('Antwoord', { text });
    expect(cardText(held)).toContain('Kies Ik pak dit op');
    expect([valueOf(held, 'text'), titles(held).includes('Ik pak dit op')]).toEqual([text, true]);
    const card = await nurse.presses('Ik pak dit op');
    expect(cardText(card)).toContain(text);
    expect(cardText(card)).toContain('U pakt dit op');
    // Whoever has it already is offered it for the line.
    const again = await nurse.presses('Antwoord', { text: 'U hoort van ons.' });
    expect(titles(again)).toContain('Ik pak dit op');
    expect(cardText(await nurse.presses('Antwoord', { insist: 'true' }))).toContain('Beantwoord en afgehandeld');
  });
});

describe('M7: an insisted thank-you', () => {
  test('after being asked back leaves the ball and the deadline where they were', async () => {
    world.later(1);
    await nurse.presses('Antwoord met wedervraag', { text: 'Wilt u een foto?' });
    await world.deliver();
    world.later(5);
    await gp.presses('Antwoord', { text: 'Bedankt!' });
    const card = await gp.presses('Antwoord', { insist: 'true' });
    expect(cardText(card)).toContain('De bal ligt bij u · Praktijk De Brug · Praktijkteam');
    expect(cardText(card)).toContain('vóór wo 25 nov 11:00');
    expect(cardText(card)).toContain('bericht zonder vraag');
    const before = nurse.cards().length;
    await world.deliver();
    expect(nurse.cards()).toHaveLength(before);
    expect(nurse.reads()).toContain('Bedankt!');
  });

  test('after the answer reopens nothing', async () => {
    await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
    await world.deliver();
    await gp.presses('Heropenen met een vraag', { text: 'Dank je wel!' });
    const card = await gp.presses('Heropenen met een vraag', { asks: 'no' });
    expect(cardText(card)).toContain('Beantwoord en afgehandeld');
    await world.deliver();
    expect(nurse.reads()).toContain('Beantwoord en afgehandeld');
    expect(titles(nurse.lastCard())).not.toContain('Antwoord');
  });

  test('in whatever words it is held back and, insisted upon, reopens nothing', async () => {
    await nurse.presses('Antwoord', { text: 'De wond is schoon.' });
    await world.deliver();
    for (const text of [
      'Dankjewel voor je snelle reactie',
      'Fijn om te horen',
      'Dank, Noor',
      'tnx',
      'Prima, doen we',
    ]) {
      const held = await gp.presses('Heropenen met een vraag', { text });
      expect(valueOf(held, 'text')).toBe(text);
      expect(cardText(held)).toContain('Dit bericht bevat geen vraag, verzoek of antwoord.');
      const card = await gp.presses('Heropenen met een vraag', { asks: 'no' });
      expect(cardText(card)).toContain('Beantwoord en afgehandeld');
    }
  });

  test('after Afgehandeld is held back without speaking of a button that is not there', async () => {
    await gp.presses('Afgehandeld');
    const held = await gp.presses('Heropenen met een vraag', { text: 'Bedankt!' });
    expect(cardText(held)).toContain('Dit bericht bevat geen vraag, verzoek of antwoord. Informatie hoort in het');
    expect(titles(held)).not.toContain('Gezien');
  });

  test('as the answer that was asked for it answers: the clock stops', async () => {
    await nurse.presses('Antwoord', { text: 'ok' });
    expect(cardText(await nurse.presses('Antwoord', { insist: 'true' }))).toContain('Beantwoord en afgehandeld');
  });
});

describe('M7: “prima” to a counter-question is its answer', () => {
  test('in whatever words it gives the ball back, with a card', async () => {
    for (const [at, text] of ['Prima', 'Ok, dank!', 'Akkoord', 'Ja', '👍'].entries()) {
      await nurse.presses('Antwoord met wedervraag', { text: 'Kan het woensdagochtend om 10 uur?' });
      await world.deliver();
      if (at === 0) world.later(1);
      const before = nurse.cards().length;
      const card = await gp.presses('Antwoord', { text });
      expect(cardText(card)).toContain('De bal ligt bij Thuiszorg De Vecht · Team Noord');
      await world.deliver();
      expect(nurse.cards()).toHaveLength(before + 1);
      expect(nurse.reads()).toContain('De bal ligt bij u');
      expect(nurse.reads()).toContain('vóór wo 25 nov 11:00');
    }
  });
});

describe('M5: language fit for a medical record', () => {
  test('is asked for by the form and by the thread’s card', async () => {
    const hint = (card: unknown): unknown => elements(card).find((each) => each.id === 'text')?.placeholder;
    expect(hint(nurse.lastCard())).toContain('Schrijf zoals in een medisch dossier.');
    expect(hint(await writingForm())).toContain('Schrijf zoals in een medisch dossier.');
  });
});

describe('M9: no BSN', () => {
  const bsn = ['111222333', '111.222.333', '111 222 333', '111-222-333', 'x111222333x'];

  test.each(bsn)('“%s” is refused with the reason, and kept nowhere', async (number) => {
    const held = await sends({ subject: `Vraag over ${number}`, text: `Klopt ${number}?` });
    expect(cardText(held)).toContain('Er staat een getal in dat een BSN kan zijn.');
    expect(inputs(held).map((input) => input.id)).toContain('subject');
    const answered = await nurse.presses('Versturen', { ...filled, text: `Haar nummer is ${number}, klopt dat?` });
    expect(cardText(answered)).toContain('Er staat een getal in dat een BSN kan zijn.');
    await world.deliver();
    const digits = /1[^\d]?1[^\d]?1[^\d]?2[^\d]?2[^\d]?2[^\d]?3[^\d]?3[^\d]?3/;
    expect(offered()).not.toMatch(digits);
    expect(world.log.join('\n')).not.toMatch(digits);
    expect([held, answered, ...gp.cards(), ...nurse.cards()].map((card) => JSON.stringify(card)).join()).not.toMatch(
      digits,
    );
    expect(await waiting()).toBe(0);
  });

  test('a telephone number, a reference and a number that fails the test of eleven pass', async () => {
    for (const number of ['030 555 11 11', '0612345678', 'ZD-2026-0042', '123456789']) {
      const sent = cardText(await sends({ text: `Wilt u terugbellen over ${number}?` }));
      expect([number, sent]).toEqual([number, expect.stringContaining('Verstuurd')]);
    }
  });

  test('in every other place that takes text', async () => {
    const { networkId } = dataOf(await writingForm(), 'Versturen');
    const closing = await nurse.posts('closing.send', { networkId, formId: 'x', text: 'Van 111222333 kan het dicht?' });
    expect(cardText(closing.body.value)).toContain('een BSN kan zijn');
    const text = world.deps.region.consent.nl;
    const extension = await nurse.posts('consent.extend-confirm', {
      ...{ networkId, formId: 'y', shownText: text.sha256, shownLanguage: 'nl', team: 'thuiszorg.zuid' },
      ...{ givenBy: 'informal-carer', giverName: 'Els 111222333', form: 'oral', confirmed: 'true' },
    });
    expect(cardText(extension.body.value)).toContain('kan een BSN zijn');
    expect(offered()).not.toContain('111222333');
  });
});
