'use strict';
// The finder's box on the front page. Nothing leaves the page: names and tables lie beside this script as scripts, and
// are read when the box is first used.
(function (root) {
  const SHOWN = 8;
  const here = document.currentScript.src, site = new URL('../../', here);

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

  function element(tag, text, attributes = {}) {
    const made = document.createElement(tag);
    made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  /** One row to choose: a name, its native form, and why it stands here. */
  function option(tag, { title, native, why, uri }) {
    const row = element(tag, '', { role: 'option', class: 'mdb-found', 'data-uri': uri, 'aria-selected': 'false' });
    row.append(element('strong', title, { dir: 'auto' }));
    if (native) row.append(' ', element('bdi', native, { class: 'mdb-text' }));
    row.append(element('span', why, { class: 'mdb-why' }));
    row.addEventListener('click', () => { location.href = new URL(uri, site); });
    return row;
  }

  function groupRow(found) {
    const [title, native, kind, countries, uri] = root.militiadbNames.groups[found.group];
    const as = found.name === title ? '' : `: \u2068${found.name}\u2069`;
    const why = `${[kind, countries].filter(Boolean).join(', ')} – ${found.how ?? root.militiadbFinder.HOW[found.rank]}${as}`;
    return { title, native, why, uri };
  }

  const withdrawnRow = ({ name, note, uri }) => ({ title: name, why: `withdrawn entry – ${note}`, uri });

  /** The rows of a result: those that the answer speaks of, and apart from them what is only near. */
  function rows({ groups, withdrawn }) {
    const shown = groups.slice(0, Math.max(SHOWN, groups.filter((each) => each.sure).length));
    const sure = [...shown.filter((each) => each.sure).map(groupRow), ...withdrawn.map(withdrawnRow)];
    const near = shown.filter((each) => !each.sure).map(groupRow);
    if (!sure.length) return near.map((each) => option('li', each));
    const found = sure.map((each) => option('li', each));
    if (near.length) {
      const beside = element('li', '', { role: 'group', 'aria-labelledby': 'mdb-finder-beside', class: 'mdb-beside' });
      const head = element('span', 'Near it, but not known by this very name', { id: 'mdb-finder-beside', class: 'mdb-beside-head' });
      beside.append(head, ...near.map((each) => option('div', each)));
      found.push(beside);
    }
    return found;
  }

  document.addEventListener('DOMContentLoaded', () => {
    const box = document.getElementById('mdb-finder-box');
    if (!box) return;
    const list = document.getElementById('mdb-finder-list'), answer = document.getElementById('mdb-finder-answer');
    let ready = null, find = null, chosen = -1, options = [];

    function prepare() {
      ready ??= root.militiadbRead(['Tables', 'Names'], box.parentElement.dataset.version).then(() => {
        find = root.militiadbFinder.finder(root.militiadbNames, root.militiadbTables);
        look();
        find.warm((next) => setTimeout(next));
      }, () => { answer.textContent = 'The index of names could not be read.'; });
      return ready;
    }

    function choose(at) {
      chosen = at;
      options.forEach((each, n) => each.setAttribute('aria-selected', String(n === at)));
      if (at >= 0) {
        box.setAttribute('aria-activedescendant', options[at].id);
        options[at].scrollIntoView({ block: 'nearest' });
      } else box.removeAttribute('aria-activedescendant');
    }

    function look() {
      const query = box.value.trim();
      if (!find) { prepare(); return; }
      const result = query ? find(query) : null;
      list.replaceChildren(...(result ? rows(result) : []));
      options = [...list.querySelectorAll('.mdb-found')];
      options.forEach((each, at) => { each.id = `mdb-found-${at}`; });
      list.hidden = !options.length;
      box.setAttribute('aria-expanded', String(!list.hidden));
      const nameOf = (group) => root.militiadbNames.groups[group][0];
      answer.textContent = result ? root.militiadbFinder.sentence(query, result, nameOf) : '';
      choose(-1);
    }

    box.addEventListener('focus', prepare, { once: true });
    box.addEventListener('input', look);
    box.addEventListener('keydown', (event) => {
      const count = options.length;
      if (event.key === 'Escape') { box.value = ''; look(); } else if (!count) return;
      else if (event.key === 'ArrowDown') choose((chosen + 1) % count);
      else if (event.key === 'ArrowUp') choose((chosen - 1 + count) % count);
      else if (event.key === 'Enter') location.href = new URL(options[Math.max(chosen, 0)].dataset.uri, site);
      else return;
      event.preventDefault();
    });
    if (box.value) prepare();
  });
})(typeof globalThis === 'object' ? globalThis : this);
