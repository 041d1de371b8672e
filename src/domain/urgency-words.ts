/** Each of the first with each of the second: "nog" × "vandaag". */
function each(firsts: readonly string[], seconds: readonly string[]): string[] {
  return firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`));
}

const partsOfToday = ['vandaag', 'vanmorgen', 'vanochtend', 'vanmiddag', 'vanavond', 'vannacht'];

/**
 * M3: words that speak of urgency, Dutch and English, in lower case and without accents; matched whole, in any case and
 * with any accents. A space stands for white space, an apostrophe for either kind. With common misspellings.
 */
export const urgencyWords = {
  /** Say that something is urgent; "niet", "geen", "not" right before takes that back. */
  stated: [
    ...['spoed', 'spoedeisend', 'spoedeisende', 'spoedeisende hulp', 'seh', 'spoedgeval', 'spoedgevallen', 'spoedje'],
    ...['spoedvraag', 'spoedmelding', 'spoedsituatie', 'eerste hulp', 'acuut', 'accuut', 'akuut', 'acute', 'acuter'],
    ...['acuuts', 'acutely', 'dringend', 'dringende', 'dringends', 'dringender', 'dringendst', 'dringendste'],
    ...['dringent', 'hoogdringend', 'urgent', 'urgente', 'urgents', 'urgenter', 'urgentie', 'urgently', 'urgency'],
    ...[
      'haast bij',
      'haast mee',
      'heeft haast',
      'hebben haast',
      'heb haast',
      'met haast',
      'haast is geboden',
      'allerijl',
    ],
    ...['noodgeval', 'noodgevallen', 'noodsituatie', 'noodsituaties', 'noodoproep', 'in nood', 'ademnood'],
    ...['emergency', 'emergencies', 'life-threatening', 'life threatening', 'life or death', 'leven of dood'],
    ...['topprioriteit', 'top priority', ...each(['hoge', 'hoogste'], ['prioriteit', 'prio'])],
    ...['high priority', 'highest priority', 'in gevaar', 'in danger', 'gevaar voor zichzelf', 'alarmerend'],
    ...['alarmerende', 'alarming', 'kritieke toestand', 'critical condition', 'critically ill', 'vitaal bedreigd'],
    ...['vitaal instabiel', 'doodziek', 'onwel', 'crisis', 'crisissituatie', 'crisisopname', 'crisisdienst'],
    ...['crisisplaatsing', 'crisisbed', 'crisisteam', 'rapidly deteriorating', 'deteriorating rapidly'],
    // Consciousness
    ...['bewusteloos', 'bewusteloze', 'buiten bewustzijn', 'buiten kennis', 'niet bij bewustzijn', 'niet bij kennis'],
    ...each(
      ['niet', 'niet meer', 'niet goed', 'nauwelijks', 'amper', 'slecht', 'moeilijk', 'verminderd'],
      ['aanspreekbaar', 'wekbaar', 'te wekken', 'wakker te krijgen'],
    ),
    ...['wordt niet wakker', 'reageert niet', 'reageert niet meer', 'reageert nergens op', 'reageert nauwelijks'],
    ...['bewustzijnsverlies', 'verlaagd bewustzijn', 'gedaald bewustzijn', 'coma', 'comateus', 'in elkaar gezakt'],
    ...['unconscious', 'unresponsive', 'not responding', 'not responsive', 'lost consciousness', 'passed out'],
    ...['loss of consciousness', 'collapsed', 'not waking up', "won't wake up", "can't be woken", 'cannot be woken'],
    // Heart and breath
    ...['hartstilstand', 'hartaanval', 'hartinfarct', 'borstpijn', 'pob', 'chest pain', 'chest pains', 'heart attack'],
    ...['cardiac arrest', 'reanimatie', 'reanimeren', 'reanimeert', 'gereanimeerd', 'reanimeer', 'resuscitation'],
    ...['resuscitate', 'resuscitated', 'cpr', 'verstikking', 'gestikt', 'te stikken', 'aan het stikken', 'choking'],
    ...each(
      ['erg', 'heel', 'zeer', 'ernstig', 'hevig', 'zo', 'extreem', 'toenemend', 'plots', 'plotseling', 'ineens'],
      ['benauwd', 'kortademig'],
    ),
    ...['krijgt geen lucht', 'geen lucht krijgt', 'krijgt geen adem', 'ademt niet', 'ademt niet meer', 'naar adem'],
    ...['ademt nauwelijks', 'blauwe lippen', 'loopt blauw aan', 'blue lips', 'turning blue', 'very short of breath'],
    ...['severely short of breath', "can't breathe", 'cannot breathe', 'not breathing', 'struggling to breathe'],
    ...['gasping', 'difficulty breathing', 'trouble breathing', 'suffocating'],
    // Stroke, fits, blood, allergy, poison, despair
    ...['beroerte', 'scheve mond', 'scheve mondhoek', 'hangende mondhoek', 'mondhoek hangt', 'facial droop'],
    ...['slurred speech', ...each(['plots', 'plotseling', 'ineens', 'opeens', 'suddenly'], ['verward', 'confused'])],
    ...['uitvalsverschijnselen', 'epileptische aanval', 'epileptisch insult', 'status epilepticus', 'stuiptrekkingen'],
    ...['convulsies', 'convulsions', 'having a seizure', 'ernstige hypo', 'zware hypo', 'diepe hypo', 'severe hypo'],
    ...['blijft bloeden', 'stopt niet met bloeden', 'bloeding stopt niet', 'niet te stelpen', 'bloedbraken'],
    ...['braakt bloed', 'spuugt bloed', 'hoest bloed', 'severe bleeding', 'heavy bleeding', 'bleeding heavily'],
    ...["won't stop bleeding", 'vomiting blood', 'coughing up blood', 'in shock', 'septisch', 'septische', 'poisoned'],
    ...['zelfdoding', 'uit het leven stappen', 'kill herself', 'kill himself', 'kill themselves', 'self-harm'],
  ],
  /** Ask for something at once. "Komt u niet direct, dan …" is no reassurance: only "hoeft niet", "niet nodig" is. */
  asked: [
    ...['direct', 'direkt', 'per direct', 'nu direct', 'meteen', 'nu meteen', 'metteen', 'onverwijld', 'terstond'],
    ...['ogenblikkelijk', 'per omgaande', 'stante pede', 'directe hulp', 'directe actie', 'directe zorg'],
    ...['nu gelijk', 'gelijk komen', 'gelijk bellen', 'nu komen', 'nu langskomen', 'nu bellen', 'nu hulp'],
    ...['kom snel', 'bel snel', 'snel komen', 'snel hulp', 'snelle hulp', 'snel handelen', 'graag snel'],
    ...each(['zo snel', 'zo spoedig', 'zo gauw', 'zo vlug'], ['mogelijk', 'als mogelijk', 'als het kan', 'als u kunt']),
    ...['ten spoedigste', 'zsm', 'z.s.m', 'nu nog langs', 'moet vandaag', 'haast u', 'haast je', 'hoogste tijd'],
    ...[...each(partsOfToday, ['nog']), ...each(['nog', 'uiterlijk'], partsOfToday), 'voor vanavond', 'voor vanmiddag'],
    ...['geen tijd te verliezen', 'geen uitstel', 'niet uitstellen', 'niet mee wachten', 'niet langer wachten'],
    ...['112', 'ambulance', 'ambulances', 'ambu', 'ziekenwagen', 'ziekenauto', 'call 911', 'call 999', 'dial 999'],
    ...['asap', 'a.s.a.p', 'as soon as possible', 'as quickly as possible', 'as fast as possible', 'immediately'],
    ...['immediatly', 'imediately', 'immediate', 'right away', 'right now', 'straight away', 'straightaway', 'at once'],
    ...['without delay', 'no time to lose', 'no time to waste', 'this minute', 'hurry', 'come now', 'call now'],
    ...['come quickly', 'needed now', 'help now', 'cant wait', 'be seen today', 'today at the latest', 'by tonight'],
    ...['by the end of the day', 'by end of day', 'still today'],
  ],
};

const hours = '(\\p{L}{1,10}|[1-9]|1[0-2])';

/** The same for what has too many forms to list: regular expressions in which a space stands for white space. */
export const urgencyForms = {
  stated: [
    '(levensgevaar|levensbedreig|suicid|zelfmoord|anafylac|anaphyla|overdos|vergiftig)\\p{L}*',
    '(pijn|druk|beklemming|pain|pressure|tightness) (op|in|on) ((de|haar|zijn|mijn|the|her|his|my) )?(borst|chest)',
    '(mogelijke?|vermoedelijke?|verdenking( op)?|verdacht voor|vermoeden van|denk aan|lijkt op|possible|suspected|' +
      'signs of) ((een|a) )?(cva|tia|herseninfarct|hersenbloeding|infarct|sepsis|longembolie|meningitis|stroke)',
    '(hevige?|ernstige?|veel|massaal|forse?) (bloedverlies|bloeding|bloedend)|bloedt (\\p{L}+ )?(hevig|erg|hard|leeg)',
    '(gaat|ging) (\\p{L}+ )?(hard|snel|zienderogen|plots|plotseling|sterk) achteruit',
    '(kan|kon) (\\p{L}+ )?(ineens|plots|plotseling|opeens) (\\p{L}+ )?niet (meer )?(praten|spreken|lopen|zien)',
    'te ?veel (insuline|morfine|pillen|tabletten) (gespoten|gegeven|ingenomen|geslikt|toegediend)',
    'too much (insulin|morphine)',
  ],
  asked: [
    // "spoedverwijzing", "spoedrecept", "spoedarts": asked for, so "er is geen spoedarts" is no reassurance
    'spoed(?!ig|cursus)\\p{L}+',
    'onmidd?ell?ijke?',
    '(kom|bel) nu(?! (meteen|direct))',
    '(kan|kunnen|mag|mogen|wil|zal|gaat)( \\p{L}+){0,2} niet( \\p{L}+){0,3} wachten',
    "(can|could|must|may|should|will) ?not( \\p{L}+){0,2} wait|(ca|must|should|wo)n't( \\p{L}+){0,2} wait",
    `binnen ${hours}( (half|paar))? (uur|uurtje|halfuur|kwartier)|within ${hours}( an| few)? hours?`,
    '(binnen|within) ([1-9]\\d?|\\p{L}{3,10}) (minuten|minutes)',
  ],
};

const denial = "(niet|geen|niets|niks|not|no|non|nothing|isn't|aren't|wasn't|weren't|doesn't|don't)";

/** May stand between a denial and what it denies. Not "alleen" or "only", which turn the meaning round. */
const small =
  '((zo|heel|erg|echt|per se|perse|meer|met|sprake van|enkele|bijzonder|zeer|direct|directe|meteen|van|een|te|medische|' +
  'very|really|that|so|an|a|any|particularly|medical|of|real|to be|immediate) )*';

const needed = '(nodig|noodzakelijk|needed|necessary|required)';
const meal =
  '(ontbijt|ontbijten|eten|maaltijd|maaltijden|lunch|avondeten|diner|slapen|opstaan|innemen|inname|douchen|' +
  'breakfast|dinner|meal|meals|food|eating|bedtime|getting up)';
const unless = '(?! (gaat|loopt|komt|wordt|zal|redt|haalt|kan|is|overlijdt|sterft|she|he|they|it|we))';

/**
 * Uses that are not urgent. Regular expressions in which STATED, ASKED and ANY stand for the words above and a space
 * for white space or a hyphen.
 */
export const calmUses = [
  // Denied: "niet zo dringend", "geen sprake van spoed", "niet-reanimeren", "no emergency"
  `${denial} ${small}STATED`,
  // Fixed phrases. Not "zonder" or "nooit" by themselves: "zonder spoedeisende hulp gaat het mis", "nog nooit zo acuut"
  `(zonder|without) ((enige|veel|any) )?(spoed|haast|urgency)${unless}`,
  '(lage|lagere|geringe|low|lower) (spoed|urgentie|urgency)',
  '(urgentie|urgency)( ?[:=]| is)? (laag|low)',
  '(nooit|never) ((echt|really) )?(spoed|dringend|urgent)',
  // Released: "hoeft niet direct", "hoeft van mij niet vandaag nog", "there is no need to come right away"
  `(hoeft|hoeven|hoef) (\\p{L}+ ){0,3}(niet|geen) (\\p{L}+ ){0,3}ASKED`,
  `(no need|not necessary|(do not|don't|does not|doesn't) (need|have)) (\\p{L}+ ){0,4}ASKED`,
  // Not needed: "geen ambulance nodig", "niet direct nodig", "spoed is niet nodig"
  `(niet|geen|not|no) ${small}ANY (\\p{L}+ )?${needed}`,
  `ANY (\\p{L}+ )?((is|was) )?(niet|not) ${needed}`,
  `ANY (\\p{L}+ )?hoeft niet`,
  // Filled in: "Spoed: nee", "Urgent? No"
  'ANY ?[:?] ?(nee|no|niet|geen)',
  // A time of the day and not a haste: "direct na het ontbijt"; a term: "binnen twee werkdagen" is none of the forms
  `(direct|meteen|immediately) (na|voor|bij|after|before) ((het|de|elke|iedere|each|every|the) )?${meal}`,
  // What was, not what is asked: "ik heb haar vanmorgen nog gezien", "een hartinfarct in 2019"
  `(heb|heeft|hebben|had|is|was) (\\p{L}+ ){0,3}(${partsOfToday.join('|')}) nog (\\p{L}+ ){0,2}` +
    '(gezien|gesproken|gebeld|gegeten|gemeten|gehad|gegeven|geweest)(?! worden)',
  '(doorgemaakte?|oude?|eerdere?|status na|bekend met|sinds|na) ((een|de|het|haar|zijn) )?(hartinfarct|beroerte)',
  '(hartinfarct|hartaanval|beroerte|heart attack) ((gehad|doorgemaakt) )?(in|sinds|since) (19|20)\\d\\d',
  // To a treatment, not to a voice: "reageert niet op de zalf"
  '(reageert (niet|nauwelijks)|not (responding|responsive)) ((meer|goed|well) )?(op|to)' +
    '(?! (aanspreken|stem|pijn|prikkels|aanraken|aanraking|voice|pain|touch|stimuli))',
  // A measurement, room or part of a telephone number and not the emergency number: "RR 112/80", "kamer 112"
  '112( ?(/ ?\\d+|[.,]\\d+|mg|ml|kg|gram|cm|mmol|mmhg|slagen|per minuut|bpm|euro|%))',
  '(rr|hf|pols|hartslag|hartfrequentie|bloeddruk|tensie|bovendruk|kamer|huisnummer|gewicht|pulse|heart rate|' +
    'blood pressure|room|weight)[:=]?( (is|was|van|of))? 112',
  '(\\d+([.,]| ?/ ?)|€ ?|(?<![:\\d])0[1-9]\\d{0,2} )112',
];
