import { listReaders } from '../usecases/auditing/list-readers';
import type { Anchor } from '../usecases/auditing/check-checkpoints';
import { verifyAudit } from '../usecases/auditing/verify-audit';
import { CannotBeDone, counted, withStore, type Command, type Env, type Ran } from './command';
import { recordExport, restoresOnRecord } from './record-restore';

/** NEN 7513: whether the record is whole, and who saw a client's network. */
export const audit: Command = {
  usage: [
    ['verify [--checkpoint NUMBER:CODE]', 'is the audit record whole?'],
    ['list NETWORK-ID', 'who saw a client’s network, on what ground'],
  ],
  run: ([what, ...words], env) => {
    if (what === 'list' && words[0] !== undefined && words.length === 1) return list(words[0], env);
    if (what !== 'verify') return undefined;
    const anchor = anchorOf(words);
    return words.length > 0 && anchor === undefined ? undefined : verify(anchor, env);
  },
};

function anchorOf([option, value, ...more]: readonly string[]): Anchor | undefined {
  const [, number, mac] = /^(\d+):([0-9a-f]{64})$/.exec(value ?? '') ?? [];
  if (option !== '--checkpoint' || mac === undefined || more.length > 0) return undefined;
  return { number: Number(number), mac };
}

async function verify(anchor: Anchor | undefined, env: Env): Promise<Ran> {
  const { verdict, restores } = await withStore(env, async ({ store }, key) => ({
    verdict: await verifyAudit(store, key, anchor),
    restores: await restoresOnRecord(store).catch(() => []),
  }));
  const { records, chains, checkpoints, last, consents, withoutConsent, problems } = verdict;
  const lines = [
    `${records} records in ${chains} chains, ${checkpoints} checkpoints.`,
    `${counted(consents.consents, 'consent')} of ${counted(consents.networks, 'network')} compared with the record; ${consents.erased} erased as recorded, ${withoutConsent} of before consents stood on it.`,
    ...restores,
    ...(last === undefined ? [] : [`Last checkpoint ${last.number}:${last.mac}; compare it with the log.`]),
    ...problems.map(({ kind, where }) => `${kind}: ${where}`),
    problems.length === 0 ? 'Nothing changed, nothing missing.' : `${problems.length} problems.`,
  ];
  const counts = { records, checkpoints, problems: problems.length };
  const told =
    problems.length === 0
      ? ({ level: 'info', msg: 'audit verified', counts } as const)
      : ({ level: 'error', msg: 'audit verification failed', counts } as const);
  return { status: problems.length === 0 ? 0 : 1, output: lines.join('\n'), told };
}

async function list(networkId: string, env: Env): Promise<Ran> {
  const found = await withStore(env, async (deps) => {
    const lines = await listReaders(deps.store, networkId);
    // Known clients only: what was typed here by mistake is not kept.
    const known = lines.length > 0 ? { object: `network:${networkId}`, networkId } : { object: 'unknown' };
    if (await recordExport(deps, { action: 'audit.list', ...known })) return lines;
    throw new CannotBeDone('The list could not be put on the audit record; try again.');
  });
  const lines = found.map((line) =>
    [line.at, line.organisation, line.role, line.action, line.object, line.outcome, line.ground].join('\t'),
  );
  const head = ['when', 'organisation', 'role', 'what', 'object', 'outcome', 'ground'].join('\t');
  return { status: 0, output: [head, ...lines].join('\n') };
}
