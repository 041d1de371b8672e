/**
 * Works on each in turn; a fault at one does not take its turn from the others. Answers how many said that they did it.
 * @param faults what failed before, such as items that could not be read
 * @throws the fault, after all have had their turn; several as one AggregateError
 */
export async function eachInTurn<T>(
  items: readonly T[],
  work: (item: T) => Promise<boolean>,
  faults: readonly unknown[] = [],
): Promise<number> {
  const failures = [...faults];
  let done = 0;
  for (const item of items) {
    try {
      if (await work(item)) done += 1;
    } catch (error) {
      failures.push(error);
    }
  }
  throwAny(failures);
  return done;
}

/** @throws the fault, if there is one; several as one AggregateError */
export function throwAny(faults: readonly unknown[]): void {
  if (faults.length > 1) throw new AggregateError(faults);
  if (faults.length > 0) throw faults[0];
}
