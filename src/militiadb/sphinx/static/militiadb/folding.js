'use strict';
// The library's folding and skeleton key in the browser. It interprets the library's own tables (names/tables/*.json),
// which the page brings as data; what stands here is how they are read, as names/*.py reads them. Both sides are held
// against the same vectors by tests/sphinx/test_folding.py.
(function (root) {
  const ALTERNATE_COST = 2, AFTER_ASSIMILATED = 3, GLUED_COST = 2, LOOSE_COST = 3, ROW_CAP = 8, LONG = 60;
  const NOTHING = [[0, '']];
  const SPACE = /[\t\n\v\f\r\x1c-\x1f\x85]/;
  const ACRONYM = /(?<![\p{L}\p{N}_])(?:[\p{L}\p{Nl}\p{No}]\.){2,}(?:[\p{L}\p{Nl}\p{No}](?![\p{L}\p{N}_]))?/gu;
  const GERSHAYIM = /(?<=[א-ת])["״“”„″](?=[א-ת])/gu;
  const POINTS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]+/gu;
  const ARABIC_BREAK = /(?<=[\u0600-\u06ff])\u200c+(?=[\u0600-\u06ff])/gu;
  const E_WITHOUT_LETTER = /ه\u200c/gu, E_AT_END = /(?<=[\u0620-\u06ff])(?<!لل)ه(?![\u0620-\u06ff\u200c])/gu;
  const E_WITHIN = /ه\u200c(?!ها|ای|اند|ام|ات|اش|تر)/u;
  const KURDISH = new RegExp('[ێۆڵڕڤە]|ئه\u200c'
    + '|(?<![\u0620-\u06ff\u200c])[حخعغقفشزجگپوهی]ه\u200c(?!ها)[\u0620-\u06ff]'
    + '|ه\u200c(?!ها)[\u0620-\u06ff]+ه\u200c(?!ها|ای|اند|ام|ات|اش|تر)'
    + '|(?<![\u0620-\u06ff\u200c])[درسکلمت]ه\u200c[\u0620-\u06ff]+\\s[درسکلمت]ه\u200c[\u0620-\u06ff]', 'u');

  const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);
  const words = (text) => text.split(' ').filter(Boolean);
  const byCost = (a, b) => a[0] - b[0];

  // ── the normal form ──────────────────────────────────────────────────────────────────────────────────────────
  function invisible(char) {
    const point = char.codePointAt(0);
    if (/[\p{Cf}\p{Cs}\p{Cc}]/u.test(char)) return !SPACE.test(char);
    return point === 0x640 || point === 0x34f || (point >= 0xfe00 && point < 0xfe10)
      || (point >= 0xe0100 && point < 0xe01f0) || (point >= 0x180b && point < 0x180e);
  }

  /** The vowel e of older Kurdish texts with the letter that it has now: names/hygiene.py. */
  const kurdish = (text) => (E_WITHIN.test(text) && KURDISH.test(text)
    ? text.replace(E_WITHOUT_LETTER, 'ە').replace(E_AT_END, 'ە') : text);
  const visible = (text) => Array.from(kurdish(text.normalize('NFC')).replace(ARABIC_BREAK, ' ')).filter((char) => !invisible(char)).join('');
  const undotted = (text) => text.replace(ACRONYM, (found) => found.replaceAll('.', '') + ' ');
  const spaced = (text) => text.split(/[\s\x1c-\x1f\x85]+/u).filter(Boolean).join(' ');

  /** The exact form of a name: nothing invisible, single spaces, and NFC. */
  const clean = (text) => spaced(visible(text)).normalize('NFC');

  function decimal(char) {  // digits of a script stand together, the zero first
    let point = char.codePointAt(0), count = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(point - 1))) { point -= 1; count += 1; }
    return String(count % 10);
  }

  function normaliser(table, casefolds, [traditional, simplified]) {
    const quotes = table.apostrophes, sign = table.geresh.sign;
    const letters = new Map(Object.entries(table.letters));
    for (const quote of quotes) letters.set(quote, '');
    const simple = Array.from(simplified);
    Array.from(traditional).forEach((char, at) => letters.set(char, simple[at]));
    for (const [mark, word] of Object.entries(table.words)) letters.set(mark, ` ${word} `);
    const marks = table.marks.map(([first, last]) => [parseInt(first, 16), parseInt(last, 16)]);
    const isMark = (char) => marks.some(([first, last]) => char.codePointAt(0) >= first && char.codePointAt(0) <= last);
    const casefold = (char) => casefolds[char] ?? char.toLowerCase();
    const memo = new Map([[sign, sign]]);
    const geresh = new RegExp(`(?<=[${table.geresh.letters}])[${quotes}]`, 'gu');
    const stray = new RegExp(`(?<![${table.geresh.letters}])${sign}`, 'gu');
    const contexts = table.contexts.map((context) => ({
      signs: new RegExp(`[${context.signs}${context.signs.toUpperCase()}]|${context.or}|${context.or.toUpperCase()}`, 'u'),
      swaps: new Map(Object.entries(context.letters).flatMap(([letter, to]) => [[letter, to], [letter.toUpperCase(), to]])),
    }));

    function foldChar(char) {
      const low = casefold(char);
      if (letters.has(low)) return letters.get(low);
      if (/\p{Nd}/u.test(char)) return decimal(char);
      if (/[\p{P}\p{S}\p{Z}]/u.test(char)) return ' ';
      if (/\p{C}/u.test(char)) return SPACE.test(char) ? ' ' : '';
      const bare = Array.from(low.normalize('NFD')).filter((part) => !isMark(part));
      return bare.map((part) => letters.get(part) ?? part).join('').normalize('NFC');
    }
    function fold(char) {
      let found = memo.get(char);
      if (found === undefined) memo.set(char, found = foldChar(char));
      return found;
    }
    const folded = (text) => words(Array.from(text).map(fold).join('')).join(' ');

    function settled(text) {
      if (/[\u0300-\u036f]/.test(text)) {
        const sorted = (run) => Array.from(run).sort().reverse().join('');
        text = text.normalize('NFD').replace(/[\u0300-\u036f]{2,}/g, sorted).normalize('NFC');
      }
      if (/[א-ת]/.test(text)) {
        text = text.replace(POINTS, '').replace(GERSHAYIM, '').replace(geresh, sign).replace(stray, '');
      }
      if (text.includes('.')) text = undotted(text);
      for (const { signs, swaps } of contexts) {
        if (signs.test(text)) text = Array.from(text).map((char) => swaps.get(char) ?? char).join('');
      }
      return text;
    }

    const once = (text) => folded(settled(visible(text).replaceAll('´', "'").normalize('NFKC')));
    return function normalise(text) {
      if (isAscii(text)) return folded(text.includes('.') ? undotted(clean(text)) : text);
      let found = once(text);
      while (!isAscii(found) && found !== found.normalize('NFKC')) found = once(found);
      return found;
    };
  }

  // ── the tables made ready ────────────────────────────────────────────────────────────────────────────────────
  function reading(spec) {  // "S|J a" → [[0, "Sa"], [2, "Ja"]]
    let rows = [[0, '']];
    for (const token of spec.split(' ')) {
      const choices = token.split('|');
      rows = rows.flatMap(([cost, text]) => choices.map((choice, at) => [cost + at * ALTERNATE_COST, text + choice]));
    }
    return rows.sort(byCost);
  }

  function affixes(scripts, field, edge) {
    const found = new Map();
    for (const script of scripts) {
      for (const [text, others, spec] of script[field] ?? []) {
        const key = edge === 0 ? text[0] : text[text.length - 1];
        if (!found.has(key)) found.set(key, []);
        found.get(key).push({ text, others, reading: reading(spec) });
      }
    }
    for (const rows of found.values()) rows.sort((a, b) => b.text.length - a.text.length);
    return found;
  }

  function pass(row) {
    if (row.swap) {
      return (text) => {
        if (!row.swap.some(([old]) => text.includes(old))) return text;
        return row.swap.reduce((seen, [old, put]) => seen.replaceAll(old, put), text);
      };
    }
    if (row.drop) return (text) => Array.from(text).filter((char) => !row.drop.includes(char)).join('');
    const find = new RegExp(row.find, 'g'), put = row.put.replace(/\\(\d)/g, '$$$1');
    return (text) => (text.includes(row.if ?? '') ? text.replace(find, put) : text);
  }

  function wordRules(scripts, data, lang) {
    const base = lang ? lang.split('-')[0].toLowerCase() : '';
    const hinted = data.langs[base] ? [data.langs[base]] : [];
    const specs = new Map([...scripts, ...hinted].flatMap((part) => Object.entries(part.letters)));
    const digraphs = [...specs.keys()].filter((key) => key.length > 1).sort((a, b) => b.length - a.length);
    const escaped = digraphs.map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const glued = new Map();
    const glue = (text, others, sound) => {
      if (!glued.has(text[0])) glued.set(text[0], []);
      glued.get(text[0]).push({ text, others, sound });
    };
    for (const script of scripts) {
      for (const [text, others] of script.glued) glue(text, others, '');
      for (const [text, sound] of Object.entries(script.assimilated)) glue(text, AFTER_ASSIMILATED, sound);
    }
    return {
      scanner: new RegExp([...escaped, '.'].join('|'), 'gu'),
      readings: new Map([...specs].map(([letters, spec]) => [letters, reading(spec)])),
      starts: affixes(scripts, 'starts', 0),
      ends: affixes([...hinted, ...scripts], 'ends', -1),
      endsBeforeWord: affixes(scripts, 'ends_before_word', -1),
      glued,
      inner: scripts.flatMap((script) => script.inner ?? []),
      whole: new Set(scripts.flatMap((script) => script.words_of_their_own ?? [])),
      plain: new Set(scripts.flatMap((script) => script.plain ?? [])),
      passes: data.passes.map(pass),
      loose: data.loose.map(pass),
    };
  }

  // ── one word ─────────────────────────────────────────────────────────────────────────────────────────────────
  function affix(word, rows, atStart) {
    return (rows ?? []).find((row) => (atStart ? word.startsWith(row.text) : word.endsWith(row.text))
      && word.length - row.text.length >= row.others);
  }

  function crossed(rows, run, alternates) {
    const found = rows.flatMap(([cost, text]) => alternates.map(([more, tail]) => [cost + more, text + run + tail]));
    if (found.length > rows.length) found.sort(byCost);
    return found.slice(0, ROW_CAP);
  }

  function lettersOf(word, rules, opening, closing) {
    const tokens = word.match(rules.scanner) ?? [];
    const sure = (token) => rules.readings.get(token)?.[0][1] ?? '';
    const unsure = (token) => (rules.readings.get(token)?.length ?? 0) > 1;
    if (!tokens.some(unsure) || word.length > LONG) {
      const middle = tokens.map(sure).join('');
      return opening.flatMap(([cost, text]) => closing.map(([more, tail]) => [cost + more, text + middle + tail]));
    }
    let rows = opening, run = '';
    for (const token of tokens) {
      if (unsure(token)) { rows = crossed(rows, run, rules.readings.get(token)); run = ''; } else run += sure(token);
    }
    return crossed(rows, run, closing);
  }

  /** A word without its affixes as classes of letters, vowels small and consonants great. */
  function inClasses(word, rules, followed) {
    let body = word, opening = NOTHING, closing = NOTHING;
    const start = rules.whole.has(word) ? undefined : affix(body, rules.starts.get(body[0]), true);
    if (start) { body = body.slice(start.text.length); opening = start.reading; }
    const last = body[body.length - 1];
    const end = (followed && affix(body, rules.endsBeforeWord.get(last), false)) || affix(body, rules.ends.get(last), false);
    if (end) { body = body.slice(0, body.length - end.text.length); closing = end.reading; }
    return lettersOf(body, rules, opening, closing);
  }

  function readOnce(word, rules, followed) {
    const rows = inClasses(word, rules, followed);
    const joined = rules.passes.reduce((text, step) => step(text), rows.map(([, text]) => text || '0').join(' '));
    const keys = joined.replaceAll('0', '').split(' ');
    return rows.map(([cost], at) => [cost, keys[at]]);
  }

  function variants(word, rules) {
    const found = [];
    for (const { text, others, sound } of rules.glued.get(word[0]) ?? []) {
      if (word.length >= text.length + others && word.startsWith(text + sound)) found.push(word.slice(text.length));
    }
    for (const [text, before, after, following] of rules.inner) {
      const at = word.indexOf(text, before), end = at + text.length;
      if (at > 0 && word.length - end >= after && (!following || following.includes(word[end]))) {
        found.push(word.slice(0, at) + word.slice(end));
      }
    }
    return found;
  }

  function readWord(word, rules, followed) {
    if (Array.from(word).some((char) => !rules.readings.has(char) && /\p{L}/u.test(char))) return [];
    let rows = readOnce(word, rules, followed);
    if (rules.plain.has(word)) return rows.slice(0, 1);
    for (const variant of word.length <= LONG ? variants(word, rules) : []) {
      rows = rows.concat(readOnce(variant, rules, followed).map(([cost, key]) => [cost + GLUED_COST, key]));
    }
    const glides = rows.filter(([, key]) => /[WY]/.test(key));
    rows = rows.concat(glides.map(([cost, key]) => [cost + LOOSE_COST, rules.loose.reduce((text, step) => step(text), key)]));
    if (rows.length === 1) return rows[0][1] ? rows : [];
    const best = new Map();
    for (const [cost, key] of rows.sort(byCost)) if (key && !best.has(key)) best.set(key, cost);
    return [...best].map(([key, cost]) => [cost, key]).slice(0, ROW_CAP);
  }

  function wordForm(word, rules, followed) {
    const opening = readWord(word, rules, followed);
    if (!opening.some(([, key]) => key[0] === 'A')) return [opening, opening];
    const inner = new Map();
    for (const [cost, key] of opening) {
      const bare = key.replace(/^A/, '');
      if (!inner.has(bare)) inner.set(bare, cost);
    }
    return [opening, [...inner].map(([key, cost]) => [cost, key])];
  }

  // ── the name ─────────────────────────────────────────────────────────────────────────────────────────────────
  function nameRules(scripts, data) {
    const articles = new Map(scripts.flatMap((script) => Object.entries(script.assimilated)));
    for (const word of scripts.flatMap((script) => script.articles)) articles.set(word, '');
    const particles = new Set(scripts.flatMap((script) => script.particles));
    const roman = new Map(Object.entries(data.roman).map(([word, value]) => [word, String(value)]));
    return { articles, particles, roman, ordinals: new Set(data.ordinal_endings), cap: data.cap };
  }

  function isSmall(word, following, rules) {
    if (rules.particles.has(word)) return true;
    const sound = rules.articles.get(word);
    return sound !== undefined && following !== undefined && following.startsWith(sound);
  }

  function numbers(word, followed, rules) {
    const found = [];
    for (const run of word.match(/[0-9]+|[^0-9]+/gu) ?? []) {
      if (/[0-9]/.test(run[0])) found.push({ word: run, followed, number: run.replace(/^0+/, '') || '0' });
      else if (!(found.length && rules.ordinals.has(run))) found.push({ word: run, followed, number: '' });
    }
    return found;
  }

  function pieces(normal, rules) {
    const found = [], small = [], split = words(normal);
    split.forEach((word, at) => {
      const followed = at < split.length - 1, piece = { word, followed, number: '' };
      if (!/^\p{L}+$/u.test(word)) found.push(...numbers(word, followed, rules));
      else if (found.length && rules.roman.has(word)) found.push({ ...piece, number: rules.roman.get(word) });
      else if (isSmall(word, split[at + 1], rules)) small.push(piece);
      else found.push(piece);
    });
    return found.length ? found : small;
  }

  const after = (key, tail) => (key && key[key.length - 1] === tail[0] ? key + tail.slice(1) : key + tail);

  function joined(found, form, cap) {
    let rows = [[0, '']];
    for (const { word, followed, number } of found) {
      if (number) {
        rows = rows.map(([cost, key]) => [cost, `${key.trimEnd()} ${number} `]);
        continue;
      }
      const [opening, inner] = form(word, followed);
      if (!opening.length) return [];
      const alternates = rows[0][1] ? inner : opening;
      const several = rows.length > 1 || alternates.length > 1;
      rows = rows.flatMap(([cost, key]) => alternates.map(([more, tail]) => [cost + more, after(key, tail)]));
      if (several) rows = rows.sort(byCost).slice(0, cap);
    }
    return rows;
  }

  function likeliest(found, form) {
    const parts = [];
    for (const { word, followed, number } of found) {
      const [opening, inner] = form(word, followed);
      if (!opening.length && !number) return '';
      let part = number ? ` ${number} ` : (parts.length ? inner : opening)[0][1];
      if (parts.length && parts[parts.length - 1].slice(-1) === part[0]) part = part.slice(1);
      if (part) parts.push(part);
    }
    return words(parts.join('')).join(' ');
  }

  // ── vowels ───────────────────────────────────────────────────────────────────────────────────────────────────
  /** Whether no vowel inside one name contradicts one of the other, given by their words: names/vowels.py. */
  function vowels(table, voiced) {
    const text = (word) => voiced(word).replace(/[a-z]+(LLa?)$/, '$1').replace(/^[a-z]+/, '');
    const sounds = (names) => [...names.map(text).join('').matchAll(/([A-Z])\1*([a-z]*)/g)];
    const kinds = (seen) => new Set(Array.from(seen).flatMap((vowel) => Array.from(table[vowel] ?? '')));
    return function agree(one, other) {
      const latin = (names) => names.every(isAscii);
      if (!latin(one) && latin(other)) [one, other] = [other, one];
      const shown = latin(one) && !latin(other), mine = sounds(one), theirs = sounds(other);
      const ends = [one, other].map((names) => names[names.length - 1]);
      const ofGod = ends.some((word) => voiced(word).endsWith('La')), spellsIt = ends.some((word) => /^[\u0620-\u06ff]/.test(word));
      for (let at = 0; at < Math.min(mine.length, theirs.length); at += 1) {
        if (mine[at][1] !== theirs[at][1]) return true;
        const own = kinds(mine[at][2]), their = kinds(theirs[at][2]);
        const last = at + 1 === mine.length || at + 1 === theirs.length;
        if (shown && their.size && !own.size && (!last || (their.size === 1 && their.has('i')))) return false;
        const parted = own.size && their.size && ![...own].some((kind) => their.has(kind));
        if (parted && (!last || (ofGod && spellsIt) || !(own.has('a') || their.has('a')))) return false;
      }
      if (mine.length === theirs.length) return [mine, theirs].every((all) => !all.length || all[all.length - 1][2]) || !ofGod;
      const [short, long, names] = mine.length < theirs.length ? [mine, theirs, one] : [theirs, mine, other];
      return !(short.length && latin(names) && long[short.length][1] === short[short.length - 1][1]);
    };
  }

  /** The folding of one set of tables, as tables.py writes them. */
  function folding(tables) {
    const normalise = normaliser(tables.normal, tables.casefolds, tables.han);
    const small = nameRules(tables.scripts, tables.skeleton), byLang = new Map(), memo = new Map();
    function rulesOf(lang) {
      const key = lang ?? '';
      if (!byLang.has(key)) byLang.set(key, wordRules(tables.scripts, tables.skeleton, lang));
      return byLang.get(key);
    }
    const former = (lang) => (word, followed) => {
      const key = `${lang ?? ''} ${followed} ${word}`;
      if (!memo.has(key)) memo.set(key, wordForm(word, rulesOf(lang), followed));
      return memo.get(key);
    };
    function skeleton(text, lang) {
      const found = pieces(normalise(text), small), form = former(lang);
      const rows = found.length <= LONG ? joined(found, form, small.cap) : [[0, likeliest(found, form)]];
      return [...new Set(rows.map(([, key]) => key.trim()))].filter(Boolean);
    }
    function wordsOfNormal(normal, lang) {
      const form = former(lang);
      return pieces(normal, small).map(({ word, followed, number }) => ({
        word, keys: number ? [number] : form(word, followed)[0].map(([, key]) => key), number: Boolean(number),
      }));
    }
    const wordSkeletons = (text, lang) => wordsOfNormal(normalise(text), lang);
    const keys = (word, followed) => former()(word, followed)[0].map(([, key]) => key);
    const vowelsAgree = vowels(tables.vowels, (word) => inClasses(word, rulesOf(), false)[0][1]);
    return { clean, normalise, skeleton, wordSkeletons, wordsOfNormal, keys, vowelsAgree, pieces: (normal) => pieces(normal, small) };
  }

  root.militiadbFolding = folding;
  if (typeof module === 'object' && module.exports) module.exports = folding;
})(typeof globalThis === 'object' ? globalThis : this);
