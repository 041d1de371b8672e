import type { Language } from '../domain/language';
import { en } from './en';
import { nl, type Texts } from './nl';

export type { Texts } from './nl';
export { refusalText } from './refusal-text';

/** The words for each language. */
export const texts: Record<Language, Texts> = { nl, en };
