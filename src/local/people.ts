/** A fictional person of the demo directory, with a Teams-like page of their own on this computer. */
export interface DemoPerson {
  key: string;
  name: string;
  email: string;
  /** Fixed, so that a second start finds the same people in the kept data. */
  aadObjectId: string;
  /** One per organisation: in Teams every organisation is a tenant of its own. */
  tenantId: string;
  /** Port asked for; another is taken when it is busy. */
  port: number;
  /** Who this is, in Dutch. */
  role: string;
  /** What to press or type first, in Dutch. */
  tryFirst: string;
}

const deLinde = '0de11de0-1000-4000-8000-000000000001';
const thuiszorgMerwede = '0de11de0-2000-4000-8000-000000000002';
const buurtteamOost = '0de11de0-3000-4000-8000-000000000003';

/** The people `npm start` opens a page for. Names, addresses and ids are invented. */
export const demoPeople: DemoPerson[] = [
  {
    key: 'gp',
    name: 'Sanne de Wit',
    email: 'sanne.dewit@delinde.example',
    aadObjectId: '0de11de0-1000-4000-8000-0000000000a1',
    tenantId: deLinde,
    port: 56150,
    role: 'huisarts en accountbeheerder (niveau A), Huisartsenpraktijk De Linde',
    tryFirst: 'typ "help" en druk op Nieuw netwerk',
  },
  {
    key: 'district-nurse',
    name: 'Fatima El Amrani',
    email: 'fatima.elamrani@thuiszorgmerwede.example',
    aadObjectId: '0de11de0-2000-4000-8000-0000000000a2',
    tenantId: thuiszorgMerwede,
    port: 56151,
    role: 'wijkverpleegkundige (hoofd-zorgverlener), Thuiszorg Merwede, team Noord',
    tryFirst: 'typ "help" en druk op Openstaand',
  },
  {
    key: 'contact',
    name: 'Joost Verhoeven',
    email: 'joost.verhoeven@buurtteamoost.example',
    aadObjectId: '0de11de0-3000-4000-8000-0000000000a3',
    tenantId: buurtteamOost,
    port: 56152,
    role: 'contactpersoon, Buurtteam Oost',
    tryFirst: 'typ "overzicht": wat over tijd is',
  },
  {
    key: 'account-manager',
    name: 'Petra Bakker',
    email: 'petra.bakker@thuiszorgmerwede.example',
    aadObjectId: '0de11de0-2000-4000-8000-0000000000a4',
    tenantId: thuiszorgMerwede,
    port: 56153,
    role: 'accountbeheerder, geen zorgverlener, Thuiszorg Merwede',
    tryFirst: 'typ "help": geen cliënt of bericht te zien',
  },
  {
    key: 'new-colleague',
    name: 'Daan Jansen',
    email: 'daan.jansen@thuiszorgmerwede.example',
    aadObjectId: '0de11de0-2000-4000-8000-0000000000a5',
    tenantId: thuiszorgMerwede,
    port: 56154,
    role: 'nieuwe collega zonder toegang, Thuiszorg Merwede',
    tryFirst: 'typ "hallo" en druk op Toegang aanvragen',
  },
];
