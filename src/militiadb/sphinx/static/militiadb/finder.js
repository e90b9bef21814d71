'use strict';
// The name finder: a name in any spelling or script, looked up in the names of this registry. What it says for sure is
// what the library's strict tiers say (strict.js); all else is shown as near, with its reason, and decides nothing.
(function (root) {
  const SAME = 0, SOUNDS = 1, READ = 2, LETTERS = 3, BEGINS = 4, WORDS = 5, LIKE = 6, NEAR = 7;
  const HOW = [
    'the same name', 'the same by sound', 'holds its name', 'the same letters in another case', 'begins so',
    'has these words', 'has words that sound so', 'sounds much like it',
  ];
  const NOT_FOUND = 'This box looks up names; the library reads more around them (lands, descriptions, two names in one). Try the name alone.';
  const LEAST_KEY = 3, NEAR_KEY = 5, SLIP_KEY = 4, LONG_KEY = 9;
  const node = typeof module === 'object' && module.exports;
  const { strict, sameKey } = root.militiadbStrict ?? (node && require('./strict.js'));
  const { likeness, jaroWinkler, distance, isAscii, scriptOf } = root.militiadbLikeness ?? (node && require('./likeness.js'));
  const { decorations, howRead } = root.militiadbDecorations ?? (node && require('./decorations.js'));
  const folder = root.militiadbFolding ?? (node && require('./folding.js'));

  /** The rows of names.js by what stands in them; keys are a list, the reading of a name without keys is a text. */
  const opened = (index) => ({ ...index,
    names: index.names.map(([text, normal, sound, groups, kind, acronym, also]) => {
      const keys = Array.isArray(sound) ? sound : null;
      return { text, normal, keys, sound: keys ? '' : sound, groups, bearer: groups.join(), kind, acronym,
        also: Math.abs(also), alsoNoBody: also < 0 };
    }) });

  /** Look-ups over one index; no page is needed, so that tests and benchmarks run it in node. */
  function finder(data, tables) {
    const index = opened(data), folding = folder(tables), alike = likeness(tables, folding);
    const library = strict(index, tables, { folding, likeness: alike }), limits = tables.limits;
    const { registered, reading } = decorations({ index, folding, library, limits });

    /** How one word asked for stands in a name: 2 by its letters, 1 by its sound, 0 not at all. */
    function stands(mine, row, at) {
      let most = 0;
      for (const their of library.readOf(at)) {
        if (mine.number || their.number) {
          if (mine.number && their.number && mine.word === their.word) return 2;
        } else if (mine.word.length > 1 && their.word.startsWith(mine.word)) return 2;
        else if (!row.acronym && most === 0 && (mine.keys[0] ?? '').length >= LEAST_KEY && mine.keys[0] === their.keys[0]) {
          const key = mine.keys[0], crosses = isAscii(mine.word) !== isAscii(their.word);
          const enough = !crosses || key.length >= SLIP_KEY;
          most = Number(enough && sameKey(mine, their) && alike.likeLetters(mine.word, their.word, { key, crosses }));
        }
      }
      return most;
    }

    /** Whether a slip of the pen may part two words (resolution/likeness.py): no words known to mean different things. */
    function nearly(mine, their) {
      if (mine.number || their.number) return mine.number && their.number && mine.word === their.word;
      const latin = isAscii(mine.word) && isAscii(their.word);
      const like = () => !latin || jaroWinkler(mine.word, their.word) >= limits.like_letters;
      if (sameKey(mine, their)) return mine.keys[0].length >= SLIP_KEY || like();
      if (mine.country || their.country || (mine.concepts.length && their.concepts.length)) return false;
      const near = (one, other) => one.length >= SLIP_KEY && other.length >= SLIP_KEY
        && distance(one, other, 2) <= Math.max(one.length, other.length) * (1 - limits.like_letters);
      return mine.keys.some((one) => their.keys.some((other) => near(one, other))) && like();
    }

    function near({ asked, normal, keys }, row, at) {
      const key = keys[0] ?? '', other = row.keys?.[0], most = key.length >= LONG_KEY ? 2 : 1;
      if (!other || row.acronym || key.length < NEAR_KEY || distance(key, other, most) > most) return false;
      const crosses = isAscii(normal) !== isAscii(row.normal), theirs = library.readOf(at);
      if (key === other && alike.likeLetters(normal, row.normal, { key, crosses })) return true;
      return asked.length === theirs.length && asked.every((word, n) => nearly(word, theirs[n]));
    }

    function rank(question, row, at) {
      const { asked, normal } = question;
      if (row.normal === normal) return LETTERS;
      if (normal.length > 1 && row.normal.startsWith(normal)) return BEGINS;
      let least = asked.length ? 2 : 0;
      for (const word of asked) if (least) least = Math.min(least, stands(word, row, at));
      if (least) return least === 2 ? WORDS : LIKE;
      return near(question, row, at) ? NEAR : null;
    }

    /** The best name of each group: the strictest reason, then one in the script of the question, then the nearest length. */
    function ranked(question, { places, bySound, sounds }) {
      const sure = new Set(places), heard = new Set(sounds), best = new Map(), script = scriptOf(question.clean);
      const before = (a, b) => Number(b.sure) - Number(a.sure) || a.rank - b.rank || a.crosses - b.crosses || a.apart - b.apart;
      index.names.forEach((row, at) => {
        const sound = heard.has(at) ? SOUNDS : rank(question, row, at), found = sure.has(at) && !bySound ? SAME : sound;
        if (found === null) return;
        const crosses = Number(library.scriptAt(at) !== script), apart = Math.abs(row.normal.length - question.normal.length);
        for (const group of row.groups) {
          const each = { group, sure: sure.has(at), rank: found, crosses, apart, name: row.text, kind: row.kind };
          if (!best.has(group) || before(each, best.get(group)) < 0) best.set(group, each);
        }
      });
      return [...best.values()].sort((a, b) => before(a, b) || a.group - b.group);
    }

    /** What the library read out of a printed name that is never matched as it stands. */
    function asRead(clean, groups) {
      const [, bearers, name, open] = index.answers.find(([text]) => text === clean) ?? [];
      if (!bearers) return { groups, open: false };
      const read = bearers.map((group) => ({ group, sure: true, rank: READ, name, kind: '' }));
      return { groups: [...read, ...groups.filter((each) => !bearers.includes(each.group))], open: Boolean(open) };
    }

    /** What is found once something is off; near it stands only what holds the letters that were typed. */
    function asDecorated(read, near) {
      const how = howRead(read), also = read.also.map((at) => index.also[at]), best = new Map();
      for (const at of read.places) {
        const { text, kind, groups } = index.names[at];
        for (const group of groups) if (!best.has(group)) best.set(group, { group, sure: true, rank: READ, how, name: text, kind });
      }
      const groups = [...best.values(), ...near.filter((each) => !best.has(each.group) && each.rank < LIKE)];
      return { groups, also, ambiguous: also.length > 0 || best.size > 1, read: how };
    }

    function withdrawn(normal, keys) {
      const like = (row) => row[1] === normal || (row[2].some((key) => keys.includes(key))
        && alike.likeLetters(normal, row[1], { key: row[2][0], crosses: isAscii(normal) !== isAscii(row[1]) }));
      return index.withdrawn.filter(like).map(([name, , , note, uri]) => ({ name, note, uri }));
    }

    /** The groups, the sure ones first; `also` is what else a sure name means, `others` what else is named so. */
    function find(query) {
      const clean = folding.clean(query), normal = folding.normalise(clean);
      const nothing = { groups: [], also: [], others: [], withdrawn: [], ambiguous: false, read: '' };
      if (!normal) return nothing;
      const keys = folding.skeleton(normal), answer = library.ask(query);
      const found = ranked({ clean, normal, keys, asked: library.read(normal) }, answer);
      const { groups, open } = answer.places.length ? { groups: found, open: false } : asRead(clean, found);
      const also = [...new Set(answer.places.map((at) => index.names[at].also).filter(Boolean))].map((at) => index.also[at]);
      const others = index.lookalikes.filter((row) => row[1] === normal).map((row) => row[2]);
      const ambiguous = open || also.length > 0 || groups.filter((each) => each.sure).length > 1;
      const heard = others.length && !ambiguous && !answer.places.some((at) => index.names[at].normal === normal);
      const gone = answer.places.length ? [] : withdrawn(normal, keys), isSure = !heard && groups.some((each) => each.sure);
      const asked = answer.bySound ? registered(clean) : null;
      const read = asked ?? (isSure || others.length || gone.length ? null : reading(clean));
      if (read) return { ...nothing, ...asDecorated(read, groups) };
      return {  // where something else bears the very name, a group that only sounds so is not sure
        groups: heard ? groups.map((each) => ({ ...each, sure: false })) : groups,
        also, others, withdrawn: gone, ambiguous, read: '',
      };
    }

    /** Read the words of the names ahead of the first question, a slice at a time, so that typing never waits. */
    find.warm = function warm(later, from = 0) {
      const end = Math.min(from + 150, index.names.length);
      for (let at = from; at < end; at += 1) { library.readOf(at); library.scriptAt(at); }
      if (end < index.names.length) later(() => warm(later, end));
    };
    return find;
  }

  /** What the finder says of a result, in a sentence or two. */
  function sentence(query, { groups, also, others, withdrawn, ambiguous, read }, nameOf) {
    const sure = groups.filter((each) => each.sure), beside = others.length ? ` Something else is named so too: ${others.join(' ')}` : '';
    const context = ' Who is meant must come from the context.';
    const means = also.length ? ` It also means: ${also.join(' ')}` : '';
    const asked = read ? `“${query}”, ${read},` : `“${query}”`;
    if (sure.length > 1) return `Ambiguous: ${read ? `${asked} is a name of ${sure.length} groups` : `${sure.length} groups bear this name`}.${means}${context}${beside}`;
    if (ambiguous) return `Ambiguous: ${asked} is a name of ${nameOf(sure[0].group)}, but not of it alone.${means}${context}${beside}`;
    if (sure.length) return `${asked} is a name of ${nameOf(sure[0].group)}.${beside}`;
    if (others.length) return `No group of this registry is meant. ${others.join(' ')}`;
    if (withdrawn.length) return 'No group is known by this name. An entry of this name was withdrawn.';
    return `Not found as typed. ${NOT_FOUND}${groups.length ? ' Near it:' : ''}`;
  }

  root.militiadbFinder = { finder, sentence, HOW };
  if (node) module.exports = root.militiadbFinder;
})(typeof globalThis === 'object' ? globalThis : this);
