'use strict';
// The library's strict tiers in the browser (resolution/strict.py): names that are the query but for its spelling. What
// the library leaves open, this leaves open: tests/sphinx/test_finder.py holds both against each other. The lexicon and
// the limits come from the library as data.
(function (root) {
  const SPELLED_OUT = 'Katakana';  // as scriptOf says Japanese
  const GLUED = ['אל', 'لل'], BRACKETS = /[([（]/, SHORT_ACRONYM = 3, MIN_CAPITALS = 2, SHORT_WORD = 3;
  const ARABIC = /^[\u0620-\u06ff]/u;
  const HOUSE_OF = /(?<![\p{L}\p{N}_])آل\s/u;
  const { scriptOf, jaroWinkler, ratio, isAscii } = root.militiadbLikeness ?? require('./likeness.js');
  const meet = (one, other) => one.some((each) => other.includes(each));
  const push = (map, key, value) => { if (map.has(key)) map.get(key).push(value); else map.set(key, [value]); };

  /** What the words of names mean, as far as the strict tiers ask: resolution/glossary.py. */
  function glossary(lexicon, limits, folding) {
    const forms = new Map(lexicon.forms.map(([form, places]) => [form, places])), memo = new Map();
    const byKey = new Map(), byStem = new Map(), endings = new Set(limits.case_endings);
    const longest = Math.max(...limits.case_endings.map((ending) => ending.length));
    const [CONCEPT, DOES, COUNTRY, LANG] = [0, 1, 2, 3];
    const [PARTICLE, LIGHT, NO_NAME, ROLE, NEUTRAL, BODY, UNIT, PLAIN] = [1, 2, 4, 8, 16, 32, 64, 128];
    const keyed = (place) => limits.keyed_languages.includes(lexicon.meanings[place][LANG]);
    const russian = (word) => word[0] >= 'а' && word[0] <= 'я';

    function stem(word) {
      for (let length = Math.min(longest, word.length - limits.least_stem); length > 0; length -= 1) {
        if (endings.has(word.slice(-length))) return word.slice(0, -length);
      }
      return word;
    }

    for (const [form, places, keys] of lexicon.forms) {
      const free = places.filter(keyed);
      for (const key of keys ?? []) for (const place of free) push(byKey, key, [form, place]);
      if (russian(form)) {
        for (const place of places) if (lexicon.meanings[place][LANG] === 'ru') push(byStem, stem(form), place);
      }
    }

    function listed(word) {
      const meant = forms.get(word);
      if (meant) return meant;
      const article = limits.articles.find((each) => word.startsWith(each) && word.length > each.length + 1);
      if (article) return forms.get(word.slice(article.length)) ?? [];
      if (limits.prepositions.includes(word[0])) {
        return (forms.get(word.slice(1)) ?? []).filter((place) => lexicon.meanings[place][COUNTRY] !== null);
      }
      return russian(word) ? byStem.get(stem(word)) ?? [] : [];
    }

    function spelled(word, keys) {
      const found = [], latin = isAscii(word), arabic = ARABIC.test(word);
      for (const key of keys.slice(0, limits.likeliest)) {
        for (const [form, place] of byKey.get(key) ?? []) {
          if (lexicon.meanings[place][DOES] & (arabic ? PARTICLE | UNIT : PARTICLE)) continue;
          const free = key.length >= limits.safe_key && (latin || isAscii(form)), like = jaroWinkler(word, form);
          const asked = latin || word.length > limits.safe_key;
          const enough = limits.like_spelling[lexicon.meanings[place][COUNTRY] === null ? 0 : 1];
          if (free || (asked && like >= enough)) found.push([like, place]);
        }
      }
      const least = found.length && latin ? Math.max(...found.map(([like]) => like)) - limits.nearest : 0;
      return found.filter(([like]) => like >= least).map(([, place]) => place);
    }

    function keysOf(word) {
      if (!/^\p{L}+$/u.test(word)) return folding.skeleton(word);
      const glued = GLUED.find((each) => word.startsWith(each) && word.length > each.length + 1);
      const other = glued ? folding.keys(word.slice(glued.length), false) : folding.keys(word, true);
      return [...new Set([...folding.keys(word, false), ...other])];
    }

    function read(word) {
      const keys = keysOf(word), meant = listed(word), places = meant.length ? meant : spelled(word, keys);
      const rows = places.map((place) => lexicon.meanings[place]);
      const all = (bit) => rows.length > 0 && rows.every((row) => row[DOES] & bit);
      return {
        word, keys, number: false, concepts: rows.map((row) => row[CONCEPT]),
        country: rows.find((row) => row[COUNTRY])?.[COUNTRY] ?? null,
        body: rows.some((row) => row[DOES] & BODY), particle: all(PARTICLE), light: all(LIGHT), noName: meant.length > 0 && all(NO_NAME),
        known: meant.length > 0, plain: meant.length > 0 && all(PLAIN),
      };
    }

    function word(text) {
      if (!memo.has(text)) memo.set(text, read(text));
      return memo.get(text);
    }
    const numbered = (number) => ({ word: number, keys: [number], number: true, concepts: [], country: null, particle: false });

    /** The words of a normal form; particles are left out where anything else is there. */
    function readAll(normal) {
      const all = folding.pieces(normal).map((piece) => (piece.number ? numbered(piece.number) : word(piece.word)));
      const kept = all.filter((each) => !each.particle);
      return kept.length ? kept : all;
    }
    const said = (text) => (text ? listed(text).map((place) => lexicon.meanings[place][CONCEPT]) : []);
    const namesNothing = (text) => listed(text).length > 0 && listed(text).every((place) => lexicon.meanings[place][DOES] & NO_NAME);
    const isLand = (text) => (forms.get(text) ?? (text.includes(' ') ? [] : listed(text)))
      .some((place) => lexicon.meanings[place][COUNTRY] !== null);
    const landOf = (text) => listed(text).map((place) => lexicon.meanings[place][COUNTRY]).find(Boolean) ?? null;
    const says = (text, bit) => !landOf(text) && listed(text).some((place) => lexicon.meanings[place][DOES] & bit);
    const saysRole = (text) => says(text, ROLE), saysBody = (text) => says(text, ROLE | NEUTRAL);
    return { read: readAll, said, namesNothing, isLand, landOf, saysRole, saysBody };
  }

  /** Whether two words may be one romanised twice: known words of different meaning are not, nor is a land and a word. */
  const bare = (word) => (word.length > 4 ? word.replace(/^ال/, '') : word);

  /** Whether a word in Arabic letters that nobody knows is held against a unit word or a head noun: كتاب is a book. */
  const isNoUnit = (word, unit) => !word.concepts.length && unit.body && ARABIC.test(word.word);

  function sameKey(a, b) {
    if (!meet(a.keys, b.keys)) return false;
    if (meet(a.concepts, b.concepts)) return true;
    if (a.concepts.length && b.concepts.length && ((a.known && b.known) || a.plain || b.plain)) return false;
    if (isNoUnit(a, b) || isNoUnit(b, a)) return false;
    const known = a.concepts.length ? a : b;
    return a.country === b.country && !(a.keys.length && a.keys[0].length <= SHORT_WORD && known.noName);
  }

  function joinedKeys(key, tail) {
    const rest = key && tail.startsWith('A') ? tail.slice(1) : tail;
    return key.slice(-1) === rest.slice(0, 1) ? key + rest.slice(1) : key + rest;
  }

  /** The keys of two words as one; none where one of them would leave no trace in it. */
  function traced(row, key) {
    const joined = joinedKeys(row, key), tail = key.replace(/^A/, '');
    return row && tail && (joined === row || joined === tail) ? [] : [joined];
  }

  /** Whether each word of the one is one word of the other or several in a row (Hizballah, Hizb Allah; not Amal, Imam Ali). */
  function spans(short, long, alike) {
    if (!short.length || !long.length) return !short.length && !long.length;
    const [word, ...rest] = short;
    let rows = [''];
    for (let count = 1; count <= long.length - rest.length; count += 1) {
      rows = [...new Set(rows.flatMap((row) => long[count - 1].keys.flatMap((key) => traced(row, key))))];
      const met = count === 1 ? sameKey(word, long[0]) : meet(rows, word.keys) && alike(word, long.slice(0, count));
      if (met && spans(rest, long.slice(count), alike)) return true;
    }
    return false;
  }

  /** Whether two known words mean different things: Qadi, a judge, is no Qaida. */
  const meanApart = (a, b) => a.concepts.length > 0 && b.concepts.length > 0 && !meet(a.concepts, b.concepts);

  /** Whether the words of both share keys in turn; what stands apart, in brackets, is joined to no other word. */
  function wordByWord(mine, theirs, apart, tells, alike) {
    if (mine.length === 1 && theirs.length === 1 && meanApart(mine[0], theirs[0])) return false;
    if (mine.length === theirs.length) return mine.every((word, at) => sameKey(word, theirs[at])) && tells(mine, theirs);
    const vowelAlone = (row) => row.length > 0 && !row.at(-1).number && ['A', ''].includes(row.at(-1).keys[0] ?? '');
    if (apart || vowelAlone(mine) || vowelAlone(theirs)) return false;
    return mine.length < theirs.length ? spans(mine, theirs, alike) : spans(theirs, mine, alike);
  }

  /** Whether the words that tell agree by their vowels, and by letters where a key is short or alone. */
  function telling(limits, vowelsAgree, likeness) {
    const short = ({ keys }) => keys.length > 0 && keys[0].length <= SHORT_WORD;
    const like = (one, other) => jaroWinkler(one, other) >= limits.like_letters;
    const withoutArticle = (word) => word.replace(/^[ae]l/, '');
    function likeButForAnArticle(one, other) {
      const mine = withoutArticle(one), theirs = withoutArticle(other);
      if (Math.min(mine.length, theirs.length) > SHORT_WORD) return like(mine, theirs);
      return ratio(mine, theirs) >= limits.like_short;
    }
    function shareArticle(a, b) {
      const [latin, arabic] = isAscii(a.word) ? [a, b] : [b, a];
      return arabic.word.startsWith('ال') && /^[ae]l/.test(latin.word) && latin.keys.includes(arabic.keys[0])
        && likeness.crossing(likeness.rough(withoutArticle(latin.word)), likeness.rough(arabic.word));
    }
    function spelledAlike(a, b) {
      if (!short(a) && a.keys.some((key) => key.length > SHORT_WORD && b.keys.includes(key))) return true;
      if (isAscii(a.word) && isAscii(b.word)) return (short(a) ? like : likeButForAnArticle)(a.word, b.word);
      if (ARABIC.test(a.word) && ARABIC.test(b.word)) return ratio(bare(a.word), bare(b.word)) >= limits.like_abjad;
      return (a.keys[0] === b.keys[0] || shareArticle(a, b)) && vowelsAgree([a.word], [b.word]);
    }
    return (mine, theirs) => {
      const pairs = mine.map((word, at) => [word, theirs[at]]).filter(([word]) => !word.light && !word.number);
      return pairs.every(([a, b]) => a.word === b.word || meet(a.concepts, b.concepts)
        || (vowelsAgree([a.word], [b.word]) && (!(pairs.length === 1 || short(a)) || spelledAlike(a, b))));
    };
  }

  /** Whether several words written in one are spelled like a word. */
  function joinedAlike(limits, likeness) {
    return (word, others) => {
      const one = likeness.rough(word.word), other = likeness.rough(others.map((each) => each.word).join(''));
      if (isAscii(word.word) === isAscii(others[0].word)) return ratio(one, other) >= limits.same_script;
      return likeness.crossing(one, other);
    };
  }

  /** Whether a land stands beside a name behind a conjunction, or before one: resolution/companions.py. */
  function companion(words, limits, isLand) {
    const joins = words.some((word) => limits.conjunctions.includes(word) || limits.glued.includes(word[0]));
    if (words.length < 2 || !joins) return false;
    for (let size = 1; size <= Math.min(limits.longest_land, words.length - 1); size += 1) {
      const cut = words.length - size, first = words[cut], tail = words.slice(cut);
      if (cut > 1 && limits.conjunctions.includes(words[cut - 1]) && isLand(tail.join(' '))) return true;
      if (limits.glued.includes(first[0]) && first.length > 2 && isLand([first.slice(1), ...tail.slice(1)].join(' '))) return true;
      if (isLand(words.slice(0, size).join(' '))) {
        if (size + 1 < words.length && limits.conjunctions.includes(words[size])) return true;
        if (limits.glued.includes(words[size][0]) && words[size].length > 2) return true;
      }
    }
    return false;
  }

  const letters = (text) => Array.from(text).filter((char) => /[\p{L}\p{N}]/u.test(char)).join('');

  /**
   * Whether a short acronym stands in the text in its own case or in capitals (JUA); other names do not mind.
   * Where another's is printed just so, two capitals are enough.
   */
  function spelledAlike(row, text, printed) {
    const own = row.acronym ? letters(row.text) : '';
    const asked = row.acronym ? letters(text) : '';
    if (!row.acronym || own.length > SHORT_ACRONYM || own.toLowerCase() === own.toUpperCase() || own === asked) return true;
    if (!/^\p{L}+$/u.test(text) || own.toUpperCase() !== asked.toUpperCase()) return false; // "Sa'D" is a man
    return text.toUpperCase() === text || (printed && text.match(/\p{Lu}/gu)?.length >= MIN_CAPITALS); // "CDs" are discs
  }

  /** The strict tiers over one index: which names a query is, and whether by their letters or by their sound. */
  function strict(index, tables, { folding, likeness }) {
    const limits = tables.limits, words = glossary(index.lexicon, limits, folding);
    const tells = telling(limits, folding.vowelsAgree, likeness), alike = joinedAlike(limits, likeness);
    const besideLand = (normal) => companion(normal.split(' '), limits, words.isLand);
    const byText = new Map(), byNormal = new Map(), bySkeleton = new Map(), bySound = new Map(), byInitials = new Map(), read = new Map();
    index.names.forEach((row, at) => {
      push(byText, row.text, at);
      push(byNormal, row.normal, at);
      for (const key of row.keys ?? []) push(bySkeleton, key, at);
      if (!row.keys && row.sound) push(bySound, row.sound, at);
      if (row.acronym) push(byInitials, letters(row.text), at);
    });
    const scripts = [], scriptAt = (at) => (scripts[at] ??= scriptOf(index.names[at].text));
    function readOf(at) {
      if (!read.has(at)) read.set(at, words.read(index.names[at].normal));
      return read.get(at);
    }

    function exact(text) {
      const places = byText.get(text) ?? [];
      if (!places.length) return [];
      const own = new Set(places.map((at) => index.names[at].bearer));
      const others = byNormal.get(index.names[places[0]].normal).filter(
        (at) => !own.has(index.names[at].bearer) && spelledAlike(index.names[at], text, true));
      return [...places, ...others];
    }

    const meanings = (at) => folding.pieces(index.names[at].normal).flatMap(({ word }) => words.said(word));

    /** The names that one word may be: by their likeliest key, and a word with a meaning only by that. */
    function ofOneWord(word, found, meant) {
      const keys = folding.skeleton(word), sound = likeness.rough(word), latin = isAscii(word);
      return found.filter(([at]) => {
        const row = index.names[at], mine = isAscii(row.normal) === latin ? keys : keys.slice(0, 1);
        if (!row.keys?.length || !mine.includes(row.keys[0])) return false;
        const alike = latin && isAscii(row.normal) && likeness.rough(row.normal) === sound;
        return !meant.length || alike || meet(meant, meanings(at));
      });
    }

    function secondSign(at, key, { normal, text, script, count }) {
      const row = index.names[at], theirs = folding.pieces(row.normal), crosses = scriptAt(at) !== script;
      if (text.includes('آل') && !HOUSE_OF.test(row.text) && HOUSE_OF.test(text)) return false;
      const spelledOut = script === SPELLED_OUT;
      const joined = count !== theirs.length;
      if (key.length >= limits.short_key && count > 1 && !joined) return true;
      const apart = (pieces) => pieces.map(({ word }) => word);
      if ((joined || count === 1) && !folding.vowelsAgree(apart(folding.pieces(normal)), apart(theirs))) return false;
      if (!crosses && script === 'Arabic' && count === 1 && key.length < limits.short_key) return false;
      const shortest = limits.short_key - Number(count === theirs.length), least = spelledOut ? limits.spelled_out : null;
      return likeness.likeLetters(normal, row.normal, { key, crosses, shortest, least });
    }

    const bearers = (word) => new Set((byNormal.get(word) ?? []).map((at) => index.names[at].bearer));

    /** Whether the one telling word is other groups' very name, and that of the name which sounds so is not. */
    function namesAnother(mine, at) {
      const telling = mine.filter((each) => !each.light && !each.number), [word] = telling;
      if (telling.length !== 1 || Array.from(word.word).length < limits.least_sound) return false;
      const named = bearers(word.word);
      if (!named.size || named.has(index.names[at].bearer)) return false;
      const heard = readOf(at).filter((other) => isAscii(other.word) === isAscii(word.word) && sameKey(word, other));
      return heard.length > 0 && heard.every((other) => bare(other.word) !== bare(word.word)
        && ![...bearers(other.word)].some((id) => named.has(id)));
    }

    /** Of an Arabic query the names of groups that are not refused in Arabic. */
    function byOwnScript(found, kept) {
      const arabic = (at) => scriptAt(at) === 'Arabic', bearer = (at) => index.names[at].bearer;
      const own = new Set(kept.filter(arabic).map(bearer));
      const refused = new Set(found.map(([at]) => at).filter((at) => !kept.includes(at) && arabic(at)).map(bearer));
      return kept.filter((at) => own.has(bearer(at)) || !refused.has(bearer(at)));
    }

    /** The names, and where those spelled most like the query are other groups' as well, the others' too. */
    function withHomonyms(places, normal) {
      const named = (at) => byNormal.get(index.names[at].normal);
      if (places.every((at) => named(at).length === 1)) return places;
      const likely = places.map((at) => ratio(normal, index.names[at].normal)), most = Math.max(...likely);
      const same = places.filter((_, i) => likely[i] === most).map(named);
      if (same.some((row) => new Set(row.map((at) => index.names[at].bearer)).size === 1)) return places;
      return [...new Set([...places, ...same.flat().filter((at) => !index.names[at].acronym)])];
    }

    /** The names that share a key and a second sign where one is asked for, or that sound alike letter by letter. */
    function sounding(text, normal) {
      const pieces = folding.pieces(normal), script = scriptOf(text), count = pieces.length, held = new Map();
      const alone = count === 1 ? pieces[0].word : '', meant = alone ? words.said(alone) : [];
      if (alone && words.namesNothing(alone)) return [];
      for (const key of folding.skeleton(normal)) for (const at of bySkeleton.get(key) ?? []) held.set(at, key);
      let found = [...held].sort((a, b) => a[0] - b[0]);
      if (found.length && alone) found = ofOneWord(alone, found, meant);
      const mine = found.length ? words.read(normal) : [], parted = text.includes(',');
      const kept = found.filter(([at, key]) => (!parted || index.names[at].text.includes(','))
        && secondSign(at, key, { normal, text, script, count })
        && wordByWord(mine, readOf(at), BRACKETS.test(text), tells, alike) && !namesAnother(mine, at)).map(([at]) => at);
      const own = script === 'Arabic' ? byOwnScript(found, kept) : kept;
      const joined = own.length && besideLand(normal) ? own.filter((at) => besideLand(index.names[at].normal)) : own;
      if (joined.length || isAscii(text) || normal.length < limits.least_sound) return joined.length ? withHomonyms(joined, normal) : [];
      return (bySound.get(likeness.rough(normal)) ?? []).filter((at) => !index.names[at].acronym
        && scriptAt(at) !== script && (!meant.length || meet(meant, meanings(at))));
    }

    const living = (places) => places.filter((at) => index.names[at].groups.length);

    /** The first tier that answers: its places, and whether it went by sound. */
    function ask(query) {
      const clean = folding.clean(query), normal = folding.normalise(clean);
      const same = living(exact(query)).concat(byText.has(query) ? [] : living(exact(clean)));
      const named = same.length || !normal ? same
        : living((byNormal.get(normal) ?? []).filter((at) => spelledAlike(index.names[at], clean)));
      const spelt = named.length || clean.length > limits.max_initials ? named : living(byInitials.get(letters(clean)) ?? []);
      const sounds = normal ? living(sounding(clean, normal)) : [];
      return { places: spelt.length ? spelt : sounds, bySound: !spelt.length, sounds };
    }
    return { ask, readOf, read: words.read, scriptAt, words };
  }

  root.militiadbStrict = { strict, sameKey };
  if (typeof module === 'object' && module.exports) module.exports = root.militiadbStrict;
})(typeof globalThis === 'object' ? globalThis : this);
