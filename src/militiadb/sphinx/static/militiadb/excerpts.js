'use strict';
// The place of a page where words that were asked for stand: as parts of a text, those that match marked.
(function (root) {
  const LENGTH = 190, BEFORE = 50;
  const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][^\p{L}]*$/u;  // what follows it must not turn round
  const LEFT_OUT = 'svg, script, style, button, noscript, figcaption, h1, h2, h3, dt, thead, .headerlink, .mdb-voice';
  const BLOCKS = 'p, li, td, th, dd, div, aside, summary, pre, .mdb-badge';
  const TOKEN = /[^\s\-–—/()[\]«»"“”,;:!?·]+/gu;

  /** The tokens of a text whose normal form holds a wanted word, by where they begin and end. */
  function hits(text, wanted, normalise) {
    return [...text.matchAll(TOKEN)].flatMap((found) => {
      const words = normalise(found[0]).split(' ').filter((word) => wanted.has(word));
      return words.length ? [{ from: found.index, to: found.index + found[0].length, words }] : [];
    });
  }

  function parts(text, found, from, to) {
    const rows = [];
    let at = from;
    for (const hit of found.filter((each) => each.from >= from && each.to <= to)) {
      if (hit.from > at) rows.push([text.slice(at, hit.from), false]);
      rows.push([text.slice(hit.from, hit.to), true]);
      at = hit.to;
    }
    if (at < to) rows.push([text.slice(at, to), false]);
    return rows;
  }

  /** A whole text in parts, each with whether it is wanted. */
  const marked = (text, wanted, normalise) => parts(text, hits(text, wanted, normalise), 0, text.length);

  /** The stretch with most of the wanted words, the first such; null where none of them stands. */
  function excerpt(text, wanted, normalise) {
    const found = hits(text, wanted, normalise);
    if (!found.length) return null;
    const worth = (hit) => new Set(found.filter((each) => each.from >= hit.from && each.to <= hit.from + LENGTH - BEFORE)
      .flatMap((each) => each.words)).size;
    const best = found.slice(0, 200).reduce((held, hit) => (worth(hit) > worth(held) ? hit : held));
    const start = Math.max(0, best.from - BEFORE), end = Math.min(text.length, start + LENGTH);
    const from = start ? text.indexOf(' ', start) + 1 : 0, cut = end < text.length ? text.lastIndexOf(' ', end) : end;
    const rows = parts(text, found, Math.min(from, best.from), Math.max(cut, best.to));
    return [...(start ? [['… ', false]] : []), ...rows, ...(end < text.length ? [[' …', false]] : [])];
  }

  root.militiadbExcerpts = { marked, excerpt };
  if (typeof module === 'object' && module.exports) module.exports = root.militiadbExcerpts;
  if (typeof document === 'undefined') return;

  const texts = new Map();

  /** The words of a page without its headings, labels and pictures; what stands in two places is parted by a dot. */
  function textOf(html) {
    const page = new DOMParser().parseFromString(html, 'text/html').querySelector('article');
    page.querySelectorAll(LEFT_OUT).forEach((each) => each.remove());
    const walker = page.ownerDocument.createTreeWalker(page, NodeFilter.SHOW_TEXT), found = [];
    let last = null;
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim(), block = walker.currentNode.parentElement.closest(BLOCKS);
      if (!text) continue;
      if (last && block !== last) found.push('·');
      found.push(RIGHT_TO_LEFT.test(text) ? `${text}\u200e` : text);
      last = block;
    }
    return found.join(' ').replace(/\s+/g, ' ').replace(/ (?=[,.;:)])|(?<=[(“]) /g, '');
  }

  /** The text of a page of this site, fetched once; the empty text where it cannot be had, as from a folder. */
  root.militiadbExcerpts.text = function text(url) {
    if (location.protocol === 'file:') return Promise.resolve('');
    if (!texts.has(url)) {
      texts.set(url, fetch(url).then((answer) => (answer.ok ? answer.text() : '')).then((html) => (html ? textOf(html) : ''), () => ''));
    }
    return texts.get(url);
  };
})(typeof globalThis === 'object' ? globalThis : this);
