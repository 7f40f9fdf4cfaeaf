/** Catalogues: a feature's texts, fetched only in the language that is read. */
import type { Language } from "./languages";

type Editions<Words> = Record<Language, () => Promise<{ words: Words }>>;
type Book = { words: object; editions: Editions<object>; language: Language | null };

const books: Book[] = [];

/**
 * The texts of one feature. They are filled in when a language is fetched, which is before
 * anything is drawn, and again when another language is chosen; so they are read when drawing, never kept.
 */
export function catalogue<Words extends object>(editions: Editions<Words>): Words {
  const words = {} as Words;
  books.push({ words, editions, language: null });
  return words;
}

/** Fetches whatever is lacking in this language; what comes back turns it all over at once. */
export async function fetchEdition(language: Language): Promise<() => void> {
  const fetched = new Map<Book, object>();
  const lacking = () => books.filter((book) => book.language !== language && !fetched.has(book));
  for (let some = lacking(); some.length > 0; some = lacking()) {
    await Promise.all(some.map(async (book) => fetched.set(book, (await book.editions[language]()).words)));
  }
  return () => {
    for (const [book, words] of fetched) {
      Object.assign(book.words, words);
      book.language = language;
    }
  };
}
