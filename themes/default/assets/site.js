// What a script adds to pages that are whole without it: sorting, filtering, finding, copying; free.js has the free comparison.
// Words come from data attributes of the page; nothing is ever written as markup.
(() => {
  'use strict';
  const page = document.documentElement;
  const root = page.dataset.root || '';
  const fromFolder = location.protocol === 'file:'; // browsers let a page in a folder read no other file
  if (fromFolder) page.classList.add('no-data');

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  // `{n}` is a value, `{n:zone|zones}` a word that the value chooses.
  const fill = (phrase, values) => phrase.replace(/\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}/g, (whole, name, one, other) => (one === undefined ? values[name] ?? whole : String(values[name]) === '1' ? one : other));
  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== '' && value != null && value !== false) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== '' && child != null));
    return node;
  };
  const plain = (text) => text.toLowerCase().replace(/[\s'’·]/g, '');
  const initials = (pinyin) => pinyin.split(/\s+/).map((syllable) => syllable[0] || '').join('');
  const remember = (address) => { if (!fromFolder) history.replaceState(null, '', address); };
  // One piece of work at a time, so that a slow phone answers its reader in between.
  const soon = () => new Promise((ready) => { setTimeout(ready); });
  const inTurn = async (jobs, next = soon) => {
    for (const job of jobs) {
      job();
      await next();
    }
  };
  const read = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  // A list of several pages: to be sorted or filtered as a whole it takes the rows of its other pages, and then shows
  // them by and by. Rows of a list of one page stand in it already.
  const shownFirst = 200;
  const lists = new WeakMap();
  const listOf = (table) => {
    if (!lists.has(table)) {
      const pager = (table.closest('.scroller') ?? table).parentElement.querySelector('.pager');
      lists.set(table, { table, pager, body: table.tBodies[0], rows: [...table.tBodies[0].rows], whole: !pager });
    }
    return lists.get(table);
  };
  const rowsAt = async (address, selector) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    const other = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const rows = [...other.querySelector(selector).tBodies[0].rows];
    // Addresses are relative to the page they were written for.
    for (const link of rows.flatMap((row) => all('a[href]', row))) link.setAttribute('href', new URL(link.getAttribute('href'), address).href);
    return rows.map((row) => document.adoptNode(row));
  };
  const gather = (list) => (list.whole ? Promise.resolve() : list.coming ??= (async () => {
    const { pager, table } = list;
    const { count, number, more, first, loading } = pager.dataset;
    pager.querySelector('.pager-say').textContent = loading;
    const selector = table.id ? `#${table.id}` : 'table.comparison';
    const address = (at) => new URL(at === 1 ? first : more.replace('{n}', at), location.href).href;
    const sheets = [];
    for (let from = 1; from <= Number(count); from += 6) {
      const few = Array.from({ length: Math.min(6, Number(count) - from + 1) }, (_, i) => from + i);
      sheets.push(...await Promise.all(few.map((at) => (at === Number(number) ? list.rows : rowsAt(address(at), selector)))));
    }
    list.rows = sheets.flat();
    list.whole = true;
    pager.querySelector('ol').remove();
    all('.letters').forEach((letters) => letters.remove());
  })());
  const draw = (list) => {
    const rows = list.fits ? list.rows.filter(list.fits) : list.rows;
    list.body.replaceChildren(...rows.slice(0, list.pager ? shownFirst : rows.length));
    if (!list.pager) return rows.length;
    const say = list.pager.querySelector('.pager-say');
    const tell = () => {
      const left = rows.length - list.body.rows.length;
      if (!left) { say.textContent = fill(list.pager.dataset.all, { n: rows.length }); return; }
      const button = el('button', { type: 'button', class: 'pager-rest' }, fill(list.pager.dataset.rest, { n: left }));
      button.addEventListener('click', () => { list.body.append(...rows.slice(list.body.rows.length, list.body.rows.length + shownFirst)); tell(); });
      say.replaceChildren(button);
    };
    tell();
    return rows.length;
  };

  // Sorting: by name, by number, or by rank; what has no rank always stays below.
  const sortables = new WeakSet();
  const sortable = (table) => {
    const list = listOf(table);
    if (sortables.has(table) || (list.pager && fromFolder)) return;
    sortables.add(table);
    const heads = all('thead th', table);
    heads.forEach((head, column) => {
      const kind = head.dataset.sort;
      if (!kind) return;
      const onlyText = !head.querySelector('a, span');
      const button = el('button', { type: 'button', class: onlyText ? 'sort sort-text' : 'sort sort-mark', title: table.dataset.sortable });
      const sign = el('span', { 'aria-hidden': 'true', class: 'sort-sign' }, '↕');
      if (onlyText) button.append(...head.childNodes, sign);
      else button.append(el('span', { class: 'sr' }, table.dataset.sortable), sign);
      (head.querySelector('.column-metric') ?? head).append(button);
      button.addEventListener('click', async () => {
        const first = kind === 'text' ? 'ascending' : 'descending';
        const other = first === 'ascending' ? 'descending' : 'ascending';
        const order = head.getAttribute('aria-sort') === first ? other : first;
        try { await gather(list); } catch { return; }
        for (const one of heads) {
          one.removeAttribute('aria-sort');
          const mark = one.querySelector('.sort-sign');
          if (mark) mark.textContent = '↕';
        }
        head.setAttribute('aria-sort', order);
        sign.textContent = order === 'ascending' ? '↑' : '↓';
        list.rows = arranged(list.rows, column, kind, order === first ? 1 : -1);
        draw(list);
      });
    });
  };
  const arranged = (rows, column, kind, way) => {
    const keyed = rows.map((row) => {
      const cell = row.cells[column];
      const value = cell.dataset.value ?? (kind === 'text' ? cell.textContent.trim() : 0);
      return { row, value: kind === 'text' ? value : Number(value) };
    });
    const empty = (one) => (kind === 'text' ? one.value === '' : kind === 'rank' && !one.value);
    const compare = {
      text: (a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
      number: (a, b) => b.value - a.value,
      rank: (a, b) => a.value - b.value,
    }[kind];
    const stand = keyed.filter((one) => !empty(one)).sort((a, b) => way * compare(a, b));
    return stand.concat(keyed.filter(empty)).map((one) => one.row);
  };

  // On a phone a comparison is read column by column: who reports it, best first, and who does not.
  const mostNamed = 12;
  const blocks = (scroller) => {
    const table = scroller.querySelector('table');
    const rows = [...table.tBodies[0].rows];
    const copy = (node) => [...node.childNodes].map((child) => child.cloneNode(true));
    const heads = all('thead th', table).slice(1);
    const zoneOf = (row) => {
      const link = row.cells[0].querySelector('a');
      return el('a', { class: 'block-zone', href: link.getAttribute('href') }, link.textContent);
    };
    const block = (head, i) => {
      const at = (row) => row.cells[i + 1];
      const rank = (row) => Number(at(row).dataset.value) || rows.length + 1;
      const there = rows.filter((row) => !at(row).matches('.none')).sort((a, b) => rank(a) - rank(b));
      const missing = rows.filter((row) => at(row).matches('.none'));
      const kind = copy(head).filter((node) => node.nodeType === 1 && !node.matches('.column-metric'));
      const line = (row) => el('li', { class: `${row.className} ${at(row).className}`.trim() }, zoneOf(row), el('div', {}, ...copy(at(row))));
      const none = missing.length > mostNamed ? [fill(scroller.dataset.more, { n: missing.length })] : missing.map((row) => el('span', {}, zoneOf(row).textContent));
      return el('section', { class: 'block', id: `b${i + 1}` }, el('h3', {}, ...copy(head.querySelector('.column-metric'))), el('p', { class: 'block-kind' }, ...kind),
        el('ul', {}, ...there.map(line)), none.length ? el('p', { class: 'block-none' }, scroller.dataset.unknown, ...none) : '');
    };
    const entry = (head, i) => {
      const kind = all('.kind-subject, .kind', head).map((one) => one.textContent).join(' ');
      const count = rows.filter((row) => !row.cells[i + 1].matches('.none')).length;
      return el('li', {}, el('a', { href: `#b${i + 1}` }, head.querySelector('.column-metric').textContent, kind ? el('small', {}, kind) : ''),
        el('span', { class: 'dots' }), el('span', { class: 'count' }, `${count}/${rows.length}`));
    };
    const list = heads.length > 1 ? el('nav', { class: 'column-list', 'aria-label': scroller.dataset.blocks }, el('ul', {}, ...heads.map(entry))) : '';
    scroller.parentElement.querySelector('.swipe')?.remove();
    scroller.classList.add('has-blocks');
    const laid = el('div', { class: 'blocks' }, list);
    scroller.after(laid);
    inTurn(heads.map((head, i) => () => {
      laid.append(block(head, i));
      if (location.hash === `#b${i + 1}`) laid.lastChild.scrollIntoView();
    }));
  };
  const narrow = matchMedia('(max-width: 39.99rem)');

  // The index of zones: filter by words, pinyin, initials, province, type and level; kept in the address.
  const filtering = (form) => {
    const list = listOf(document.getElementById(form.dataset.filter));
    if (list.pager && fromFolder) { form.hidden = true; return; }
    const status = form.querySelector('[role=status]');
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
    let turn = 0;
    const apply = async () => {
      const mine = (turn += 1);
      const wanted = Object.fromEntries(new FormData(form));
      const used = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
      if (!used.size && (list.pager ? !list.whole : !list.fits)) return;
      try { await gather(list); } catch { return; }
      if (mine !== turn) return;
      const words = plain(wanted.q || '');
      list.fits = used.size && ((row) => {
        const { short = '', province, type } = row.dataset;
        const [name] = row.cells;
        const pinyin = name.dataset.value;
        const said = !words || plain(name.textContent).includes(words) || plain(short).includes(words) || plain(pinyin).includes(words) || initials(pinyin).startsWith(words);
        return said && (!wanted.province || wanted.province === province) && (!wanted.type || wanted.type === type)
          && (!wanted.level || wanted.level === row.querySelector('.level').textContent);
      });
      const found = draw(list);
      status.textContent = !used.size ? '' : found ? fill(status.dataset.shown, { n: found, m: list.rows.length }) : status.dataset.none;
      remember(used.size ? `?${used}` : location.pathname);
    };
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    apply();
  };

  // Finding: names, short names, pinyin and initials out of one small file; the text of all pages where it is indexed.
  let index;
  const names = () => (index ??= read(`${root}data/index.json`).then(({ items }) => items.map(([kind, name, href, other, readings], i) => {
    const sounds = readings.split('|').map((one) => one.trim()).filter(Boolean);
    return { i, kind, name, href, zone: href.startsWith('zones/'), names: [name, ...other.split(' ')].filter(Boolean).map(plain), sounds: sounds.map(plain), initials: sounds.map(initials) };
  })));
  // 运城经开区 is 运城经济技术开发区 with letters left out.
  const shortened = (words, name) => {
    let at = 0;
    for (const letter of name) if (letter === words[at]) at += 1;
    return at === words.length;
  };
  const weigh = (item, words) => {
    if (item.names.includes(words)) return 0;
    if (item.initials.includes(words) || item.sounds.includes(words)) return 1;
    if (item.names.some((name) => name.startsWith(words))) return 2;
    if (item.sounds.some((sound) => sound.startsWith(words)) || item.initials.some((one) => one.startsWith(words))) return 3;
    if (item.names.some((name) => name.includes(words))) return 4;
    if (words.length > 2 && item.sounds.some((sound) => sound.includes(words))) return 5;
    if (words.length > 2 && item.names.some((name) => shortened(words, name))) return 6;
    return 9;
  };
  const finder = (form) => {
    const input = form.querySelector('input');
    const list = form.querySelector('[role=listbox]');
    const status = form.querySelector('[role=status]');
    let turn = 0;
    let at = -1;
    let texts;
    const options = () => all('[role=option]', list);
    const close = () => { list.hidden = true; at = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
    const choose = (to) => {
      const found = options();
      at = found.length ? (to + found.length) % found.length : -1;
      found.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
      if (at < 0) return;
      input.setAttribute('aria-activedescendant', found[at].id);
      found[at].scrollIntoView({ block: 'nearest' });
    };
    const option = (label, note, href) => {
      const row = el('li', { role: 'option', 'aria-selected': 'false', id: `${list.id}-${options().length}`, 'data-href': href }, el('span', {}, label), el('span', { class: 'kind' }, note));
      list.append(row);
      return row;
    };
    const tell = () => {
      const count = options().length;
      status.textContent = count ? fill(form.dataset.count, { n: count }) : form.dataset.none;
      if (!count) list.replaceChildren(el('li', { class: 'group', role: 'presentation' }, form.dataset.none));
      list.hidden = false;
      input.setAttribute('aria-expanded', 'true');
    };
    const search = async () => {
      const mine = (turn += 1);
      const words = plain(input.value);
      if (!words) return close();
      let items;
      try { items = await names(); } catch { form.hidden = true; return undefined; }
      if (mine !== turn) return undefined;
      list.replaceChildren();
      const found = items.map((item) => ({ item, weight: weigh(item, words) })).filter((one) => one.weight < 9);
      found.sort((a, b) => a.weight - b.weight || b.item.zone - a.item.zone || a.item.name.length - b.item.name.length || a.item.i - b.item.i);
      for (const { item } of found.slice(0, 8)) option(item.name, item.kind, root + item.href);
      at = -1;
      if (form.dataset.pagefind) await inTexts(mine);
      if (mine === turn) tell();
      return undefined;
    };
    const inTexts = async (mine) => {
      try {
        texts ??= import(new URL(form.dataset.pagefind, location.href)).then(async (engine) => {
          await engine.options({ baseUrl: new URL(root || '.', location.href).pathname });
          return engine;
        });
        const answer = await (await texts).debouncedSearch(parted(input.value), {}, 150);
        if (!answer || mine !== turn) return;
        const pages = await Promise.all(answer.results.slice(0, 6).map((result) => result.data()));
        if (mine !== turn) return;
        const known = new Set(options().map((one) => new URL(one.dataset.href, location.href).pathname));
        for (const page of pages) {
          const { id, excerpt } = place(page, input.value);
          const named = known.has(new URL(page.url, location.href).pathname);
          if (named && !id) continue;
          option(page.meta.title || page.url, form.dataset.text, id ? `${page.url}#${id}` : page.url).append(el('span', { class: 'excerpt' }, ...excerpt));
        }
      } catch { delete form.dataset.pagefind; }
    };
    input.addEventListener('focus', () => { names().catch(() => { form.hidden = true; }); }, { once: true });
    input.addEventListener('input', search);
    input.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        choose(at + (event.key === 'ArrowDown' ? 1 : at < 0 ? 0 : -1));
      } else if (event.key === 'Escape') close();
    });
    form.addEventListener('submit', (event) => {
      const target = options()[Math.max(at, 0)];
      if (!target) return;
      event.preventDefault();
      location.href = target.dataset.href;
    });
    list.addEventListener('click', (event) => {
      const target = event.target.closest('[data-href]');
      if (target) location.href = target.dataset.href;
    });
    form.addEventListener('focusout', (event) => { if (!form.contains(event.relatedTarget)) setTimeout(close, 150); });
  };
  // Chinese has no blanks between words; the search engine parts them only where the frame is Chinese.
  const parted = (text) => (Intl.Segmenter ? [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map((one) => one.segment).join(' ') : text);
  // The passage of a found page that answers best: the one with most of what was sought beside the page's own name, the
  // shortest of several; its anchor, and its words with what was sought marked.
  const place = (page, sought) => {
    const words = page.raw_content.replace(/&lt;/g, '<').replace(/&gt;/g, '>').split('\u200b');
    const anchors = page.anchors.sort((a, b) => a.location - b.location);
    const passages = anchors.map(({ id, location: from }, i) => ({ id, from, end: anchors[i + 1]?.location ?? words.length, hits: [] }));
    for (const { location: at } of page.weighted_locations) passages.findLast((one) => one.from <= at)?.hits.push(at);
    const asked = new Set([...plain(sought)].filter((letter) => !page.meta.title.includes(letter)));
    const holds = ({ hits }) => new Set(hits.flatMap((at) => [...plain(words[at] ?? '')]).filter((letter) => asked.has(letter))).size;
    passages.sort((a, b) => holds(b) - holds(a) || (a.end - a.from) - (b.end - b.from));
    const [{ id, from, end, hits }] = passages;
    const start = Math.max(from, Math.min(...hits) - 12);
    const excerpt = words.slice(start, Math.min(end, start + 48)).map((word, i) => (hits.includes(start + i) ? el('mark', {}, word) : word));
    return { id: id === 'main' ? '' : id, excerpt };
  };

  // Copying a reference.
  const copying = (block) => {
    if (!navigator.clipboard) return;
    const button = el('button', { type: 'button', class: 'copy' }, block.dataset.copy);
    button.addEventListener('click', () => navigator.clipboard.writeText(block.textContent)
      .then(() => { button.textContent = block.dataset.copied; }, () => button.remove()));
    block.after(button);
  };

  // What a mark stands for, where a pointer rests on it: the title, newspaper and date out of the list of sources.
  const telling = (sources) => {
    document.addEventListener('pointerover', ({ target }) => {
      const mark = target.closest?.('.mark a[href^="#s"]:not([title])');
      const [, number, line] = /^#s(\d+)-(\d+)$/.exec(mark?.hash ?? '') ?? [];
      const source = number && document.getElementById(`s${number}`)?.querySelector('.source-title');
      if (!source) return;
      const words = [source.querySelector('a').textContent, source.querySelector('.aside')?.textContent, fill(sources.dataset.line, { n: line })];
      mark.title = words.filter(Boolean).join(sources.dataset.comma);
    });
  };

  // From a line of the source list back to the figure one came from.
  const comingBack = (sources) => {
    document.addEventListener('click', (event) => {
      const mark = event.target.closest('.mark a[href^="#s"]');
      if (!mark) return;
      const place = mark.closest('[id]');
      const line = document.getElementById(mark.hash.slice(1));
      if (!place || !line) return;
      document.getElementById('back')?.remove();
      line.after(el('a', { id: 'back', class: 'back', href: `#${place.id}`, title: sources.dataset.back, 'aria-label': sources.dataset.back }, '↩'));
    });
  };

  // A comparison that is read in blocks is sorted already.
  const tables = () => [
    ...(narrow.matches ? all('.scroller[data-blocks]:not(.has-blocks)').map((scroller) => () => blocks(scroller)) : []),
    ...all('table[data-sortable]').filter((table) => !narrow.matches || !table.closest('[data-blocks]')).map((table) => () => sortable(table)),
  ];
  narrow.addEventListener('change', () => inTurn(tables()));
  // What the style sheet leaves until it comes near is laid out once the page stands, a few pieces at a time.
  const waiting = '.part, .wide, .regions, .index-columns, .colophon, .tag-zones li, .source-cards > li, .by-line > li, .zone-table tbody tr, .rank-table tbody tr, .figures tbody, .comparison tbody tr';
  const atOnce = 12;
  const layOut = () => {
    const pieces = all(`:is(${waiting}):not(.laid)`);
    const few = Array.from({ length: Math.ceil(pieces.length / atOnce) }, (_, i) => pieces.slice(i * atOnce, (i + 1) * atOnce));
    const lay = (some) => () => some.forEach((piece) => piece.classList.add('laid'));
    inTurn([...few.map(lay), () => page.classList.add('laid')], () => new Promise((ready) => { requestAnimationFrame(() => setTimeout(ready)); }));
  };
  // Who came for a place on the page has all before it laid out at once, and stays there.
  if (location.hash) {
    all(waiting).forEach((piece) => piece.classList.add('laid'));
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
  inTurn([
    ...tables(),
    ...all('form[data-filter]').map((form) => () => filtering(form)),
    ...(fromFolder ? [] : all('form[data-jump]').map((form) => () => finder(form))),
    ...all('[data-copy]').map((block) => () => copying(block)),
    ...all('.sources[data-back]').map((sources) => () => { comingBack(sources); telling(sources); }),
  ]).then(() => (document.readyState === 'complete' ? layOut() : addEventListener('load', layOut, { once: true })));
  globalThis.gazetteer = { all, fill, el, plain, initials, shortened, remember, read, sortable, blocks, narrow, root, fromFolder };
})();
