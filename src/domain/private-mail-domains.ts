/**
 * R3: domains of private mail boxes, in lower case; their sub-domains count too. Add a provider here when staff are
 * found to use it.
 */
export const privateMailDomains: readonly string[] = [
  // Dutch and Belgian providers
  ...['ziggo.nl', 'ziggomail.nl', 'upcmail.nl', 'home.nl', 'casema.nl', 'multiweb.nl', 'quicknet.nl', 'chello.nl'],
  ...['kpnmail.nl', 'kpnplanet.nl', 'planet.nl', 'hetnet.nl', 'telfort.nl', 'telfortglasvezel.nl', 'xs4all.nl'],
  ...['freedom.nl', 'solcon.nl', 'solcon.net', 'caiway.nl', 'caiway.net', 'kabelfoon.nl', 'kabelfoon.net', 'delta.nl'],
  ...['zeelandnet.nl', 'online.nl', 'onsbrabantnet.nl', 'onsnetnuenen.nl', 'tele2.nl', 'versatel.nl', 'zonnet.nl'],
  ...['wanadoo.nl', 'orange.nl', 'euronet.nl', 'wxs.nl', 'tiscali.nl', 'freeler.nl', 'worldonline.nl', 'box.nl'],
  ...['t-mobilethuis.nl', 'odido.nl', 'budget.nl', 'live.nl', 'mail.nl', 'email.nl', 'msn.nl', 'filternet.nl'],
  ...['soverin.net', 'startmail.com', 'skynet.be', 'telenet.be', 'proximus.be', 'scarlet.be', 'voo.be', 'pandora.be'],
  // Google, Microsoft, Apple
  ...['gmail.com', 'gmail.nl', 'googlemail.com', 'hotmail.com', 'hotmail.nl', 'hotmail.be', 'hotmail.co.uk'],
  ...['hotmail.de', 'hotmail.fr', 'hotmail.it', 'hotmail.es', 'live.com', 'live.be', 'live.de', 'live.fr', 'live.it'],
  ...['live.co.uk', 'live.com.pt', 'outlook.com', 'outlook.nl', 'outlook.be', 'outlook.de', 'outlook.fr'],
  ...['outlook.it', 'outlook.es', 'msn.com', 'passport.com', 'windowslive.com', 'icloud.com', 'me.com', 'mac.com'],
  ...['privaterelay.appleid.com'],
  // Elsewhere
  ...['yahoo.com', 'yahoo.nl', 'yahoo.de', 'yahoo.fr', 'yahoo.it', 'yahoo.es', 'yahoo.co.uk', 'ymail.com'],
  ...['rocketmail.com', 'aol.com', 'aim.com', 'gmx.com', 'gmx.net', 'gmx.de', 'gmx.at', 'gmx.ch', 'web.de'],
  ...['t-online.de', 'freenet.de', 'mail.com', 'email.com', 'zohomail.eu', 'zohomail.com', 'fastmail.com'],
  ...['fastmail.fm', 'proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me', 'tuta.com', 'tuta.io', 'tutanota.com'],
  ...['tutanota.de', 'tutamail.com', 'posteo.net', 'posteo.de', 'mailbox.org', 'hushmail.com', 'yandex.com'],
  ...['yandex.ru', 'mail.ru', 'wp.pl', 'o2.pl', 'onet.pl', 'interia.pl', 'libero.it', 'orange.fr', 'free.fr'],
  ...['laposte.net', 'wanadoo.fr', 'btinternet.com', 'qq.com', '163.com', 'duck.com', 'mozmail.com', 'mailinator.com'],
];
