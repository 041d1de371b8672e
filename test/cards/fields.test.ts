import { fieldNotice, inputs as inputsOfForm, type Field } from '../../src/cards/fields';
import { formCard } from '../../src/cards/form';
import { button } from '../../src/cards/parts';
import { standardTerms } from '../../src/domain/category';
import type { Refusal, RefusalKind } from '../../src/domain/refusal';
import { absenceFields } from '../../src/forms/absence';
import { accessFields, chooseFields } from '../../src/forms/access';
import { accessDecisionFields } from '../../src/forms/access-decision';
import { closingFields } from '../../src/forms/closing';
import { closingMessageFields } from '../../src/forms/closing-message';
import { consentFields } from '../../src/forms/consent';
import { declineFields } from '../../src/forms/decline';
import { extensionFields } from '../../src/forms/extension';
import { requiredOf, typedOf, valuesOf, type Fields } from '../../src/forms/fields';
import { invitationFields } from '../../src/forms/invitation';
import { messageFields } from '../../src/forms/message';
import { networkFields } from '../../src/forms/network';
import { requestFields } from '../../src/forms/request';
import { requestDecisionFields } from '../../src/forms/request-decision';
import { colleagueFields, leavingFields } from '../../src/forms/staff';
import { texts } from '../../src/texts';
import { refusalText } from '../../src/texts/refusal-text';
import { elements, inputs, saidAt, type RenderedCard } from '../helpers/card';
import { plainWords } from '../helpers/words';

const team = { teamId: 't', name: 'Team', organisationName: 'Zorg' };
const organisation = { organisationId: 'o', name: 'Zorg', kind: 'practice', because: 'any', teams: [team] };
/** What any form is about, with more than one of everything. */
const about = {
  ...{ running: false, deputies: [], organisationKind: 'practice', levels: ['A'], mayTick: true, change: true },
  ...{ organisation, organisations: [organisation], ownOrganisation: 'Zorg', covered: [], partners: [organisation] },
  ...{ hours: standardTerms, ownTeams: [team, team], teams: [team], byPractice: false },
  ...{ place: { active: true }, own: false, tick: true, threads: 2, steps: true, several: true },
  successors: [{ title: 'Team: A', value: 't~a' }],
  choices: { own: [team, team], practices: [team], partners: [team] },
  likely: [{ networkId: 'n', code: 'NW-22222' }],
} as never;

const period: RefusalKind[] = ['absence-past', 'absence-overlaps', 'stands-in-for'];

/** Each form with what has to be filled in always, and what it is refused with at which field. */
const forms: [string, Fields<never>, string[], Record<string, RefusalKind[]>][] = [
  [
    'absence',
    absenceFields,
    ['from', 'until', 'deputy'],
    {
      from: ['absence-from-invalid', ...period],
      until: ['absence-until-invalid', 'absence-reversed', 'absence-too-long', ...period],
      deputy: ['deputy-missing', 'deputy-absent', 'deputy-circle'],
      deputyName: ['deputy-name-missing'],
      deputyPhone: ['deputy-phone-missing'],
    },
  ],
  ['organisation', chooseFields, ['organisation'], { organisation: ['organisation-missing'] }],
  [
    'access',
    accessFields,
    ['team', 'function', 'email', 'careProfessional', 'remark'],
    {
      ...{ team: ['team-missing'], function: ['function-missing'], email: ['email-refused'] },
      careProfessional: ['care-professional-missing'],
      remark: ['change-unexplained', 'email-unexplained', 'remark-too-long'],
    },
  ],
  [
    'decision on access',
    accessDecisionFields,
    [],
    { level: ['level-missing', 'may-not-give'], reason: ['rejection-reason-missing', 'remark-too-long'] },
  ],
  [
    'closing a network',
    closingFields,
    ['settleThreads', 'settleSteps'],
    { settleThreads: ['open-items-unconfirmed'], settleSteps: ['open-items-unconfirmed'] },
  ],
  ['colleague', colleagueFields, ['level'], { level: ['level-missing', 'may-not-give'] }],
  ['leaving', leavingFields, [], { successors: ['successor-twice', 'not-in-team'] }],
  [
    'asking to close',
    closingMessageFields,
    ['fromTeam', 'text'],
    { fromTeam: ['own-team-missing'], text: ['text-missing'] },
  ],
  [
    'consent',
    consentFields,
    ['clientName', 'birthDate', 'givenBy', 'form', 'covers', 'confirmed'],
    {
      ...{
        clientName: ['client-name-missing', 'client-name-unfit'],
        birthDate: ['birth-date-invalid'],
        givenBy: ['giver-missing'],
      },
      ...{ giverName: ['giver-name-missing', 'giver-name-unfit'], form: ['form-missing'], covers: ['covers-missing'] },
      confirmed: ['consent-not-confirmed'],
    },
  ],
  ['decline', declineFields, ['reason'], { reason: ['reason-missing', 'reason-too-long'] }],
  ['extension', extensionFields, ['team', 'givenBy', 'form', 'confirmed'], { team: ['team-missing'] }],
  [
    'invitation',
    invitationFields,
    ['name', 'email', 'told'],
    {
      ...{
        organisation: ['partner-missing'],
        newPhone: ['phone-missing'],
        name: ['invited-name-missing', 'invited-name-unfit'],
      },
      ...{ email: ['email-refused', 'invited-already'], told: ['not-told'] },
    },
  ],
  [
    'message',
    messageFields,
    ['category', 'fromTeam', 'team', 'subject', 'text'],
    {
      ...{ category: ['category-missing'], fromTeam: ['own-team-missing'], team: ['team-missing'] },
      ...{ subject: ['subject-missing', 'subject-too-long'], text: ['text-missing', 'text-too-long'] },
    },
  ],
  [
    'network',
    networkFields,
    ['source', 'ownTeam', 'practiceTeam'],
    {
      otherThan: ['client-likely'],
      ...{ source: ['source-missing'], reference: ['reference-missing'], attested: ['not-attested'] },
      ...{ ownTeam: ['own-team-missing'], practiceTeam: ['practice-missing'], teams: ['team-not-covered'] },
    },
  ],
  [
    'request',
    requestFields,
    ['ownTeam', 'practiceTeam', 'reason'],
    {
      otherThan: ['client-likely'],
      ...{ ownTeam: ['own-team-missing'], practiceTeam: ['practice-missing'] },
      reason: ['reason-missing', 'reason-too-long'],
    },
  ],
  [
    'decision on a request',
    requestDecisionFields,
    ['source', 'reason'],
    {
      otherThan: ['client-likely'],
      ...{ source: ['source-missing'], reference: ['reference-missing'], reason: ['reason-missing'] },
    },
  ],
];

