'use strict';
// Full-text search over folded words. A word is found as written (Arabic in every spelling variant, for both sides are
// folded), by its beginning, and by its sound where no page has the word itself or where the scripts differ. Pages with
// the very words stand first, whatever else weighs.
(function (root) {
  const SAME = 2, BEGINS = 1, SOUNDS = 0, TITLE = 4, LEAST_START = 3, KIND = 2;
  const node = typeof module === 'object' && module.exports;
  const { likeness, isAscii } = root.militiadbLikeness ?? (node && require('./likeness.js'));
  const folder = root.militiadbFolding ?? (node && require('./folding.js'));

  /** Search over one index; no page is needed, so that tests run it in node. */
  function searcher(index, tables) {
    const folding = folder(tables), alike = likeness(tables, folding), total = index.pages.length;
    const known = new Set(index.words.map(([text]) => text)), common = new Set(index.common);

    function how({ word, keys, number }, text, key) {
      if (text === word) return SAME;
      if (number) return null;
      if (word.length >= LEAST_START && text.startsWith(word)) return BEGINS;
      if (!key || !keys.includes(key)) return null;
      const crosses = isAscii(word) !== isAscii(text);
      if (known.has(word) && (!crosses || key.length < tables.limits.short_key)) return null;
      return alike.likeLetters(word, text, { key, crosses }) ? SOUNDS : null;
    }

    /** The pages that hold one word, each with the best way, its weight there, and the words that stand for it. */
    function weigh(asked) {
      const found = new Map();
      for (const [text, key, everywhere, titled] of index.words) {
        const way = how(asked, text, key);
        if (way === null) continue;
        const rarity = Math.log(1 + total / (1 + everywhere.length)), titles = new Set(titled);
        for (const page of everywhere) {
          const weight = rarity * (titles.has(page) ? TITLE : 1), held = found.get(page);
          if (!held || way > held.way) found.set(page, { way, weight, words: [text] });
          else if (way === held.way) {
            held.weight = Math.max(held.weight, weight);
            held.words.push(text);
          }
        }
      }
      return found;
    }

    /** The pages found, best first; `whole` says whether they have all words, `exact` of one that it has them as asked. */
    function search(query) {
      const all = folding.wordSkeletons(query), telling = all.filter(({ word }) => !common.has(word));
      const asked = telling.map(weigh), nothing = { whole: true, common: all.length > 0 && !telling.length, pages: [] };
      if (!asked.length) return nothing;
      const every = [...asked[0].keys()].filter((page) => asked.every((found) => found.has(page)));
      const some = every.length ? every : [...new Set(asked.flatMap((found) => [...found.keys()]))];
      const pages = some.map((page) => {
        const held = asked.map((found) => found.get(page)).filter(Boolean);
        const way = Math.min(...held.map((each) => each.way)), weight = held.reduce((sum, each) => sum + each.weight, 0);
        const prose = Number(index.pages[page][KIND] === 'docs');
        return { page, way, weight, prose, exact: way > SOUNDS, words: held.map((each) => each.words) };
      });
      const before = (a, b) => b.words.length - a.words.length || b.way - a.way || b.weight - a.weight;
      pages.sort((a, b) => before(a, b) || a.prose - b.prose || a.page - b.page);
      return { whole: every.length > 0, common: false, pages };
    }
    return Object.assign(search, { normalise: folding.normalise });
  }

  /** What the search says of a result. */
  function sentence(query, { pages, whole, common }, shown) {
    if (common) return 'These words stand on most pages: ask for a rarer one.';
    if (!pages.length) return `No page has “${query}”, in any spelling or script.`;
    const exact = pages.filter((each) => each.exact).length, rest = pages.length - exact;
    const count = (number) => `${number} page${number === 1 ? '' : 's'}`, cut = pages.length > shown ? ` The first ${shown} are shown.` : '';
    if (!whole) return `No page has all of these words. ${count(pages.length)} ${pages.length === 1 ? 'has' : 'have'} some of them.${cut}`;
    if (!exact) return `No page has it written so. ${count(rest)} ${rest === 1 ? 'has' : 'have'} what sounds like it.${cut}`;
    return `${count(exact)}${rest ? `, and ${rest} more where it is written in another script` : ''}.${cut}`;
  }

  root.militiadbSearcher = { searcher, sentence };
  if (node) module.exports = root.militiadbSearcher;
  if (typeof document === 'undefined') return;

  document.addEventListener('DOMContentLoaded', () => {
    const SHOWN = 40, PAUSE = 150, box = document.getElementById('mdb-search-box');
    if (!box) return;
    const list = document.getElementById('mdb-search-results'), count = document.getElementById('mdb-search-count');
    const none = document.getElementById('mdb-search-none'), { marked, excerpt, text } = root.militiadbExcerpts;
    let search = null, waiting = 0;

    const spans = (rows) => rows.map(([words, hit]) => {
      if (!hit) return words;
      const mark = document.createElement('mark');
      mark.textContent = words;
      return mark;
    });

    /** When a row comes into view, the place of its page where the words stand takes the place of the summary. */
    const seen = new IntersectionObserver((rows) => rows.filter((row) => row.isIntersecting).forEach(({ target }) => {
      seen.unobserve(target);
      text(target.querySelector('a').href).then((whole) => {
        const found = whole && excerpt(whole, target.wanted, search.normalise);
        if (found) target.querySelector('.mdb-excerpt').replaceChildren(...spans(found));
      });
    }));

    function item({ page, words }) {
      const [uri, title, kind, summary] = root.militiadbWords.pages[page], wanted = new Set(words.flat());
      const row = document.createElement('li'), link = document.createElement('a'), line = document.createElement('p');
      const held = document.createElement('span'), shown = marked(summary, wanted, search.normalise);
      const met = new Set(shown.filter(([, hit]) => hit).flatMap(([text]) => search.normalise(text).split(' ')));
      link.href = new URL(uri, root.militiadbSite);
      link.dir = 'auto';
      link.append(...spans(marked(title, wanted, search.normalise)));
      held.className = 'mdb-excerpt';
      held.append(...spans(met.size ? shown : [['has: ', false], [[...wanted].slice(0, 4).join(', '), true]]));
      line.append(kind ? `${kind} – ` : '', held);
      row.append(link, line);
      row.wanted = wanted;
      row.open = !words.every((each) => each.some((word) => met.has(word)));
      return row;
    }

    function rest() {
      const row = document.createElement('li');
      row.className = 'mdb-rest';
      row.textContent = 'In another script, or by sound:';
      return row;
    }

    function look() {
      const query = box.value.trim();
      if (!search) return;
      const found = query ? search(query) : { pages: [], whole: true }, pages = found.pages.slice(0, SHOWN);
      const rows = pages.map(item), first = pages.findIndex((each) => !each.exact);
      if (first > 0 && found.whole) rows.splice(first, 0, rest());
      seen.disconnect();
      list.replaceChildren(...rows);
      rows.filter((row) => row.open).forEach((row) => seen.observe(row));
      count.textContent = query ? sentence(query, found, SHOWN) : '';
      none.hidden = !query || found.pages.length > 0;
    }

    box.value = new URLSearchParams(location.search).get('q') ?? '';
    root.militiadbRead(['Tables', 'Words'], box.form.dataset.version).then(() => {
      search = searcher(root.militiadbWords, root.militiadbTables);
      look();
    }, () => { count.textContent = 'The index could not be read.'; });
    box.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(look, PAUSE); });
    box.form.addEventListener('submit', (event) => { event.preventDefault(); look(); });
  });
})(typeof globalThis === 'object' ? globalThis : this);
