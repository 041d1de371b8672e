import type { Fields } from './fields';

/** By what an account manager finds people; nothing about clients (R6). */
export const staffSearchFields = {
  search: { kind: 'text', label: ({ staff }) => staff.search, hint: ({ staff }) => staff.searchHint, maxLength: 120 },
  former: { kind: 'toggle', label: ({ staff }) => staff.formerLabel, title: ({ staff }) => staff.former },
} as const satisfies Fields<unknown>;
