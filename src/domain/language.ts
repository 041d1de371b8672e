/** The languages of the cards; whoever chose none, and whose Teams is in none of them, reads the first. */
export const languages = ['nl', 'en'] as const;
export type Language = (typeof languages)[number];

/** What each calls itself, and its locale for dates and lists. */
export const languageNames: Readonly<Record<Language, { own: string; locale: string }>> = {
  nl: { own: 'Nederlands', locale: 'nl' },
  en: { own: 'English', locale: 'en-GB' },
};
