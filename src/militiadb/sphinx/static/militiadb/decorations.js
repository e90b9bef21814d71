'use strict';
// What may stand around a name and says nothing of which group is meant: an article, a role word, a land in brackets or
// in the possessive, a second name in brackets, words in one. A part of what the library takes off
// (resolution/peeling.py, parting.py, wrappings.py), and read as there: tests/sphinx/test_finder.py holds both together.
(function (root) {
  const MOST = 3, EDGES = /^[-–—:,/«»“”„ ]+|[-–—:,/«»“”„ ]+$/gu;
  const BRACKETS = /^([^()[\]（）]*\S)\s*[(（]([^()[\]（）]+)[)）]$/u;
  const OWNED = /^(\S+)[’'ʼ]s\s+(.+)$/u, LAST = /^(.*\S)\s+([\p{L}\p{M}]+)$/u, FIRST = /^(\S+)\s+(.+)$/u;
  const LETTERS = /^[A-Za-z]+$/, HUMPED = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g;
  const { isAscii, scriptOf } = root.militiadbLikeness ?? require('./likeness.js');
  const SEVERAL = /\s[-–—=]\s|[;|:/,،&+、\n]/u;  // what may part two names, the library alone reads
  const parted = (text) => text.replace(/[\s‐-―-]+/gu, ' '), areAlike = ([, one, other]) => scriptOf(one) === scriptOf(other);
  const size = (normal) => normal.split(' ').length;

  /** The words of one that is several, as hashtags are. */
  function spaced(text) {
    const word = text.replace(/^[#@]+/, ''), parts = LETTERS.test(word) ? word.match(HUMPED) : [];
    return parts.length > 1 ? parts.join(' ') : text;
  }

  /** Readings of a query with something off, over the names that the strict tiers of one index find. */
  function decorations({ index, folding, library, limits }) {
    const { words } = library, { normalise } = folding, opening = new Set(limits.opening_articles), of = new Set(limits.of);
    const lookalikes = new Set(index.lookalikes.map(([, normal]) => normal));
    const without = (form, text, off, more = {}) => ({ ...form, text: text.replace(EDGES, ''), off: [...form.off, off], ...more });

    const ofBody = (form, said) => !form.isBody && words.saysRole(said);  // two such words are a description

    function* bracketed(form, [, outer, inner]) {
      const said = normalise(inner), land = words.landOf(said), lands = land ? [...form.lands, land] : form.lands;
      if (land || words.saysBody(said)) yield without(form, outer, inner, { lands, isBody: ofBody(form, said) });
      else yield without(form, outer, inner, { beside: [...form.beside, inner] });
    }

    /** A form with one thing more off. */
    function* once(form) {
      const first = FIRST.exec(form.text), last = LAST.exec(form.text), owned = OWNED.exec(form.text), within = BRACKETS.exec(form.text);
      if (first && opening.has(normalise(first[1])) && areAlike(first)) yield without(form, parted(first[2]), first[1]);
      const land = owned && words.landOf(normalise(owned[1]));
      if (land) yield without(form, owned[2], owned[1], { lands: [...form.lands, land] });
      if (within) yield* bracketed(form, within);
      else if (last && words.saysBody(normalise(last[2])) && areAlike(last)) {
        yield without(form, parted(last[1]), last[2], { isBody: ofBody(form, normalise(last[2])) });
      }
    }

    function forms(clean) {
      const found = new Map(), text = spaced(clean), plain = { text, off: [], lands: [], beside: [], isBody: false };
      let level = [{ ...plain, normal: normalise(text) }];
      if (text !== clean) found.set(level[0].normal, level[0]);
      for (let depth = 0; depth < MOST; depth += 1) {
        level = level.flatMap((form) => [...once(form)]).map((form) => ({ ...form, normal: normalise(form.text) }));
        for (const form of level) if (form.normal && !found.has(form.normal)) found.set(form.normal, form);
      }
      return [...found.values()];
    }

    const groups = (at) => index.names[at].groups;
    const isIn = (land) => (group) => !index.groups[group][5].length || index.groups[group][5].includes(land);

    /** One word is read by its sound only in its own letters where a land stood beside it. */
    function heard(at, { text, normal, lands }) {
      return normal.includes(' ') || !lands.length || isAscii(index.names[at].text) === isAscii(text);
    }

    /** Whether a name beside another one narrows whose it is: not where it says nothing that the other does not. */
    function kept(at, other, mine) {
      const said = normalise(other).split(' ');
      return said.every((word) => mine.includes(word)) || library.ask(other).places.some((each) => groups(each).some((group) => groups(at).includes(group)));
    }

    /** The names that a form is, which nothing that stood beside them speaks against. */
    function fitting(form) {
      const { places, bySound } = library.ask(form.text), mine = form.normal.split(' ');
      const there = places.filter((at) => (!bySound || heard(at, form))
        && !(index.names[at].acronym && mine.length > 1)
        && form.lands.every((land) => groups(at).every(isIn(land))));
      const left = there.filter((at) => form.beside.every((other) => kept(at, other, mine)));
      const isTranslated = form.beside.some((other) => scriptOf(other) !== scriptOf(form.text));  // it may say the same, and narrow nothing
      return { bySound, places: isTranslated && left.length < there.length ? [] : left };
    }

    /** A form with its names, and what they mean besides; nothing where no telling word is left, or something else bears the name. */
    function read(form) {
      if (lookalikes.has(form.normal) || library.read(form.normal).every((word) => word.light)) return null;
      const { places, bySound } = fitting(form);
      if (!places.length || form.beside.some((other) => !library.ask(other).places.length)) return null;
      const isBorneOut = form.beside.some((other) => library.ask(other).places.some((at) => !index.names[at].also));
      const meant = isBorneOut ? [] : places.filter((at) => !(form.isBody && index.names[at].alsoNoBody));
      return { ...form, places, bySound, also: [...new Set(meant.map((at) => index.names[at].also).filter(Boolean))] };
    }

    /** Whether a name stands before an "of": what follows may be whose it is. */
    const isOwned = (words) => words.some((word, at) => at > 0 && of.has(word) && library.ask(words.slice(0, at).join(' ')).places.length);

    /** A registered name with an English article or a possessive; it comes before names that only sound so. */
    function registered(clean) {
      const [, article, rest, owner] = /^(?:(the|The|THE) (.+)|(.+)[’'ʼ]s)$/u.exec(clean) ?? [], text = rest ?? owner;
      if (!text) return null;
      const { places, bySound } = library.ask(text);
      const also = [...new Set(places.map((at) => index.names[at].also).filter(Boolean))];
      return places.length && !bySound ? { text, off: [article ?? '’s'], places, also } : null;
    }

    /** The reading with least taken off, one by letters first; none where nothing that is left is a name. */
    function reading(text) {
      if (SEVERAL.test(text) || isOwned(text.toLowerCase().split(' '))) return null;
      const all = forms(text), left = (form) => [form.normal, ...form.beside.map(normalise)].reduce((sum, each) => sum + size(each), 0);
      for (const most of [...new Set(all.map(left))].sort((a, b) => b - a)) {
        const found = all.filter((form) => left(form) === most).map(read).filter(Boolean);
        if (found.length) return found.find((each) => !each.bySound) ?? found[0];
      }
      return null;
    }
    return { registered, reading };
  }

  /** What a reading left out, or how it parted what was written in one. */
  const howRead = ({ text, off }) => (off.length ? `read without ${off.map((each) => `“${each}”`).join(' and ')}` : `read as “${text}”`);

  root.militiadbDecorations = { decorations, howRead };
  if (typeof module === 'object' && module.exports) module.exports = root.militiadbDecorations;
})(typeof globalThis === 'object' ? globalThis : this);