/** Whatever a sentence needs of its refusal. */
function refusalOf(kind: RefusalKind): Refusal {
  const period = { from: '2026-11-27', until: '2026-11-28', days: 1, name: 'A', names: ['A'], known: 'a@b.example' };
  const team = { teamName: 'Noord' };
  return { kind, max: 1, length: 2, reason: 'not-an-address', ...period, ...team } as unknown as Refusal;
}

/** How a refusal is named that is about what was filled in. */
const ofForms = /missing|invalid|unexplained|too-long|not-told|not-attested|bsn|refused|covered/;
/** Those that no table names: of the whole form, of a card without a table, or told by what the text holds (M9). */
const elsewhere: RefusalKind[] = ['bsn', 'bsn-in-name', 'bsn-named', 'bsn-taken-out', 'form-invalid', 'teams-missing'];

const send = button('Versturen', 'home.open', {}, { withInputs: true });
const back = button('Terug', 'home.open', {});

function fieldsOf(form: Fields<never>, refusal?: Refusal, values: Record<string, string> = {}): Field[] {
  return inputsOfForm(form, texts.nl, { ...(about as object), refusal } as never, values);
}

function cardOf(form: Fields<never>, refusal?: Refusal, values: Record<string, string> = {}, actions = [send, back]) {
  const fields = fieldsOf(form, refusal, values);
  return formCard(texts.nl, { title: 'Formulier', refusal, fields, actions }).card as unknown as RenderedCard;
}

const lookedAt = (card: RenderedCard): string[] =>
  plainWords(card).filter((each) => each.startsWith('Dit is nog niet gelukt. Kijk bij “'));
const markedIds = (card: unknown): string[] => inputs(card).flatMap(({ id, marked: mark }) => (mark ? [id] : []));

describe.each(forms)('the form %s', (_name, form, required, refused) => {
  test.each([
    ['by Teams, where one button posts the fields', [send, back], required],
    ['in the label, where a way back posts them too', [send, send, back], []],
  ])('marks what is required, %s, and says once what the mark means', (_how, actions, byTeams) => {
    const card = cardOf(form, undefined, {}, actions);
    expect(markedIds(card)).toEqual(required);
    expect(elements(card).flatMap(({ id, isRequired }) => (isRequired === true ? [id] : []))).toEqual(byTeams);
    const said = plainWords(card).filter((each) => each === texts.nl.info.marked);
    expect(said).toHaveLength(required.length > 0 ? 1 : 0);
  });

  const told = Object.entries(refused).flatMap(([id, kinds]) => kinds.map((kind) => [kind, id] as const));
  test.each(told)('says %s at %s, and above and below the fields where to look', (kind, id) => {
    const card = cardOf(form, refusalOf(kind));
    expect(saidAt(card, id)).toContain(refusalText(texts.nl.refusals, refusalOf(kind)));
    expect(lookedAt(card)).toHaveLength(2);
  });

  test.each(Object.entries(refused))('says nothing else at %s', (id, kinds) => {
    const elsewhere = Object.values(refused)
      .flat()
      .filter((kind) => !kinds.includes(kind));
    for (const kind of elsewhere) {
      expect(saidAt(cardOf(form, refusalOf(kind)), id)).not.toContain(refusalText(texts.nl.refusals, refusalOf(kind)));
    }
  });
});

