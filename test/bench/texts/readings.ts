import { containsBsn } from '../../../src/domain/bsn';
import { actsOf, type TextAct } from '../../../src/domain/reading/acts';
import { urgencyIn } from '../../../src/domain/reading/urgency';
import { exactName, likelySame } from '../../../src/domain/same-client';
import { checkWorkEmail } from '../../../src/domain/work-email';

export const actNames = ['asks', 'tells', 'thanks', 'promises'] as const satisfies readonly TextAct[];

export type Agreement = 'same' | 'likely' | 'different';

interface Named {
  name: string;
  birthDate: string;
}

/**
 * What `npm run bench:texts` measures, in the words of the agreements. This is the one place that knows which modules
 * read texts: who replaces one binds it here.
 */
export const readings = {
  /** M3: the words that speak of urgency. */
  urgent: (text: string): readonly string[] => urgencyIn(text).said,
  /** M3: the danger signs it describes. */
  danger: (text: string): readonly string[] => urgencyIn(text).described,
  /** M4, M11 */
  acts: (text: string): readonly TextAct[] => actsOf(text).does,
  /** M9 */
  holdsBsn: containsBsn,
  /** R3: why an address is refused, or `work`. */
  email: (address: string, domains: readonly string[]): string => {
    const checked = checkWorkEmail(address, domains);
    return checked.ok ? 'work' : checked.reason;
  },
  /** N10: whether two are one client of a practice. */
  clients: (one: Named, other: Named): Agreement => {
    if (one.birthDate !== other.birthDate) return 'different';
    if (exactName(one.name) === exactName(other.name)) return 'same';
    return likelySame(one.name, other.name) ? 'likely' : 'different';
  },
};
