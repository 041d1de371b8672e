import { providers } from '../../src/domain/private-mail-domains.json';
import { checkWorkEmail, homeAddress } from '../../src/domain/work-email';

const privateMailDomains = Object.values(providers).flat();
const own = ['thuiszorg-dekade.example', '@Praktijk-Linde.example'];

describe('R3 a work address of the organisation is accepted', () => {
  test.each([
    ['plain', 'sanne@thuiszorg-dekade.example', 'sanne@thuiszorg-dekade.example'],
    ['upper case', 'Sanne.DeVries@Thuiszorg-Dekade.EXAMPLE', 'sanne.devries@thuiszorg-dekade.example'],
    ['blanks around', '  sanne@thuiszorg-dekade.example\n', 'sanne@thuiszorg-dekade.example'],
    ['a display name', 'Sanne de Vries <sanne@thuiszorg-dekade.example>', 'sanne@thuiszorg-dekade.example'],
    ['a final dot', 'sanne@thuiszorg-dekade.example.', 'sanne@thuiszorg-dekade.example'],
    ['a sub-domain', 'sanne@wijk.thuiszorg-dekade.example', 'sanne@wijk.thuiszorg-dekade.example'],
    ['a domain listed with @ and capitals', 'hanna@praktijk-linde.example', 'hanna@praktijk-linde.example'],
    ['a plus', 'sanne+test@praktijk-linde.example', 'sanne+test@praktijk-linde.example'],
    [
      'what Entra calls a guest',
      'Sanne_wijk.Praktijk-Linde.example#EXT#@ander.onmicrosoft.com',
      'sanne@wijk.praktijk-linde.example',
    ],
    ['full-width letters in the domain', 'sanne@ｐraktijk-linde.example', 'sanne@praktijk-linde.example'],
  ])('R3 %s', (_, typed, address) => {
    expect(checkWorkEmail(typed, own)).toEqual({ ok: true, address });
  });

  test('R3 where no domains are known, any that is not private', () => {
    expect(checkWorkEmail('a@buurtteam.example', [])).toEqual({ ok: true, address: 'a@buurtteam.example' });
    expect(checkWorkEmail('a@gmail-zorg.nl', [])).toEqual({ ok: true, address: 'a@gmail-zorg.nl' });
    // As typed in small letters it looks like no provider, and in capitals it is the same name.
    expect(checkWorkEmail('a@icioud.com', []).ok).toBe(true);
    expect(checkWorkEmail('a@ZIJN-ZORG.nl', []).ok).toBe(true);
    // It looks like no provider.
    expect(checkWorkEmail('a@zorg-zoë.example', []).ok).toBe(true);
  });

  test('R3 an international domain shows its ASCII form', () => {
    expect(checkWorkEmail('a@huisarts-zoë.example', [])).toEqual({
      ok: true,
      address: 'a@xn--huisarts-zo-9bb.example',
    });
    expect(checkWorkEmail('a@huisarts-zoë.example', ['huisarts-zoë.example']).ok).toBe(true);
  });
});

describe('the address somebody is known by at home', () => {
  test.each([
    ['a plain address', 'noor@zorg.example', 'noor@zorg.example'],
    ['a guest', 'noor_zorg.example#EXT#@linde.onmicrosoft.com', 'noor@zorg.example'],
    [
      'a guest with underscores in the name',
      'noor_van_dam_zorg.example#EXT#@linde.onmicrosoft.com',
      'noor_van_dam@zorg.example',
    ],
    [
      'a guest with a dot, a tag and a sub-domain',
      'n.dam+werk_wijk.zorg.example#EXT#@linde.example',
      'n.dam+werk@wijk.zorg.example',
    ],
    ['in small letters', 'noor_zorg.example#ext#@linde.onmicrosoft.com', 'noor@zorg.example'],
    ['nothing before the underscore', '_zorg.example#EXT#@linde.example', '_zorg.example#EXT#@linde.example'],
    ['no domain in it', 'noor#EXT#@linde.example', 'noor#EXT#@linde.example'],
    ['no tenant behind it', 'noor_zorg.example#EXT#', 'noor_zorg.example#EXT#'],
    ['nothing', '', ''],
  ])('%s', (_, address, home) => {
    expect(homeAddress(address)).toBe(home);
    expect(homeAddress(homeAddress(address))).toBe(home);
  });
});

