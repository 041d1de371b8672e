/** A line of the bot's log, as the query sees it. */
export type Line = Record<string, unknown>;

const prelude = ['AppServiceConsoleLogs', '| extend line = parse_json(ResultDescription)'];

/** What the alarms' queries are made of: fields of the line, compared, with `and`, `or` and parentheses. */
const tokens = /\s*(?:(\(|\)|and\b|or\b)|(tostring|tolong)\(line\.(\w+)\) (==|>|startswith) ('[^']*'|\d+))/y;

type Holds = (line: Line) => boolean;

/**
 * Reads one of infra/alarms as Kusto would, as far as they go; a query of anything else is refused.
 * @returns which lines it finds, and the fields it asks for
 */
export function readQuery(text: string): { finds: Holds; fields: string[] } {
  const [table, extend, where = '', ...more] = text.trimEnd().split('\n');
  if (table !== prelude[0] || extend !== prelude[1] || more.length > 0 || !where.startsWith('| where '))
    throw new Error(`Not a query of the alarms: ${text}`);
  const fields: string[] = [];
  let at = '| where '.length;
  const next = (): RegExpExecArray | undefined => {
    tokens.lastIndex = at;
    return tokens.exec(where) ?? undefined;
  };
  const take = (word: string): boolean => {
    const token = next();
    if (token?.[1] !== word) return false;
    at = tokens.lastIndex;
    return true;
  };
  const comparison = (): Holds => {
    if (take('(')) {
      const inner = either();
      if (!take(')')) throw new Error(`A ) is missing: ${where.slice(at)}`);
      return inner;
    }
    const [, , kind, field, operator, value] = next() ?? [];
    if (field === undefined || value === undefined) throw new Error(`Not understood: ${where.slice(at)}`);
    at = tokens.lastIndex;
    fields.push(field);
    return (line) => compare(kind === 'tolong' ? Number(line[field]) : asText(line[field]), operator, value);
  };
  const both = (): Holds => {
    const all = [comparison()];
    while (take('and')) all.push(comparison());
    return (line) => all.every((holds) => holds(line));
  };
  const either = (): Holds => {
    const any = [both()];
    while (take('or')) any.push(both());
    return (line) => any.some((holds) => holds(line));
  };
  const finds = either();
  if (at !== where.length) throw new Error(`Not understood: ${where.slice(at)}`);
  return { finds, fields };
}

const asText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function compare(found: string | number, operator: string | undefined, value: string): boolean {
  if (operator === '>') return Number(found) > Number(value);
  const text = value.slice(1, -1);
  // Kusto's startswith does not look at capitals.
  return operator === '==' ? found === text : String(found).toLowerCase().startsWith(text.toLowerCase());
}