test.each([
  ['may be a BSN', 'bsn', '123456782'],
  ['stands for a BSN that was taken out', 'bsn-taken-out', '•••'],
] as const)('M9: what %s is told at each text that holds it, and at no other', (_, kind, subject) => {
  const card = cardOf(messageFields, { kind }, { subject, text: 'Kan dat?' });
  expect(saidAt(card, 'subject')).toContain(refusalText(texts.nl.refusals, { kind }));
  expect(saidAt(card, 'text')).toEqual([]);
});

test('the field that was refused stands out, and no other does', () => {
  const refusal = { kind: 'subject-missing' } as const;
  const fields = fieldsOf(messageFields, refusal, { category: 'care', fromTeam: 't', team: 't', text: 'Kan dat?' });
  expect(fields.filter(({ frame }) => frame === 'warning').map(({ id }) => id)).toEqual(['subject']);
  expect(fieldNotice(texts.nl, refusal, fields).noticeStyle).toBe('warning');
});

test('everything that is missing is said at once; what another button asks is not missing', () => {
  const card = cardOf(messageFields, { kind: 'subject-missing' }, { category: 'care', text: ' ' });
  expect(['category', 'subject', 'text'].map((id) => saidAt(card, id).length)).toEqual([0, 1, 1]);
  expect(lookedAt(card)[0]).toContain('“Onderwerp”, “Uw vraag of verzoek”');
  const declined = cardOf(requestDecisionFields, { kind: 'reason-missing' });
  expect(['source', 'reason'].map((id) => saidAt(declined, id).length)).toEqual([0, 1]);
});

test.each<[string, Fields<never>, string, string, string]>([
  ['a day', absenceFields, 'until', '2026-11-27', '2026-11-27'],
  ['no day', absenceFields, 'until', '27 november', ''],
  ['a day that does not exist', absenceFields, 'until', '2026-02-31', ''],
  ['a choice of these', leavingFields, 'successors', 't~a', 't~a'],
  ['a choice that is not offered, beside one that is', leavingFields, 'successors', 't~b,t~a', 't~a'],
  ['a tick', networkFields, 'attested', 'true', 'true'],
  ['N9: that what is open was settled', closingFields, 'settleSteps', 'true', 'false'],
  ['C3: that the consent was given', consentFields, 'confirmed', 'true', 'false'],
  ['a text', messageFields, 'text', 'Kan dat?', 'Kan dat?'],
  ['M9: a text with what may be a BSN', messageFields, 'text', 'Van 123456782?', 'Van •••?'],
])('after a refusal comes back what could be sent again: %s', (_, form, id, filled, back) => {
  const fields = fieldsOf(form, { kind: 'busy' }, { [id]: filled });
  expect(fields.find((each) => each.id === id)?.value).toBe(back);
});

test('what was not asked counts as left empty', () => {
  expect(valuesOf(absenceFields, { until: '2026-11-27' })).toEqual({
    from: '',
    until: '2026-11-27',
    find: '',
    notBsn: '',
    deputy: '',
    deputyName: '',
    deputyPhone: '',
  });
});

test('a refusal that is about no field stands in full below the fields; above them is said where', () => {
  const card = cardOf(messageFields, { kind: 'busy' });
  expect(plainWords(card)).toContain(refusalText(texts.nl.refusals, { kind: 'busy' }));
  expect(plainWords(card)).toContain(texts.nl.info.lookBelow);
  expect(lookedAt(card)).toEqual([]);
});

test('each refusal of a form has its field', () => {
  const atFields = new Set(
    forms.flatMap(([, form]) =>
      Object.values(form).flatMap((each) => [requiredOf(each, about)?.kind, ...(each.refused ?? [])]),
    ),
  );
  const others = (Object.keys(texts.nl.refusals) as RefusalKind[]).filter((kind) => !atFields.has(kind));
  expect(others.filter((kind) => ofForms.test(kind)).sort()).toEqual(elsewhere);
});

describe('ADR 6: what was typed, for the mark of a press', () => {
  const typed = { category: 'care', team: 'thuiszorg.noord', subject: 'Wond', text: 'Hoe ziet de wond eruit?' };

  test('is the same on a form to which a newer program gave a field more: pressed again nothing comes twice', () => {
    const grown = { more: messageFields.text, ...messageFields };
    expect(typedOf(valuesOf(grown, typed))).toBe(typedOf(valuesOf(messageFields, typed)));
  });

  test('is as 0.1.0 made it', () => {
    expect(typedOf(typed)).toBe(JSON.stringify(typed));
  });

  test('is another for other words', () => {
    expect(typedOf({ ...typed, text: 'Is de wond dicht?' })).not.toBe(typedOf(typed));
  });
});