describe('R3 private addresses are refused', () => {
  test.each([
    ...[
      'a@gmail.com',
      'a@GMAIL.com',
      'a@gmail.com.',
      'A <a@gmail.com>',
      'a@mail.gmail.com',
      'a@ｇmail.com',
      'a_gmail.com#EXT#@linde.onmicrosoft.com',
      'a@gmail。com',
    ],
    ...['a@hotmail.com', 'a@outlook.com', 'a@live.nl', 'a@icloud.com', 'a@ziggo.nl', 'a@kpnmail.nl', 'a@planet.nl'],
    ...['a@xs4all.nl', 'a@dds.xs4all.nl', 'a@hetnet.nl', 'a+zorg@proton.me'],
    // Cyrillic, Greek, Armenian and Latin letters that look like those of the provider; digits and accents too.
    ...[
      'a@gmаil.com',
      'a@hοtmail.com',
      'a@օutlook.com',
      'a@ɡmail.com',
      'a@gmaıl.com',
      'a@gmáil.com',
      'a@post.gmаil.com',
    ],
    // As mail servers write them, a capital I for an l, and letters that Unicode has had since.
    ...[
      'a@xn--gmil-63d.com',
      'a@XN--GMIL-63D.com',
      'a@icIoud.com',
      'a@outIook.com',
      'a@gmaił.com',
      'a@xn--homail-xm6b.com',
    ],
    ...['a@0utlook.com', 'a@gmai1.com', 'a@grnail.com', 'a@zіggo.nl', 'a@ＧＭАIL.com'],
  ])('R3 %s', (address) => {
    expect(checkWorkEmail(address, [])).toEqual({ ok: false, reason: 'private' });
    expect(checkWorkEmail(address, [...own, 'gmail.com', 'xs4all.nl'])).toEqual({ ok: false, reason: 'private' });
  });

  test('R3 the list is in lower case, without doubles, and refuses each of its domains', () => {
    expect(new Set(privateMailDomains).size).toBe(privateMailDomains.length);
    for (const domain of privateMailDomains) {
      expect(domain).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(checkWorkEmail(`a@${domain}`, [])).toEqual({ ok: false, reason: 'private' });
    }
  });
});

describe('R3 addresses of other domains are refused', () => {
  test.each([
    'a@elders.example',
    'a@eenthuiszorg-dekade.example',
    'a@thuiszorg-dekade.example.elders.example',
    'a@thuiszorg-dekаde.example', // a Cyrillic а
  ])('R3 %s', (address) => {
    expect(checkWorkEmail(address, own)).toEqual({ ok: false, reason: 'other-domain' });
  });

  test('R3 domains that are none let nobody in', () => {
    expect(checkWorkEmail('a@elders.example', ['', 'http://'])).toEqual({ ok: false, reason: 'other-domain' });
  });
});

describe('R3 what is no address', () => {
  test.each([
    ...['', ' ', 'sanne', '@', 'a@', '@zorg.example', 'a@b', 'a@@zorg.example', 'a@b@zorg.example', 'a b@zorg.example'],
    ...[
      'a@zorg .example',
      'a@zorg..example',
      '.a@zorg.example',
      'a.@zorg.example',
      'a..b@zorg.example',
      'a@-zorg.example',
    ],
    ...[
      'a@127.0.0.1',
      'a@[127.0.0.1]',
      'a@zorg.example/pad',
      'a@zorg.example:25',
      'a@zorg.example?x',
      'a@zorg.example#x',
    ],
    ...['é@zorg.example', 'a@gmail.com, b@zorg.example', '<a@zorg.example', 'A <a@zorg.example> <b@zorg.example>'],
    ...[
      `${'a'.repeat(65)}@zorg.example`,
      `a@${'b'.repeat(260)}.example`,
      'a\u0000@zorg.example',
      'a@%67mail.com',
      'a@..',
    ],
  ])('R3 %j', (address) => {
    expect(checkWorkEmail(address, [])).toEqual({ ok: false, reason: 'not-an-address' });
  });
});
