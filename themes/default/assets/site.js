// What a script adds to pages that are whole without it: sorting, filtering, finding, free comparison, copying.
// Words come from data attributes of the page; nothing is ever written as markup.
(() => {
  'use strict';
  const page = document.documentElement;
  const root = page.dataset.root || '';
  const fromFolder = location.protocol === 'file:'; // browsers let a page in a folder read no other file
  if (fromFolder) page.classList.add('no-data');

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const fill = (phrase, values) => phrase.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
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
  const read = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  // Sorting: by name, by number, or by rank; what has no rank always stays below.
  const sortable = (table) => {
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
      button.addEventListener('click', () => {
        const first = kind === 'text' ? 'ascending' : 'descending';
        const other = first === 'ascending' ? 'descending' : 'ascending';
        const order = head.getAttribute('aria-sort') === first ? other : first;
        for (const one of heads) {
          one.removeAttribute('aria-sort');
          const mark = one.querySelector('.sort-sign');
          if (mark) mark.textContent = '↕';
        }
        head.setAttribute('aria-sort', order);
        sign.textContent = order === 'ascending' ? '↑' : '↓';
        arrange(table, column, kind, order === first ? 1 : -1);
      });
    });
  };
  const arrange = (table, column, kind, way) => {
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row) => {
      const cell = row.cells[column];
      const value = cell.dataset.value ?? cell.textContent.trim();
      return { row, value: kind === 'text' ? value : Number(value) };
    });
    const empty = (one) => (kind === 'text' ? one.value === '' : kind === 'rank' && !one.value);
    const compare = {
      text: (a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
      number: (a, b) => b.value - a.value,
      rank: (a, b) => a.value - b.value,
    }[kind];
    const stand = keyed.filter((one) => !empty(one)).sort((a, b) => way * compare(a, b));
    body.append(...stand.concat(keyed.filter(empty)).map((one) => one.row));
  };

  // The index of zones: filter by words, pinyin, initials, province, type and level; kept in the address.
  const filtering = (form) => {
    const table = document.getElementById(form.dataset.filter);
    const status = form.querySelector('[role=status]');
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
    const apply = () => {
      const wanted = Object.fromEntries(new FormData(form));
      const words = plain(wanted.q || '');
      const rows = [...table.tBodies[0].rows];
      let shown = 0;
      for (const row of rows) {
        const { find, pinyin, province, type, level } = row.dataset;
        const said = !words || plain(find).includes(words) || plain(pinyin).includes(words) || initials(pinyin).startsWith(words);
        const fits = said && (!wanted.province || wanted.province === province) && (!wanted.type || wanted.type === type)
          && (!wanted.level || wanted.level === level);
        row.hidden = !fits;
        if (fits) shown += 1;
      }
      const used = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
      status.textContent = !used.size ? '' : shown ? fill(status.dataset.shown, { n: shown, m: rows.length }) : status.dataset.none;
      remember(used.size ? `?${used}` : location.pathname);
    };
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    apply();
  };

  // Finding: names, short names, pinyin and initials out of one small file; the text of all pages where it is indexed.
  let index;
  const names = () => (index ??= read(`${root}data/index.json`).then(({ items }) => items.map(([kind, text, href, words, pinyin]) => {
    const readings = (pinyin || '').split('|').map((one) => one.trim()).filter(Boolean);
    return { kind, text, href, names: [text, ...(words || '').split(' ')].filter(Boolean).map(plain), sounds: readings.map(plain), initials: readings.map(initials) };
  })));
  const weigh = (item, words) => {
    if (item.names.includes(words)) return 0;
    if (item.initials.includes(words) || item.sounds.includes(words)) return 1;
    if (item.names.some((name) => name.startsWith(words))) return 2;
    if (item.sounds.some((sound) => sound.startsWith(words)) || item.initials.some((one) => one.startsWith(words))) return 3;
    if (item.names.some((name) => name.includes(words))) return 4;
    if (words.length > 2 && item.sounds.some((sound) => sound.includes(words))) return 5;
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
      const found = items.map((item, i) => ({ item, i, weight: weigh(item, words) })).filter((one) => one.weight < 9);
      found.sort((a, b) => a.weight - b.weight || a.item.text.length - b.item.text.length || a.i - b.i);
      for (const { item } of found.slice(0, 8)) option(item.text, item.kind, root + item.href);
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
        const answer = await (await texts).debouncedSearch(input.value, {}, 150);
        if (!answer || mine !== turn) return;
        const pages = await Promise.all(answer.results.slice(0, 5).map((result) => result.data()));
        if (mine !== turn) return;
        const known = new Set(options().map((one) => new URL(one.dataset.href, location.href).pathname));
        for (const { url, meta, excerpt } of pages) {
          if (known.has(new URL(url, location.href).pathname)) continue;
          option(meta.title || url, form.dataset.text, url).append(el('span', { class: 'excerpt' }, ...marked(excerpt)));
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
  // An excerpt with <mark> in it, taken apart into text and marks only.
  const marked = (excerpt) => [...new DOMParser().parseFromString(excerpt, 'text/html').body.childNodes]
    .map((node) => (node.nodeName === 'MARK' ? el('mark', {}, node.textContent) : node.textContent));

  // Copying a reference.
  const copying = (block) => {
    if (!navigator.clipboard) return;
    const button = el('button', { type: 'button', class: 'copy' }, block.dataset.copy);
    button.addEventListener('click', () => navigator.clipboard.writeText(block.textContent)
      .then(() => { button.textContent = block.dataset.copied; }, () => button.remove()));
    block.after(button);
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

  // Free comparison, by the rules of the prebuilt ones.
  const comparing = async (form) => {
    if (fromFolder) return;
    let data;
    try { data = await read(form.dataset.free); } catch { return; }
    const words = form.dataset;
    const bounds = { '≈': words.about, '>': words.over, '<': words.under, '≥': words.least };
    const say = form.querySelector('[role=status]');
    const out = document.querySelector('.free-result');
    const metricList = form.querySelector('[data-metrics]');
    const boxes = all('input[name=z]', form);
    const nameOf = (href) => href.replace(/^zones\//, '').replace(/\.html$/, '');
    const byHref = new Map(data.zones.map((zone, i) => [zone.href, i]));
    const asked = new URLSearchParams(location.hash.slice(1));
    const askedZones = (asked.get('z') || '').split(',');
    const metrics = new Set((asked.get('m') || '').split(',').filter(Boolean));
    for (const box of boxes) box.checked = askedZones.includes(nameOf(box.value));
    form.hidden = false;
    document.querySelector('.fallback').hidden = true;

    const chosen = () => boxes.filter((box) => box.checked && byHref.has(box.value)).slice(0, 6).map((box) => byHref.get(box.value));
    const listMetrics = (zones) => {
      const reporting = new Map();
      for (const fact of data.facts) {
        if (!zones.includes(fact.zone)) continue;
        if (!reporting.has(fact.metric)) reporting.set(fact.metric, new Set());
        reporting.get(fact.metric).add(fact.zone);
      }
      const ordered = [...reporting].sort((a, b) => b[1].size - a[1].size);
      if (![...metrics].some((metric) => reporting.has(metric))) for (const [metric] of ordered.slice(0, 4)) metrics.add(metric);
      metricList.replaceChildren(...ordered.map(([metric, by]) => {
        const box = el('input', { type: 'checkbox', value: metric });
        box.checked = metrics.has(metric);
        box.addEventListener('change', () => { if (box.checked) metrics.add(metric); else metrics.delete(metric); show(); });
        return el('li', {}, el('label', {}, box, el('span', {}, metric, ' ', el('span', { class: 'count' }, `${by.size}/${zones.length}`))));
      }));
    };
    const changed = () => { metrics.clear(); update(); };
    const update = () => { listMetrics(chosen()); show(); };
    const show = () => {
      const zones = chosen();
      for (const box of boxes) box.disabled = !box.checked && zones.length >= 6;
      const picked = [...metrics];
      remember(zones.length ? `#${new URLSearchParams({ z: zones.map((i) => nameOf(data.zones[i].href)).join(','), m: picked.join(',') })}` : location.pathname);
      say.textContent = zones.length < 2 ? words.few : !picked.length ? words.noMetric : zones.length === 6 ? words.full : '';
      out.hidden = zones.length < 2 || !picked.length;
      if (!out.hidden) draw(out, columnsOf(zones, picked), zones);
    };
    // One column a metric, subject and status; its reference is the period most zones report, the later of two.
    const columnsOf = (zones, picked) => {
      const groups = new Map();
      for (const fact of data.facts) {
        if (!zones.includes(fact.zone) || !picked.includes(fact.metric)) continue;
        const key = [fact.metric, fact.subject, fact.status].join('\n');
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(fact);
      }
      const columns = [...groups.values()].map((facts) => column(facts, zones));
      return columns.sort((a, b) => picked.indexOf(a.metric) - picked.indexOf(b.metric) || b.reported - a.reported);
    };
    const column = (facts, zones) => {
      const periods = new Map();
      for (const fact of facts) {
        if (!fact.period_iso) continue;
        if (!periods.has(fact.period_iso)) periods.set(fact.period_iso, { fact, by: new Set() });
        periods.get(fact.period_iso).by.add(fact.zone);
      }
      const reference = [...periods.values()].sort((a, b) => b.by.size - a.by.size || (a.fact.period_iso < b.fact.period_iso ? 1 : -1))[0]?.fact;
      const cells = zones.map((zone) => {
        const own = facts.filter((fact) => fact.zone === zone);
        const same = own.filter((fact) => reference && fact.period_iso === reference.period_iso);
        const shown = same.length ? same : own.slice(0, 1);
        return { zone, figures: shown, rank: 0, bar: 0, reason: shown.length ? whyNot(shown, reference) : '' };
      });
      const base = cells.find((cell) => cell.figures.length && !cell.reason)?.figures[0].base;
      for (const cell of cells) if (cell.figures.length && !cell.reason && cell.figures[0].base !== base) cell.reason = words.otherUnit;
      const stand = cells.filter((cell) => cell.figures.length && !cell.reason);
      stand.sort((a, b) => b.figures[0].value - a.figures[0].value);
      if (stand.length === 1) stand[0].reason = words.single;
      else stand.forEach((cell, i) => {
        const before = stand[i - 1];
        cell.rank = before && before.figures[0].value === cell.figures[0].value ? before.rank : i + 1;
        cell.bar = Math.max(0, Math.round((100 * cell.figures[0].value) / (stand[0].figures[0].value || 1)));
      });
      const { metric, subject, status, status_word: statusWord } = facts[0];
      return { metric, subject, statusWord, hollow: status !== 'actual', periodType: reference?.period_type || facts[0].period_type, reference: reference?.period || '', reported: cells.filter((cell) => cell.figures.length).length, cells };
    };
    const whyNot = (figures, reference) => {
      const [fact] = figures;
      if (!fact.period_iso) return words.noPeriod;
      if (!reference || fact.period_iso !== reference.period_iso) return words.otherPeriod;
      if (fact.value == null) return words.rateOnly;
      return new Set(figures.map((one) => one.value)).size > 1 ? words.disagree : '';
    };
    const quantity = (fact) => {
      if (!fact.number) return [fact.yoy ? words.yoy + fact.yoy : fact.rank || fact.share];
      const sign = fact.sign && el('abbr', { class: 'sign', title: bounds[fact.sign] }, fact.sign);
      return [sign, el('span', { class: 'n' }, fact.number), fact.unit && el('span', { class: 'u' }, fact.unit)].filter(Boolean);
    };
    const bar = (length, hollow) => {
      const space = 'http://www.w3.org/2000/svg';
      const drawing = document.createElementNS(space, 'svg');
      for (const [name, value] of Object.entries({ class: hollow ? 'bar bar-hollow' : 'bar', width: '100%', height: 6, 'aria-hidden': 'true' })) drawing.setAttribute(name, value);
      const box = document.createElementNS(space, 'rect');
      box.setAttribute('width', `${length}%`);
      box.setAttribute('height', 6);
      drawing.append(box);
      return drawing;
    };
    const inside = (cell, hollow) => {
      const parts = cell.figures.flatMap((fact, i) => [
        el('span', { class: 'cell-value' }, el('a', { href: root + fact.href }, ...quantity(fact))),
        !i && cell.bar ? bar(cell.bar, hollow) : '',
        el('span', { class: 'cell-note' }, !i && cell.rank ? el('b', {}, `${fill(words.rank, { n: cell.rank })} `) : '', el('span', { class: 'whole' }, fact.inferred ? el('abbr', { class: 'inferred', title: words.inferred }, fact.period) : fact.period), fact.yoy && fact.number ? el('span', { class: 'growth' }, ` ${words.yoy}${fact.yoy}`) : ''),
      ]);
      if (cell.reason) parts.push(el('span', { class: 'cell-reason' }, cell.reason));
      return parts.filter((part) => part !== '');
    };
    const head = (one, zones) => [
      one.subject && el('span', { class: 'kind-subject' }, one.subject),
      el('span', { class: 'kind' }, one.periodType, one.statusWord ? el('span', { class: 'status' }, one.statusWord) : ''),
      one.reference && el('span', { class: 'reference' }, `${words.reference} ${one.reference}`),
      el('span', { class: 'reported' }, fill(words.reported, { n: one.reported, m: zones.length })),
    ].filter(Boolean);
    const draw = (place, columns, zones) => {
      const zoneLink = (i) => el('a', { href: root + data.zones[i].href, title: data.zones[i].name }, data.zones[i].short);
      const table = el('table', { class: 'comparison', 'data-sortable': words.sort },
        el('thead', {}, el('tr', {}, el('th', { scope: 'col', class: 'zone-col', 'data-sort': 'text' }, words.zone),
          ...columns.map((one) => el('th', { scope: 'col', 'data-sort': 'rank' }, el('span', { class: 'column-metric' }, one.metric), ...head(one, zones))))),
        el('tbody', {}, ...zones.map((zone, row) => el('tr', {}, el('th', { scope: 'row', class: 'zone-col', 'data-value': String(row).padStart(3, '0') }, zoneLink(zone)),
          ...columns.map((one) => {
            const cell = one.cells[row];
            if (!cell.figures.length) return el('td', { class: 'none', 'data-value': '0' }, words.unknown);
            return el('td', { class: cell.rank ? '' : 'off', 'data-value': String(cell.rank) }, ...inside(cell, one.hollow));
          })))));
      const blocks = columns.map((one) => {
        const there = one.cells.filter((cell) => cell.figures.length).sort((a, b) => (a.rank || 99) - (b.rank || 99));
        const missing = one.cells.filter((cell) => !cell.figures.length);
        return el('section', { class: 'block' }, el('h3', {}, one.metric), el('p', { class: 'block-kind' }, ...head(one, zones)),
          el('ul', {}, ...there.map((cell) => el('li', { class: cell.rank ? '' : 'off' }, zoneLink(cell.zone), el('div', {}, ...inside(cell, one.hollow))))),
          missing.length ? el('p', { class: 'block-none' }, `${words.unknown}${words.colon}`, ...missing.map((cell) => el('span', {}, data.zones[cell.zone].short))) : '');
      });
      place.replaceChildren(el('h2', { class: 'sr' }, words.result), el('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': words.result }, table),
        el('div', { class: 'blocks' }, ...blocks), el('p', { class: 'onward' }, csv(columns)));
      sortable(table);
    };
    const csv = (columns) => {
      const safe = (text) => (/^[=@+\-\t]/.test(text) ? `'${text}` : text); // a spreadsheet must not take a name for a formula
      const quote = (value) => `"${String(value ?? '').replace(/"/g, '""')}"`;
      const lines = [['zone', 'metric', 'subject', 'period_type', 'status', 'bound', 'value', 'unit', 'period', 'yoy', 'rank', 'not_ranked_because', 'source']];
      for (const one of columns) for (const cell of one.cells) for (const fact of cell.figures) {
        lines.push([safe(data.zones[cell.zone].name), safe(one.metric), safe(one.subject), fact.period_type, fact.status, fact.sign, (fact.number || '').replace(/,/g, ''), fact.unit, fact.period_iso, (fact.yoy || '').replace('−', '-').replace(/^\+/, ''), cell.rank || '', cell.reason, new URL(root + fact.href, location.href).href]);
      }
      const text = `\ufeff${lines.map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`;
      return el('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/csv' })), download: 'yuanzhi.csv' }, words.csv);
    };
    all('.choose', form).forEach((field) => {
      const find = field.querySelector('input[type=search]');
      find.addEventListener('input', () => {
        for (const item of all('.checks li', field)) item.hidden = !plain(item.textContent).includes(plain(find.value));
      });
    });
    boxes.forEach((box) => box.addEventListener('change', changed));
    form.addEventListener('submit', (event) => event.preventDefault());
    update();
  };

  all('table[data-sortable]').forEach(sortable);
  all('form[data-filter]').forEach(filtering);
  if (!fromFolder) all('form[data-jump]').forEach(finder);
  all('[data-copy]').forEach(copying);
  all('.sources[data-back]').forEach(comingBack);
  all('form[data-free]').forEach(comparing);
})();
