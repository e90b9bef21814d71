'use strict';
// The name finder of the front page: a name in any spelling or script, looked up in the names of this registry.
// Nothing leaves the page: names and tables lie beside it as scripts, and are read when the box is first used.
(function (root) {
  const SHOWN = 8, SAME = 0, SOUNDS = 1, BEGINS = 2, WORDS = 3, NEAR = 4;
  const HOW = ['the same name', 'the same by sound', 'begins so', 'has these words', 'sounds much like it'];

  /** Look-ups over one index; no page is needed, so that tests and benchmarks run it in node. */
  function finder(index, folding) {
    const wordsOf = [];
    const wordsAt = (at) => (wordsOf[at] ??= folding.wordsOfNormal(index.names[at][1]));

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

    function bySound(keys, normal, row) {
      const shared = row[2].find((key) => keys.includes(key));
      if (!shared) return false;
      const scripts = /[a-z]/.test(normal) !== /[a-z]/.test(row[1]);
      if (shared.length >= 4 && (scripts || normal.includes(' '))) return true;
      return scripts ? shared.length >= 3 : distance(normal, row[1], 2) <= 2;
    }

    function hasWords(asked, at) {
      const theirs = wordsAt(at);
      return asked.every(({ word, keys, number }) => theirs.some((their) => (number
        ? their.number && their.word === word
        : (word.length > 1 && their.word.startsWith(word)) || (keys[0] ?? '').length > 2 && keys[0] === their.keys[0])));
    }

    function rank(asked, normal, keys, row, at) {
      if (row[1] === normal) return SAME;
      if (row[5] && bySound(keys, normal, row)) return SOUNDS;
      if (normal.length > 1 && row[1].startsWith(normal)) return BEGINS;
      if (asked.length && hasWords(asked, at)) return WORDS;
      const key = keys[0] ?? '', most = key.length >= 9 ? 2 : 1, their = row[2][0];
      return their && key.length >= 5 && distance(key, their, most) <= most ? NEAR : null;
    }

    function find(query) {
      const normal = folding.normalise(query);
      if (!normal) return { groups: [], also: [] };
      const keys = folding.skeleton(query), asked = folding.wordSkeletons(query), best = new Map();
      index.names.forEach((row, at) => {
        const found = rank(asked, normal, keys, row, at);
        if (found === null) return;
        const apart = Math.abs(row[1].length - normal.length);
        for (const group of row[3]) {
          const held = best.get(group);
          if (!held || found < held.rank || (found === held.rank && apart < held.apart)) {
            best.set(group, { group, rank: found, apart, name: row[0], kind: row[4] });
          }
        }
      });
      const groups = [...best.values()].sort((a, b) => a.rank - b.rank || a.apart - b.apart || a.group - b.group);
      const also = index.lookalikes.filter((row) => row[1] === normal).map((row) => row[2]);
      return { groups, also };
    }

    /** Read the words of the names ahead of the first question, a slice at a time, so that typing never waits. */
    find.warm = function warm(later, from = 0) {
      const end = Math.min(from + 150, index.names.length);
      for (let at = from; at < end; at += 1) wordsAt(at);
      if (end < index.names.length) later(() => warm(later, end));
    };
    return find;
  }

  /** What the finder says of a result, in one sentence. */
  function sentence(query, { groups, also }, nameOf) {
    const sure = groups.filter((each) => each.rank <= SOUNDS && each.rank === groups[0].rank);
    const beside = also.length ? ` Something else is named so too: ${also.join(' ')}` : '';
    if (sure.length === 1) return `“${query}” is a name of ${nameOf(sure[0].group)}.${beside}`;
    if (sure.length > 1) return `Ambiguous: ${sure.length} groups bear this name. Who is meant must come from the context.${beside}`;
    if (also.length) return `No group of this registry is meant. ${also.join(' ')}`;
    if (groups.length) return 'No group is known by this very name. Near it:';
    return 'No group of this registry is known by this name.';
  }

  root.militiadbFinder = { finder, sentence };
  if (typeof module === 'object' && module.exports) module.exports = root.militiadbFinder;
  if (typeof document === 'undefined') return;

  const here = document.currentScript.src;
  const site = new URL('../../', here);

  /** Read data files that lie beside this script; each sets one global. */
  root.militiadbRead = function read(names, version) {
    return Promise.all(names.map((name) => new Promise((done, fail) => {
      if (root[`militiadb${name}`]) { done(); return; }
      const script = document.createElement('script');
      script.src = new URL(`data/${name.toLowerCase()}.js?v=${version}`, here);
      script.onload = done;
      script.onerror = fail;
      document.head.append(script);
    })));
  };
  root.militiadbSite = site;

  document.addEventListener('DOMContentLoaded', () => {
    const box = document.getElementById('mdb-finder-box');
    if (!box) return;
    const list = document.getElementById('mdb-finder-list'), answer = document.getElementById('mdb-finder-answer');
    let ready = null, find = null, chosen = -1;

    function prepare() {
      ready ??= root.militiadbRead(['Tables', 'Names'], box.parentElement.dataset.version).then(() => {
        find = finder(root.militiadbNames, root.militiadbFolding(root.militiadbTables));
        look();
        find.warm((next) => setTimeout(next));
      }, () => { answer.textContent = 'The index of names could not be read.'; });
      return ready;
    }

    function choose(at) {
      chosen = at;
      [...list.children].forEach((item, n) => item.setAttribute('aria-selected', String(n === at)));
      if (at >= 0) box.setAttribute('aria-activedescendant', list.children[at].id);
      else box.removeAttribute('aria-activedescendant');
    }

    function item(found, at) {
      const [name, native, kind, countries, uri] = root.militiadbNames.groups[found.group];
      const row = document.createElement('li');
      row.id = `mdb-found-${at}`;
      row.setAttribute('role', 'option');
      row.dataset.uri = uri;
      const title = document.createElement('strong'), why = document.createElement('span');
      title.dir = 'auto';
      title.textContent = name;
      row.append(title);
      if (native) {
        const bdi = document.createElement('bdi');
        bdi.className = 'mdb-text';
        bdi.textContent = native;
        row.append(' ', bdi);
      }
      why.className = 'mdb-why';
      const as = found.name === name ? '' : `: \u2068${found.name}\u2069`;
      why.textContent = `${[kind, countries].filter(Boolean).join(', ')} – ${HOW[found.rank]}${as}`;
      row.append(why);
      row.addEventListener('click', () => { location.href = new URL(uri, site); });
      return row;
    }

    function look() {
      const query = box.value.trim();
      if (!find) { prepare(); return; }
      const result = query ? find(query) : { groups: [], also: [] };
      list.replaceChildren(...result.groups.slice(0, SHOWN).map(item));
      list.hidden = !result.groups.length;
      box.setAttribute('aria-expanded', String(!list.hidden));
      answer.textContent = query ? sentence(query, result, (group) => root.militiadbNames.groups[group][0]) : '';
      choose(-1);
    }

    box.addEventListener('focus', prepare, { once: true });
    box.addEventListener('input', look);
    box.addEventListener('keydown', (event) => {
      const count = list.children.length;
      if (event.key === 'Escape') { box.value = ''; look(); } else if (!count) return;
      else if (event.key === 'ArrowDown') choose((chosen + 1) % count);
      else if (event.key === 'ArrowUp') choose((chosen - 1 + count) % count);
      else if (event.key === 'Enter') location.href = new URL(list.children[Math.max(chosen, 0)].dataset.uri, site);
      else return;
      event.preventDefault();
    });
    if (box.value) prepare();
  });
})(typeof globalThis === 'object' ? globalThis : this);
