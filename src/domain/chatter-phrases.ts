/**
 * M4: phrases that neither ask a question nor an action, lower case and without punctuation, by what they can be beside
 * that. Not here: "ja", "nee", "akkoord", "klopt" – those are the answer that was asked for.
 */
export const chatterPhrases = {
  /** Only thank, greet, praise or say "seen": never an answer (M7). */
  thanks: [
    ...['gezien', 'gelezen', 'ter kennisgeving aangenomen', 'seen', 'read'],
    ...['dank', 'dank je', 'dank je wel', 'dank jullie wel', 'dank u', 'dank u wel', 'dankjewel', 'dankuwel', 'dankje'],
    ...['dank u zeer', 'bedankt', 'bedankt voor', 'hartelijk dank', 'hartelijk bedankt', 'heel erg bedankt', 'thx'],
    ...['erg bedankt', 'super bedankt', 'hartstikke bedankt', 'ontzettend bedankt', 'heel veel dank', 'onze dank'],
    ...['veel dank', 'met dank', 'alvast bedankt', 'alvast dank', 'dank voor', 'dank je voor', 'dank je wel voor'],
    ...['nogmaals dank', 'nogmaals bedankt', 'nogmaals', 'dank u wel voor', 'merci', 'thanks', 'thanks a lot', 'tnx'],
    ...['thnx', 'thanx', 'many thanks', 'thanks so much', 'thanks again', 'thank you', 'thank you very much', 'ty'],
    ...['thank you so much', 'thanks in advance', 'thanks for', 'thank you for', 'cheers', 'much appreciated'],
    ...['graag gedaan', 'geen dank', 'hiervoor', 'daarvoor', "you're welcome", 'welcome'],
    // Praise
    ...['fijn om te horen', 'goed om te horen', 'mooi om te horen', 'fijn te horen', 'goed te horen', 'goed te weten'],
    ...['fijn om te lezen', 'goed om te lezen', 'goed om te weten', 'fijn om te weten', 'wat fijn', 'wat goed'],
    ...['wat mooi', 'heel fijn', 'dat is fijn', 'dat is mooi', 'goed nieuws', 'goed gedaan', 'goed geregeld'],
    ...['snel geregeld', 'good to hear', 'great to hear', 'nice to hear', 'glad to hear', 'glad to hear that'],
    ...['good to know', 'good news', 'great news', 'good job', 'well done'],
    // What one thanks for
    ...['je bericht', 'jouw bericht', 'uw bericht', 'het bericht', 'je reactie', 'uw reactie', 'de reactie', 'de info'],
    ...['je antwoord', 'uw antwoord', 'het antwoord', 'de informatie', 'het meedenken', 'je hulp', 'jullie hulp'],
    ...[
      'de terugkoppeling',
      'de snelle reactie',
      'je snelle reactie',
      'uw snelle reactie',
      'your message',
      'your reply',
    ],
    ...['the info', 'the information', 'your help', 'letting me know', 'letting us know', 'the update', 'de update'],
    // Greetings
    ...['hoi', 'hallo', 'hi', 'hey', 'hello', 'dag', 'beste', 'collega', "collega's", 'beste collega', 'allemaal'],
    ...['goedemorgen', 'goedemiddag', 'goedenavond', 'goeiemorgen', 'good morning', 'good afternoon', 'all', 'team'],
    ...['groet', 'groeten', 'groetjes', 'gr', 'mvg', 'met vriendelijke groet', 'vriendelijke groet', 'kind regards'],
    ...['regards', 'tot ziens', 'tot later', 'doei', 'fijne dag', 'fijne dag nog', 'fijne avond', 'fijn weekend'],
    ...['goed weekend', 'werk ze', 'succes', 'have a nice day', 'nice weekend', 'bye', 'en', 'and', 'weer', 'hoor'],
    ...['🙏', '👏', '🙂', '😊', '😀', '😃', '😄', '😁', '🤗', '❤', '💪', '☺', '🎉', '🌸', '💐', '😉'],
  ],
  /** Say "seen" mostly, and yes to whoever asked something back. */
  agreement: [
    ...['ok', 'oke', 'oké', 'okay', 'okee', 'okido', 'okidoki', 'k', 'prima', 'top', 'super', 'mooi', 'fijn', 'goed'],
    ...['goed zo', 'is goed', 'dat is goed', 'komt goed', 'perfect', 'uitstekend', 'helder', 'duidelijk', 'begrepen'],
    ...['snap ik', 'ontvangen', 'genoteerd', 'geen probleem', 'no problem', 'noted', 'received', 'great', 'good'],
    ...['fine', 'clear', 'understood', 'got it', 'will do', 'cool', 'all good', 'sounds good'],
    ...['👍', '👌', '✅', '✔'],
  ],
  /** Answer a question or request, and ask nothing themselves. */
  reply: [
    ...['doen we', 'doe ik', 'doen wij', 'gaan we doen', 'ga ik doen', 'zullen we doen', 'zal ik doen', 'regel ik'],
    ...['regelen we', 'geregeld', 'gedaan', 'komt voor elkaar', 'komt in orde', 'in orde', 'tot dan', 'tot morgen'],
    ...['tot straks', 'we will', 'i will', 'done', "i'll do that", "we'll do that", 'see you then', 'see you tomorrow'],
  ],
};

/** M4: what a message begins with that only informs. */
export const infoOnlyOpenings = [
  ...['ter info', 'ter informatie', 'ter kennisgeving', 'ter kennisname', 't.i', 't.k.n', 'tkn', 'ter infor'],
  ...['fyi', 'for your information', 'for information', 'just for information'],
];

/** After these a name or what one thanks for may follow: "dank, Noor", "bedankt voor de hulp". */
export const thankWords = [
  ...['dank', 'dankje', 'dankjewel', 'dankuwel', 'bedankt', 'merci', 'thanks', 'thank', 'thx', 'tnx', 'thnx'],
  'thanx',
];

export const greetingWords = [
  ...['hoi', 'hallo', 'hi', 'hey', 'hello', 'dag', 'beste', 'goedemorgen', 'goedemiddag', 'goedenavond', 'groet'],
  ...['groeten', 'groetjes', 'gr', 'mvg', 'regards'],
];

/** Stand between or before the names of people. */
export const nameParticles = [
  ...['van', 'de', 'der', 'den', 'ten', 'ter', 'het', 'el', 'en', 'mevrouw', 'mw', 'mevr', 'meneer', 'dhr', 'dokter'],
  ...['dr', 'zuster'],
];

/** With one of these there is more than thanks: something is asked, told or answered. */
export const contentWords = [
  ...['kunt', 'kun', 'kan', 'wilt', 'wil', 'zou', 'zouden', 'graag', 'gelieve', 'svp', 'aub', 'alsjeblieft', 'mag'],
  ...['alstublieft', 'moet', 'moeten', 'wie', 'wat', 'waar', 'wanneer', 'hoe', 'hoeveel', 'welke', 'waarom', 'maar'],
  ...['echter', 'alvast', 'ik', 'wij', 'we', 'niet', 'geen', 'wel', 'ja', 'nee', 'akkoord'],
  ...['klopt', 'morgen', 'vandaag', 'gisteren', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'],
  ...['zondag', 'links', 'rechts', 'beide', 'can', 'could', 'would', 'please', 'who', 'what', 'when', 'where', 'how'],
  ...['why', 'which', 'need', 'must', 'should', 'but', 'advance', 'i', 'yes', 'no', 'not', 'agreed', 'monday'],
  ...['tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'tomorrow', 'today', 'left', 'right', 'both'],
];
