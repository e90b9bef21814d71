'use strict';
// How like two spellings are: the rough Latin reading (names/rough_form.py, from names/tables/rough.json), the two
// measures that the library takes from rapidfuzz, and scripts. tests/sphinx/test_finder.py holds them against it.
(function (root) {
  const DOUBLED = /([\p{L}\p{Nl}\p{No}])\1+/gu, VOWELS = /[aeiouyw ]/g, SHORTEST = 4;
  const SCRIPTS = [
    'Latin', 'Arabic', 'Hebrew', 'Cyrillic', 'Greek', 'Devanagari', 'Hiragana', 'Katakana', 'Han', 'Hangul', 'Bengali', 'Tamil',
    'Thai', 'Armenian', 'Georgian', 'Ethiopic', 'Syriac', 'Myanmar', 'Khmer', 'Sinhala', 'Gurmukhi', 'Gujarati', 'Telugu',
    'Malayalam', 'Kannada', 'Thaana', 'Tifinagh', 'Tibetan', 'Lao',
  ].map((name) => [name === 'Hiragana' ? 'Katakana' : name, new RegExp(`\\p{Script=${name}}`, 'u')]);

  const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);

  /** The script of most letters; the first to appear where two are equal. */
  function scriptOf(text) {
    if (isAscii(text)) return 'Latin';
    const counts = new Map();
    for (const char of text) {
      const found = /\p{L}/u.test(char) && SCRIPTS.find(([, letters]) => letters.test(char.normalize('NFKC')));
      if (found) counts.set(found[0], (counts.get(found[0]) ?? 0) + 1);
    }
    if (counts.has('Katakana')) {  // kanji beside kana is Japanese
      counts.set('Katakana', counts.get('Katakana') + (counts.get('Han') ?? 0));
      counts.delete('Han');
    }
    return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0])[0];
  }

  /** Twice the longest common subsequence by both lengths, in per cent: rapidfuzz's `fuzz.ratio`. */
  function ratio(one, other) {
    const a = Array.from(one), b = Array.from(other);
    if (!a.length && !b.length) return 100;
    let row = new Array(b.length + 1).fill(0);
    for (const char of a) {
      const next = [0];
      b.forEach((theirs, at) => next.push(char === theirs ? row[at] + 1 : Math.max(row[at + 1], next[at])));
      row = next;
    }
    return (200 * row[b.length]) / (a.length + b.length);
  }

  /** Jaro's likeness, raised by up to four letters of a common opening (Winkler), from 0 to 1. */
  function jaroWinkler(one, other) {
    const a = Array.from(one), b = Array.from(other);
    if (!a.length || !b.length) return a.length === b.length ? 1 : 0;
    const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
    const taken = new Array(b.length).fill(false), mine = [];
    a.forEach((char, at) => {
      const end = Math.min(b.length - 1, at + reach);
      for (let j = Math.max(0, at - reach); j <= end; j += 1) {
        if (!taken[j] && b[j] === char) { taken[j] = true; mine.push(char); return; }
      }
    });
    if (!mine.length) return 0;
    const theirs = b.filter((_, at) => taken[at]), met = mine.length;
    const crossed = Math.floor(mine.filter((char, at) => char !== theirs[at]).length / 2);
    const jaro = (met / a.length + met / b.length + (met - crossed) / met) / 3;
    if (jaro <= 0.7) return jaro;
    let opening = 0;
    while (opening < Math.min(4, a.length, b.length) && a[opening] === b[opening]) opening += 1;
    return jaro + opening * 0.1 * (1 - jaro);
  }

  /** Edits from one text to the other; one more than `most` where there are more. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      }
      if (Math.min(...next) > most) return most + 1;
      row = next;
    }
    return row[b.length];
  }

  function roughWord(word, table) {
    const article = table.articles.find(([text, others]) => word.startsWith(text) && word.length - text.length >= others);
    if (article) word = word.slice(article[0].length);
    const end = word.length >= SHORTEST && table.ends.find(([old]) => word.endsWith(old));
    if (end) word = word.slice(0, -end[0].length) + end[1];
    const swapped = (text, wanted) => table.swap.reduce(
      (seen, [old, put]) => (isAscii(old) === wanted ? seen.replaceAll(old, put) : seen), text);
    const plain = Array.from(swapped(word, false), (char) => table.letters[char] ?? char).join('');
    return swapped(plain, true).replace(DOUBLED, '$1');
  }

  /** Rough readings by one set of tables and limits; what two of them say of each other. */
  function likeness(tables, folding) {
    const memo = new Map(), limits = tables.limits;
    function roughOf(word) {
      if (!memo.has(word)) memo.set(word, roughWord(word, tables.rough));
      return memo.get(word);
    }
    const rough = (normal) => folding.pieces(normal).map(({ word, number }) => number || roughOf(word)).join(' ');
    const consonants = (text) => text.replace(VOWELS, '');
    const crossing = (one, other) => ratio(consonants(one), consonants(other)) >= limits.crossing;

    /** Whether two normal forms of a common key are like in their letters too: the second sign of strict.py. */
    function likeLetters(normal, other, { key, crosses, shortest = limits.short_key - 1, least = null }) {
      const mine = rough(normal), theirs = rough(other);
      if (crosses) return key.length >= shortest && crossing(mine, theirs);
      const enough = key.length >= limits.short_key ? limits.same_script : limits.short_same_script;
      return ratio(mine, theirs) >= (least ?? enough);
    }
    return { rough, likeLetters, crossing };
  }

  root.militiadbLikeness = { likeness, scriptOf, ratio, jaroWinkler, distance, isAscii };
  if (typeof module === 'object' && module.exports) module.exports = root.militiadbLikeness;
})(typeof globalThis === 'object' ? globalThis : this);
