"""Searching without regard to accents: "prefet" finds "préfet", and names of rules stay whole."""

import re
import unicodedata

from sphinx.search.en import SearchEnglish

__all__ = ["FoldedSearch"]


class FoldedSearch(SearchEnglish):
    """English, with the accents taken off each word before its stem is sought.

    Words with a hyphen are kept whole beside their parts. The same is done in the browser to what
    is asked for, but that a word with a hyphen is parted unless it stands in a title:
    ``js_splitter_code`` comes after the English stemmer, which it takes over.
    """

    js_splitter_code = r"""
window.Stemmer = class {
  stemWord(word) {
    return new EnglishStemmer().stemWord(word.normalize("NFKD").replace(/\p{Mark}/gu, ""));
  }
};
function splitQuery(query) {
  const titles = Search._index?.titleterms ?? {};
  const words = query.match(/[\p{Letter}\p{Number}_]+(-[\p{Letter}\p{Number}_]+)*/gu) ?? [];
  const whole = (word) => new Stemmer().stemWord(word.toLowerCase()) in titles;
  return words.flatMap((word) => (whole(word) ? [word] : word.split("-")));
}
"""

    def split(self, input: str) -> list[str]:
        """Return the words of a text, then those with a hyphen."""
        return [*super().split(input), *re.findall(r"\w+(?:-\w+)+", input)]

    def stem(self, word: str) -> str:
        """Return the stem of a word without its accents."""
        letters = unicodedata.normalize("NFKD", word)
        return super().stem("".join(one for one in letters if not unicodedata.combining(one)))
