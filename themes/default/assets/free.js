// The free comparison of two to six zones, by the rules of the prebuilt ones (src/site/comparison.rs). Its choice stands in
// the address; figures are read with the zones that are chosen.
(() => {
  'use strict';
  const { all, fill, el, plain, initials, shortened, remember, read, sortable, blocks, narrow, root, fromFolder } = globalThis.gazetteer;

  // Which of two periods ends later comes first.
  const ending = (iso) => {
    const last = iso.replace(/^\.\./, '').split('/').pop();
    const [, year, part] = /^(\d{4})-([QH]\d)$/.exec(last) ?? [];
    if (year) return `${year}-${{ Q1: '03', Q2: '06', Q3: '09', Q4: '12', H1: '06', H2: '12' }[part]}`;
    return /^\d{4}$/.test(last) ? `${last}-12` : last;
  };
  const later = (a, b) => (ending(a) === ending(b) ? (a < b ? 1 : -1) : ending(a) < ending(b) ? 1 : -1);
  // The numbers that may stand behind a figure: [from, to, from is open, to is open].
  const range = ({ sign, value, spread = 0 }) => ({
    '>': [value, Infinity, true, true], '≥': [value, Infinity, false, true], '<': [-Infinity, value, true, true], '≈': [value - spread, value + spread, false, false],
  }[sign] ?? [value, value, false, false]);
  const exact = ([from, to]) => from === to;
  const meet = (a, b) => {
    const [low, high] = a[0] > b[0] || (a[0] === b[0] && a[2]) ? [b, a] : [a, b];
    return high[0] < low[1] || (high[0] === low[1] && !high[2] && !low[3]);
  };
  const settle = (figures) => {
    const kept = figures.filter((one, i) => figures.findIndex((other) => other.value === one.value && other.sign === one.sign) === i);
    if (kept.length < 2) return { kept, agreed: kept[0] };
    const sure = kept.filter((one) => exact(range(one)));
    const agreed = sure.length === 1 && kept.every((one) => meet(range(one), range(sure[0]))) ? sure[0] : undefined;
    return { kept, agreed };
  };
  const rank = (cells, ascending, words) => {
    const candidates = cells.filter((cell) => cell.agreed && !cell.reason);
    const open = candidates.filter((one) => !exact(range(one.agreed))
      && candidates.some((other) => other !== one && meet(range(one.agreed), range(other.agreed))));
    for (const cell of open) cell.reason = words.orderOpen;
    const stand = candidates.filter((cell) => !open.includes(cell));
    if (stand.length === 1) { stand[0].reason = words.alone; return; }
    stand.sort((a, b) => (ascending ? 1 : -1) * (a.agreed.value - b.agreed.value));
    const longest = Math.max(...stand.map((cell) => cell.agreed.value));
    stand.forEach((cell, i) => {
      const { value, sign } = cell.agreed;
      const before = stand[i - 1];
      cell.rank = before && before.agreed.value === value && before.agreed.sign === sign ? before.rank : i + 1;
      cell.bar = ascending || value <= 0 ? 0 : Math.max(1, Math.round((100 * value) / longest));
    });
  };
  const comparing = async (form) => {
    if (fromFolder) return;
    const fallback = document.querySelector('.fallback');
    const asked = new URLSearchParams(location.hash.slice(1));
    const offer = (usable) => { form.hidden = !usable; fallback.hidden = usable; };
    // Names are read at once, figures with the zones that are chosen.
    let data;
    try { data = await read(form.dataset.free); } catch { offer(false); return; }
    offer(true);
    const words = form.dataset;
    const bounds = { '≈': words.about, '>': words.over, '<': words.under, '≥': words.least };
    const say = form.querySelector('[role=status]');
    const out = document.querySelector('.free-result');
    const columnList = form.querySelector('[data-columns]');
    const nameOf = (href) => href.replace(/^zones\//, '').replace(/\.html$/, '');
    const keyOf = ({ metric, period_type: kind, status }) => [metric, kind, ...(status === 'actual' ? [] : [status])].join('.');
    // What stands in one column of the data may be compared: column → what it is, and its figures by zone.
    const columnsById = new Map();
    const parts = new Map();
    const partOf = (zone) => {
      const part = Math.floor(zone / data.each);
      if (!parts.has(part)) {
        parts.set(part, read(data.part.replace('{n}', part).replace(/^/, root)).then(({ columns, facts }) => {
          for (const { at, ...fact } of facts) {
            const column = columns[fact.column];
            if (!columnsById.has(fact.column)) columnsById.set(fact.column, { ...column, key: keyOf(column), own: new Map() });
            const { own } = columnsById.get(fact.column);
            if (!own.has(fact.zone)) own.set(fact.zone, []);
            own.get(fact.zone).push({ unit: '', sign: '', yoy: '', ...fact, href: `${data.zones[fact.zone].href}#${at}` });
          }
        }));
      }
      return parts.get(part);
    };
    const inOrder = () => [...columnsById.keys()].sort((a, b) => a - b).map((id) => columnsById.get(id));
    const picked = new Set((asked.get('m') || '').split(',').filter(Boolean));
    const zonesAsked = (asked.get('z') || '').split(',');
    const most = 6;
    const chosenZones = new Set(data.zones.flatMap((zone, i) => (zonesAsked.includes(nameOf(zone.href)) ? [i] : [])).slice(0, most));

    // The list to choose from: those chosen, then those that fit what is typed, as many as one looks through.
    const listed = 48;
    const zoneList = form.querySelector('[data-zones]');
    const moreZones = form.querySelector('[data-more-zones]');
    const find = form.querySelector('#free-find');
    const listZones = () => {
      const sought = plain(find.value);
      const fits = ({ name, short, pinyin }) => !sought || plain(name).includes(sought) || plain(short).includes(sought) || plain(pinyin).includes(sought) || initials(pinyin).startsWith(sought) || (sought.length > 2 && shortened(sought, plain(name)));
      const found = data.zones.flatMap((zone, i) => (!chosenZones.has(i) && fits(zone) ? [i] : []));
      zoneList.replaceChildren(...[...chosenZones, ...found.slice(0, listed)].map((i) => {
        const box = el('input', { type: 'checkbox', name: 'z', value: data.zones[i].href });
        box.checked = chosenZones.has(i);
        box.addEventListener('change', () => { if (box.checked) chosenZones.add(i); else chosenZones.delete(i); picked.clear(); update(); });
        return el('li', {}, el('label', {}, box, el('span', {}, data.zones[i].name)));
      }));
      moreZones.textContent = found.length > listed ? fill(words.rest, { n: found.length - listed }) : sought && !found.length ? words.none : '';
      full();
    };
    const full = () => { for (const box of all('input', zoneList)) box.disabled = !box.checked && chosenZones.size >= most; };
    find.addEventListener('input', listZones);

    const chosen = () => [...chosenZones].sort((a, b) => a - b);
    const reporting = (column, zones) => zones.filter((zone) => column.own.has(zone)).length;
    const listColumns = (zones) => {
      const there = inOrder().map((column) => ({ column, key: column.key, count: reporting(column, zones) })).filter((one) => one.count);
      // What ranks two of them comes before figures of different periods.
      for (const one of there) one.ranks = one.count > 1 && compare(one.column, zones).cells.filter((cell) => cell.rank).length > 1;
      there.sort((a, b) => b.ranks - a.ranks || b.count - a.count);
      if (!there.some((one) => picked.has(one.key))) there.slice(0, 4).forEach((one) => picked.add(one.key));
      columnList.replaceChildren(...there.map(({ column, key, count }) => {
        const box = el('input', { type: 'checkbox', value: key });
        box.checked = picked.has(key);
        box.addEventListener('change', () => { if (box.checked) picked.add(key); else picked.delete(key); show(); });
        return el('li', {}, el('label', {}, box, el('span', {}, column.metric, ' ', el('span', { class: 'aside' }, column.period_type), column.status_word ? el('span', { class: 'status' }, column.status_word) : '', ' ', el('span', { class: 'count' }, `${count}/${zones.length}`))));
      }));
    };
    const update = async () => {
      full();
      const zones = chosen();
      try { await Promise.all(zones.map(partOf)); } catch { offer(false); return; }
      if (String(zones) !== String(chosen())) return;
      listColumns(zones);
      show();
    };
    const show = () => {
      const zones = chosen();
      const columns = inOrder().filter((column) => picked.has(column.key) && reporting(column, zones));
      remember(zones.length ? `#${new URLSearchParams({ z: zones.map((i) => nameOf(data.zones[i].href)).join(','), m: [...picked].join(',') })}` : location.pathname);
      say.textContent = zones.length < 2 ? words.few : !columns.length ? words.noMetric : zones.length === 6 ? words.full : '';
      out.hidden = zones.length < 2 || !columns.length;
      if (!out.hidden) tabulate(columns.map((column) => compare(column, zones)), zones);
    };
    // A column's reference is the period most of the chosen zones report, the latest of several.
    const compare = (column, zones) => {
      const { own } = column;
      const counts = new Map();
      for (const zone of zones) for (const iso of new Set((own.get(zone) ?? []).map((one) => one.period_iso))) counts.set(iso, (counts.get(iso) ?? 0) + 1);
      const [reference] = [...counts].sort((a, b) => b[1] - a[1] || later(a[0], b[0]))[0];
      let spoken = '';
      const cells = zones.map((zone) => {
        const all = own.get(zone) ?? [];
        const cell = { zone, figures: [], rank: 0, bar: 0, reason: '' };
        if (!all.length) return cell;
        const at = all.some((one) => one.period_iso === reference) ? reference : all.map((one) => one.period_iso).sort(later)[0];
        const { kept, agreed } = settle(all.filter((one) => one.period_iso === at));
        if (at === reference) spoken ||= kept[0].period;
        return { ...cell, figures: kept, agreed, at, reason: agreed ? '' : words.differ };
      });
      for (const cell of cells) if (cell.agreed && cell.at !== reference) cell.reason = fill(words.otherPeriod, { a: cell.figures[0].period, b: spoken });
      rank(cells, column.ascending, words);
      return { ...column, reference: spoken, reported: cells.filter((cell) => cell.figures.length).length, hollow: column.status !== 'actual', cells };
    };
    const quantity = (fact) => [fact.sign && el('abbr', { class: 'sign', title: bounds[fact.sign] }, fact.sign), el('span', { class: 'n' }, fact.number), fact.unit && el('span', { class: 'u' }, fact.unit)].filter(Boolean);
    const bar = (length, hollow) => {
      const drawing = (tag, attributes) => {
        const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
        for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
        return node;
      };
      const frame = drawing('svg', { class: hollow ? 'bar bar-hollow' : 'bar', 'aria-hidden': 'true' });
      frame.append(drawing('rect', { width: `${length}%` }));
      return frame;
    };
    const inside = (cell, hollow) => {
      const parts = cell.figures.flatMap((fact, i) => [
        el('span', { class: 'cell-value' }, el('a', { href: root + fact.href }, ...quantity(fact))),
        !i && cell.bar ? bar(cell.bar, hollow) : '',
        el('span', { class: 'cell-note' }, !i && cell.rank ? el('b', {}, `${fill(words.rank, { n: cell.rank })} `) : '', el('span', { class: 'whole' }, fact.inferred ? el('abbr', { class: 'inferred', title: words.inferred }, fact.period) : fact.period), fact.yoy ? el('span', { class: 'growth' }, ` ${words.yoy}${fact.yoy}`) : ''),
      ]);
      if (cell.reason) parts.push(el('span', { class: 'cell-reason' }, cell.reason));
      return parts.filter((part) => part !== '');
    };
    const head = (one, zones) => [
      el('span', { class: 'kind' }, one.period_type, one.status_word ? el('span', { class: 'status' }, one.status_word) : ''),
      one.reference ? el('span', { class: 'reference' }, `${words.reference} ${one.reference}`) : '',
      el('span', { class: 'reported' }, fill(words.reported, { n: one.reported, m: zones.length })),
    ];
    const tabulate = (columns, zones) => {
      const zoneLink = (i) => el('a', { href: root + data.zones[i].href, title: data.zones[i].name }, data.zones[i].short);
      const table = el('table', { class: 'comparison', 'data-sortable': words.sort },
        el('caption', { class: 'sr' }, words.result),
        el('thead', {}, el('tr', {}, el('th', { scope: 'col', class: 'zone-col', 'data-sort': 'text' }, words.zone),
          ...columns.map((one) => el('th', { scope: 'col', 'data-sort': 'rank' }, el('span', { class: 'column-metric' }, one.metric), ...head(one, zones))))),
        el('tbody', {}, ...zones.map((zone, row) => el('tr', {}, el('th', { scope: 'row', class: 'zone-col', 'data-value': String(row).padStart(3, '0') }, zoneLink(zone)),
          ...columns.map((one) => {
            const cell = one.cells[row];
            if (!cell.figures.length) return el('td', { class: 'none', 'data-value': '0' }, words.unknown);
            return el('td', { class: cell.rank ? '' : 'off', 'data-value': String(cell.rank) }, ...inside(cell, one.hollow));
          })))));
      const scroller = el('div', { class: 'scroller', tabindex: '0', role: 'region', 'aria-label': words.result, 'data-blocks': words.columnsLabel, 'data-unknown': `${words.unknown}${words.colon}`, 'data-more': '{n}' }, table);
      out.replaceChildren(el('h2', { class: 'sr' }, words.result), scroller, el('p', { class: 'onward' }, csv(columns)));
      if (narrow.matches) blocks(scroller);
      sortable(table);
    };
    let made;
    const csv = (columns) => {
      const safe = (text) => (/^[=@+\-\t\r]/.test(text) ? `'${text}` : text); // a spreadsheet must not run a name as a formula
      const quote = (value) => `"${String(value ?? '').replace(/"/g, '""')}"`;
      const lines = [['zone', 'metric', 'period_type', 'status', 'rank', 'reason', 'bound', 'value', 'unit', 'period', 'yoy', 'href']];
      for (const one of columns) for (const cell of one.cells) for (const fact of cell.figures) {
        lines.push([safe(data.zones[cell.zone].name), safe(one.metric), one.period_type, one.status, cell.rank || '', cell.reason, fact.sign, fact.number.replace(/,/g, '').replace('−', '-').replace(/^\+/, ''), fact.unit, fact.period_iso, fact.yoy.replace('−', '-').replace(/^\+/, ''), new URL(root + fact.href, location.href).href]);
      }
      if (made) URL.revokeObjectURL(made);
      made = URL.createObjectURL(new Blob([`\ufeff${lines.map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`], { type: 'text/csv' }));
      return el('a', { href: made, download: 'yuanzhi.csv' }, words.csv);
    };
    form.querySelector('#free-find-m').addEventListener('input', ({ target }) => {
      for (const item of columnList.children) item.hidden = !plain(item.textContent).includes(plain(target.value));
    });
    form.addEventListener('submit', (event) => event.preventDefault());
    listZones();
    update();
  };

  all('form[data-free]').forEach(comparing);
})();
