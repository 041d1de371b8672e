/**
 * M4: phrases that neither ask a question nor an action, lower case and without punctuation. Not here: "ja", "nee",
 * "akkoord", "doen we", "geregeld" – those can be the answer that was asked for.
 */
export const chatterPhrases = [
  // Seen
  ...['ok', 'oke', 'oké', 'okay', 'okee', 'okido', 'okidoki', 'k', 'prima', 'top', 'super', 'mooi', 'fijn', 'goed'],
  ...['goed zo', 'is goed', 'komt goed', 'perfect', 'uitstekend', 'helder', 'duidelijk', 'begrepen', 'snap ik'],
  ...['gezien', 'gelezen', 'ontvangen', 'genoteerd', 'ter kennisgeving aangenomen', 'noted', 'seen', 'received'],
  ...['great', 'good', 'fine', 'clear', 'understood', 'got it', 'will do', 'cool', 'all good', 'sounds good'],
  // Thanks
  ...['dank', 'dank je', 'dank je wel', 'dank jullie wel', 'dank u', 'dank u wel', 'dankjewel', 'dankuwel', 'dankje'],
  ...['bedankt', 'bedankt voor', 'hartelijk dank', 'hartelijk bedankt', 'heel erg bedankt', 'erg bedankt', 'thx'],
  ...['veel dank', 'met dank', 'alvast bedankt', 'alvast dank', 'dank voor', 'dank je voor', 'dank je wel voor'],
  ...['dank u wel voor', 'merci', 'thanks', 'thanks a lot', 'many thanks', 'thank you', 'thank you very much', 'ty'],
  ...['thanks for', 'thank you for', 'cheers', 'much appreciated', 'graag gedaan', 'geen dank', 'no problem'],
  ...['geen probleem', "you're welcome", 'welcome'],
  // What one thanks for
  ...['je bericht', 'jouw bericht', 'uw bericht', 'het bericht', 'je reactie', 'uw reactie', 'de reactie', 'de info'],
  ...['je antwoord', 'uw antwoord', 'het antwoord', 'de informatie', 'het meedenken', 'je hulp', 'jullie hulp'],
  ...['de terugkoppeling', 'de snelle reactie', 'je snelle reactie', 'uw snelle reactie', 'your message', 'your reply'],
  ...['the info', 'the information', 'your help', 'letting me know', 'letting us know', 'the update', 'de update'],
  // Greetings
  ...['hoi', 'hallo', 'hi', 'hey', 'hello', 'dag', 'beste', 'collega', "collega's", 'beste collega', 'allemaal'],
  ...['goedemorgen', 'goedemiddag', 'goedenavond', 'goeiemorgen', 'good morning', 'good afternoon', 'all', 'team'],
  ...['groet', 'groeten', 'groetjes', 'gr', 'mvg', 'met vriendelijke groet', 'vriendelijke groet', 'kind regards'],
  ...['regards', 'tot ziens', 'tot later', 'doei', 'fijne dag', 'fijne dag nog', 'fijne avond', 'fijn weekend'],
  ...['goed weekend', 'werk ze', 'succes', 'have a nice day', 'nice weekend', 'bye', 'en', 'and', 'weer', 'hoor'],
];

/** M4: what a message begins with that only informs. */
export const infoOnlyOpenings = [
  ...['ter info', 'ter informatie', 'ter kennisgeving', 'ter kennisname', 't.i', 't.k.n', 'tkn', 'ter infor'],
  ...['fyi', 'for your information', 'for information', 'just for information'],
];

/** Signs that only say "seen" or "thanks". */
export const chatterSigns = [
  '👍',
  '👌',
  '🙏',
  '👏',
  '🙂',
  '😊',
  '😀',
  '😃',
  '😄',
  '😁',
  '🤗',
  '❤',
  '💪',
  '✅',
  '✔',
  '☺',
  '🎉',
  '🌸',
  '💐',
  '😉',
];
