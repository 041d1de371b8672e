/** Whether every word typed occurs in the name; capitals and accents make no difference. */
export function nameMatches(name: string, typed: string): boolean {
  const plain = plainOf(name);
  return plainOf(typed)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

/** A name without capitals and accents, as it is compared. */
export function plainOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
