import type { PlannedChange } from '../../usecases/directory/file/plan-change';
import type { PlannedDirectory } from '../../usecases/directory/file/apply-directory';
import { counted } from '../command';

/** The plan, or what was done, like a diff: + added, ~ changed, = kept. */
export function reportOf({ plans, wrongPhones }: Extract<PlannedDirectory, { ok: true }>, done: boolean): string {
  const lines = plans.flatMap(({ entry, changes }) => [
    `${entry.id}  ${entry.name}`,
    ...(changes.length === 0 ? ['  no changes'] : changes.map(({ sign, line }) => `  ${sign} ${line}`)),
  ]);
  const all = plans.flatMap((plan) => plan.changes);
  const count = (sign: PlannedChange['sign']): number => all.filter((change) => change.sign === sign).length;
  const [added, changed] = [count('+'), count('~')];
  const sum = `${counted(plans.length, 'organisation')}: ${added} added, ${changed} changed`;
  const end = done
    ? added + changed === 0
      ? 'Everything was so already.'
      : 'Done.'
    : 'This is the plan; nothing was changed.';
  const phones = wrongPhones.map(
    ({ organisationId, name, phone }) => `! ${organisationId}  ${name}: telephone "${phone}" reaches nobody (M3)`,
  );
  return [...lines, ...(phones.length > 0 ? ['', ...phones] : []), '', `${sum}. ${end}`].join('\n');
}
