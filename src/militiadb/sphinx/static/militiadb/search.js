'use strict';
// Full-text search over folded words: a word is found as written, by its beginning, or by its skeleton key, so that
// Arabic is found in every spelling, and in Latin letters too.
(function (root) {
  const SAME = 1, BEGINS = 0.5, SOUNDS = 0.6, TITLE = 4;

  /** Search over one index; no page is needed, so that tests run it in node. */
  function searcher(index, folding) {
    const total = index.pages.length;

    function weigh({ word, keys, number }) {
      const found = new Map();
      for (const [text, key, everywhere, titled] of index.words) {
        let how = 0;
        if (text === word) how = SAME;
        else if (!number && key && keys.includes(key)) how = SOUNDS;
        else if (!number && word.length > 2 && text.startsWith(word)) how = BEGINS;
        if (!how) continue;
        const weight = how * Math.log(1 + total / (1 + everywhere.length)), titles = new Set(titled);
        for (const page of everywhere) {
          const score = weight * (titles.has(page) ? TITLE : 1);
          if (score > (found.get(page) ?? 0)) found.set(page, score);
        }
      }
      return found;
    }

    return function search(query) {
      const asked = folding.wordSkeletons(query).map(weigh);
      if (!asked.length) return [];
      const all = [...asked[0].keys()].filter((page) => asked.every((found) => found.has(page)));
      const some = all.length ? all : [...new Set(asked.flatMap((found) => [...found.keys()]))];
      const scored = some.map((page) => [asked.reduce((sum, found) => sum + (found.get(page) ?? 0), 0), page]);
      return scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, page]) => index.pages[page]);
    };
  }

  root.militiadbSearcher = searcher;
  if (typeof module === 'object' && module.exports) module.exports = searcher;
  if (typeof document === 'undefined') return;

  document.addEventListener('DOMContentLoaded', () => {
    const box = document.getElementById('mdb-search-box');
    if (!box) return;
    const list = document.getElementById('mdb-search-results'), count = document.getElementById('mdb-search-count');
    let search = null;

    function item([uri, title, kind, excerpt]) {
      const row = document.createElement('li'), link = document.createElement('a'), words = document.createElement('p');
      link.href = new URL(uri, root.militiadbSite);
      link.dir = 'auto';
      link.textContent = title;
      words.textContent = [kind, excerpt].filter(Boolean).join(' – ');
      row.append(link, words);
      return row;
    }

    function look() {
      const query = box.value.trim();
      if (!search) return;
      const found = query ? search(query) : [];
      list.replaceChildren(...found.slice(0, 40).map(item));
      const many = found.length > 40 ? ', the best 40 shown' : '';
      count.textContent = query ? `${found.length} page${found.length === 1 ? '' : 's'}${many}` : '';
    }

    box.value = new URLSearchParams(location.search).get('q') ?? '';
    root.militiadbRead(['Tables', 'Words'], box.form.dataset.version).then(() => {
      search = searcher(root.militiadbWords, root.militiadbFolding(root.militiadbTables));
      look();
    }, () => { count.textContent = 'The index could not be read.'; });
    box.addEventListener('input', look);
    box.form.addEventListener('submit', (event) => event.preventDefault());
  });
})(typeof globalThis === 'object' ? globalThis : this);
