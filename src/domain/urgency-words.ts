/**
 * M3: words that speak of urgency, Dutch and English; matched whole, in any case. A space stands for white space, an
 * apostrophe for either kind. Compounds and common misspellings are listed one by one.
 */
export const urgencyWords = {
  /** Say that something is urgent; "niet", "geen", "not" right before takes that back. */
  stated: [
    ...['spoed', 'spoedeisend', 'spoedeisende', 'spoedeisende hulp', 'seh', 'spoedgeval', 'spoedgevallen'],
    ...['spoedvisite', 'spoedconsult', 'spoedbezoek', 'spoedafspraak', 'spoedopname', 'spoedpost', 'spoedlijn'],
    ...['spoedzorg', 'spoedrit', 'spoedrecept', 'spoedmelding', 'spoedvraag', 'spoedje', 'spoedoverleg'],
    ...['acuut', 'accuut', 'acute', 'dringend', 'dringende', 'dringent', 'urgent', 'urgente', 'urgentie'],
    ...['haast bij', 'heeft haast', 'met haast', 'noodgeval', 'noodgevallen', 'noodsituatie', 'in nood', 'ademnood'],
    ...['levensgevaar', 'levensgevaarlijk', 'levensbedreigend', 'levensbedreigende', 'crisis', 'crisissituatie'],
    ...['crisisopname', 'crisisdienst', 'bewusteloos', 'hartstilstand', 'hartaanval', 'verstikking'],
    ...['reanimatie', 'reanimeren', 'gereanimeerd', 'reanimeer', 'suïcidaal', 'suicidaal'],
    ...['urgently', 'urgency', 'emergency', 'emergencies', 'life-threatening', 'life threatening', 'unconscious'],
    ...['resuscitation', 'resuscitate', 'resuscitated', 'cpr', 'cardiac arrest', 'heart attack', 'choking', 'suicidal'],
  ],
  /** Ask for something at once. "Komt u niet direct, dan …" is no reassurance: only "hoeft niet", "niet nodig" is. */
  asked: [
    ...['direct', 'per direct', 'nu direct', 'meteen', 'nu meteen', 'onmiddellijk', 'onmiddelijk', 'onverwijld'],
    ...['directe hulp', 'directe actie', 'directe zorg', 'onmiddellijke', 'zo snel mogelijk', 'zo spoedig mogelijk'],
    ...['zsm', 'z.s.m', 'vandaag nog', 'nog vandaag', 'vanavond nog', 'vannacht nog', 'kan niet wachten'],
    ...['geen tijd te verliezen', '112', 'ambulance', 'ambulances', 'ziekenwagen'],
    ...['asap', 'a.s.a.p', 'as soon as possible', 'immediately', 'immediate', 'right away', 'right now'],
    ...['straight away', 'at once', "can't wait", 'cannot wait', 'call 911', 'call 999'],
  ],
};

const denial = "(niet|geen|zonder|nooit|lage|not|no|non|never|without|nothing|low|isn't|aren't|wasn't|doesn't|don't)";

/** May stand between a denial and what it denies. Not "alleen" or "only", which turn the meaning round. */
const small =
  '((zo|heel|erg|echt|per se|perse|meer|met|sprake van|enkele|bijzonder|zeer|direct|meteen|van|een|te|medische|' +
  'very|really|that|so|an|a|any|particularly|medical|of|real|to be|immediate) )*';

const needed = '(nodig|noodzakelijk|needed|necessary|required)';
const meal =
  '(ontbijt|ontbijten|eten|maaltijd|maaltijden|lunch|avondeten|diner|slapen|opstaan|innemen|inname|douchen|' +
  'breakfast|dinner|meal|meals|food|eating|bedtime|getting up)';

/**
 * Uses that are not urgent. Regular expressions in which STATED, ASKED and ANY stand for the words above and a space
 * for white space or a hyphen.
 */
export const calmUses = [
  // Denied: "niet zo dringend", "geen sprake van spoed", "niet-reanimeren", "no emergency"
  `${denial} ${small}STATED`,
  // Released: "hoeft niet direct", "hoeft van mij niet vandaag nog", "there is no need to come right away"
  `(hoeft|hoeven|hoef) (\\p{L}+ ){0,3}(niet|geen) (\\p{L}+ ){0,3}ASKED`,
  `(no need|not necessary|(do not|don't|does not|doesn't) (need|have)) (\\p{L}+ ){0,4}ASKED`,
  // Not needed: "geen ambulance nodig", "niet direct nodig", "spoed is niet nodig"
  `(niet|geen|not|no) ${small}ANY (\\p{L}+ )?${needed}`,
  `ANY (\\p{L}+ )?((is|was) )?(niet|not) ${needed}`,
  `ANY (\\p{L}+ )?hoeft niet`,
  // Filled in: "Spoed: nee", "Urgent? No"
  'ANY ?[:?] ?(nee|no|niet|geen)',
  // A time of the day and not a haste: "direct na het ontbijt"
  `(direct|meteen|immediately) (na|voor|vóór|bij|after|before) ((het|de|elke|iedere|each|every|the) )?${meal}`,
  // A measurement, room or part of a telephone number and not the emergency number: "RR 112/80", "kamer 112"
  '112( ?(/ ?\\d+|[.,]\\d+|mg|ml|kg|gram|cm|mmol|mmhg|slagen|per minuut|bpm|euro|%))',
  '(rr|hf|pols|hartslag|hartfrequentie|bloeddruk|tensie|bovendruk|kamer|huisnummer|gewicht|pulse|heart rate|' +
    'blood pressure|room|weight)[:=]?( (is|was|van|of))? 112',
  '(\\d+([.,]| ?/ ?)|€ ?|(?<![:\\d])0[1-9]\\d{0,2} )112',
];
