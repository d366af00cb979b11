// @ts-check
// What a reader does with the page: choose a day, filter findings, explore partnerships. Every
// answer is in the page already: the script only shows what holds on the day that is chosen.
(() => {
  'use strict';

  /** @typedef {{first: string, last: string, said: string, told: boolean}} State */
  /** @typedef {{asked: number, day: string, lang: string, states: State[], shown: string, count: string}} Data */
  /** @typedef {HTMLElement | SVGElement} Shown */

  /** @param {string} id @returns {any} */
  const byId = (id) => document.getElementById(id);
  /** @param {string} query @param {ParentNode} [within] @returns {any[]} */
  const all = (query, within = document) => [...within.querySelectorAll(query)];

  /** @type {Data} */
  const data = JSON.parse(byId('data').textContent);
  const number = new Intl.NumberFormat(data.lang);

  /** "0-2 5" tells that something holds in the states 0, 1, 2 and 5. @param {string | undefined} text */
  const spans = (text) =>
    (text ?? '').split(' ').filter(Boolean).map((run) => {
      const [first, last = first] = run.split('-').map(Number);
      return [first, last];
    });
  /** @param {number[][]} on @param {number} rank */
  const holds = (on, rank) => on.some(([first, last]) => first <= rank && rank <= last);
  /** @param {string | undefined} text */
  const numbers = (text) => (text ?? '').split(' ').filter(Boolean).map(Number);
  /** @param {Shown} element @param {boolean} shown */
  const show = (element, shown) => {
    if (element.hasAttribute('hidden') === shown) element.toggleAttribute('hidden', !shown);
  };
  /** Letters without their accents, small. @param {string} text */
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  /** @param {string} words @param {Record<string, number>} values */
  const fill = (words, values) =>
    words.replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));

  const dated = all('[data-on]').map((element) => ({ element, on: spans(element.dataset.on) }));
  let rank = data.asked;

  // --- findings ---------------------------------------------------------------------------------

  const rows = all('.row').map((element) => ({
    element,
    on: spans(element.dataset.at),
    communes: numbers(element.dataset.c),
    subject: element.dataset.s,
    variant: element.closest('.variant'),
    card: element.closest('.card'),
    words: '',
  }));
  const filters = byId('filters');
  const cells = all('#communes tr[data-commune]').map((line) => ({
    line,
    counts: all('[data-group]', line),
  }));
  const containers = all('.variant, .card, .batch');
  const groupOf = (/** @type {any} */ card) => card.dataset.group;

  /** @param {typeof rows[number]} row */
  const wordsOf = (row) =>
    (row.words ||= fold(
      [row.element, row.card.querySelector('.what'), row.variant.querySelector('.said'),
        ...all('li:not(.row)', row.variant)].map((one) => one?.textContent ?? '').join(' ')));

  const filterFindings = () => {
    const wanted = {
      words: fold(byId('words').value.trim()).split(/\s+/).filter(Boolean),
      severity: byId('severity').value,
      commune: byId('commune').value,
      subject: byId('subject').value,
      rule: byId('rule').value,
      text: byId('text').value,
    };
    /** @type {Map<any, number>} */
    const counts = new Map();
    /** @type {Record<string, number>} */
    const tally = { breach: 0, unverifiable: 0 };
    const by = cells.map(() => /** @type {Record<string, number>} */ ({}));
    let here = 0, shown = 0;
    for (const row of rows) {
      const told = holds(row.on, rank);
      const group = groupOf(row.card);
      if (told) {
        here += 1;
        tally[group] = (tally[group] ?? 0) + 1;
        const key = group === 'observed' ? 'compliant' : group;
        for (const place of row.communes) by[place][key] = (by[place][key] ?? 0) + 1;
      }
      const kept = told
        && (!wanted.severity || row.card.dataset.severity === wanted.severity)
        && (!wanted.rule || row.card.dataset.rule === wanted.rule)
        && (!wanted.subject || row.subject === wanted.subject)
        && (!wanted.commune || row.communes.includes(Number(wanted.commune)))
        && (!wanted.text || numbers(row.variant.dataset.texts).includes(Number(wanted.text)))
        && wanted.words.every((word) => wordsOf(row).includes(word));
      show(row.element, kept);
      if (kept) {
        shown += 1;
        for (const one of [row.variant, row.card, row.card.parentElement])
          counts.set(one, (counts.get(one) ?? 0) + 1);
      }
    }
    for (const one of containers) {
      const count = counts.get(one) ?? 0;
      show(one, count > 0);
      const label = one.querySelector(':scope > h3 .count, :scope > summary .times');
      if (label) label.textContent = number.format(count);
    }
    // Where no verdict is given, none is not the same as nothing.
    const counted = (/** @type {number | undefined} */ count) =>
      data.states[rank].told ? number.format(count ?? 0) : '–';
    for (const one of all('[data-tally]')) one.textContent = counted(tally[one.dataset.tally]);
    cells.forEach(({ line, counts: told }, place) => {
      for (const one of told) one.textContent = counted(by[place][one.dataset.group]);
      line.classList.toggle('chosen', wanted.commune === String(place));
    });
    byId('shown').textContent = fill(data.shown, { shown, all: here });
    show(byId('empty'), shown === 0);
  };

  filters.addEventListener('input', filterFindings);
  filters.addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
  byId('clear').addEventListener('click', () => { filters.reset(); filterFindings(); });
  byId('communes').addEventListener('click', (/** @type {any} */ event) => {
    const button = event.target.closest('button');
    if (!button) return;
    byId('commune').value = button.value;
    filterFindings();
    byId('findings').scrollIntoView();
    byId('commune').focus({ preventScroll: true });
  });

  // --- partnerships -----------------------------------------------------------------------------

  const net = byId('net');
  const STEP = 30, TOP = 30, COLUMNS = [300, 420, 700], PLATE = 232, MARGIN = 16;
  const knots = all('.knot').map((element) => ({
    element, on: spans(element.dataset.at), column: Number(element.dataset.column), y: 0,
  })); // in the order of their numbers
  const threads = all('.thread').map((element) => ({
    element, on: spans(element.dataset.at), a: Number(element.dataset.a), b: Number(element.dataset.b),
  }));
  const engaged = all('#engaged tr').map((element) => ({
    element,
    on: spans(element.dataset.at),
    instrument: Number(element.dataset.i),
    domain: Number(element.dataset.d),
    partners: numbers(element.dataset.p),
  }));
  const choices = ['by-partner', 'by-instrument', 'by-domain']; // in the order of the columns

  /** Who belongs to what is chosen in a column, by the lines and by who works on what.
   * @param {number} chosen @param {number} column @param {typeof engaged} told @param {typeof threads} lines */
  const kin = (chosen, column, told, lines) => {
    const held = new Set([chosen]);
    for (const { a, b } of lines) {
      if (column !== 2 && (a === chosen || b === chosen)) held.add(a).add(b);
    }
    for (const one of told) {
      const own = [one.partners.includes(chosen), one.instrument === chosen, one.domain === chosen];
      if (own[column]) [one.instrument, one.domain, ...one.partners].forEach((it) => held.add(it));
    }
    // A domain that nobody is named for is reached by its line alone; a partner's domains are those it works on.
    if (column === 0) for (const it of [...held]) {
      if (knots[it].column === 2 && !told.some((one) => one.domain === it && one.partners.includes(chosen)))
        held.delete(it);
    }
    return held;
  };

  const drawNet = () => {
    if (!net) return;
    const chosen = choices.map((id) => byId(id).value);
    const told = engaged.filter((one) => holds(one.on, rank));
    const lines = threads.filter((one) => holds(one.on, rank));
    const kept = chosen.flatMap((value, column) =>
      value === '' ? [] : [kin(Number(value), column, told, lines)]);
    const here = knots.map((one, place) =>
      holds(one.on, rank) && kept.every((held) => held.has(place)));
    const tall = [0, 0, 0];
    knots.forEach((one, place) => {
      show(one.element, here[place]);
      if (!here[place]) return;
      one.y = STEP * tall[one.column] + STEP / 2;
      tall[one.column] += 1;
      one.element.setAttribute('transform', `translate(${COLUMNS[one.column]} ${one.y})`);
    });
    for (const one of threads) {
      const drawn = holds(one.on, rank) && here[one.a] && here[one.b];
      show(one.element, drawn);
      if (drawn) one.element.setAttribute('d', curve(knots[one.a], knots[one.b]));
    }
    const height = STEP * Math.max(...tall, 1) + TOP;
    net.setAttribute('viewBox', `0 0 1000 ${height}`);
    net.setAttribute('height', String(height));
    net.classList.toggle('picked', kept.length > 0);
    for (const one of engaged) {
      const of = [one.partners.map(String), [String(one.instrument)], [String(one.domain)]];
      show(one.element, holds(one.on, rank)
        && chosen.every((value, column) => value === '' || of[column].includes(value)));
    }
    byId('web-count').textContent = fill(data.count, { p: tall[0], i: tall[1], d: tall[2] });
  };

  /** @typedef {{column: number, y: number}} End */
  /** @param {End} one @param {End} other */
  const curve = (one, other) => {
    const start = COLUMNS[one.column] + (one.column === 1 ? PLATE : MARGIN);
    const end = COLUMNS[other.column];
    if (one.column === other.column)
      return `M${end} ${one.y}C${end - 40} ${one.y} ${end - 40} ${other.y} ${end} ${other.y}`;
    const middle = Math.floor((start + end) / 2);
    return `M${start} ${one.y}C${middle} ${one.y} ${middle} ${other.y} ${end} ${other.y}`;
  };

  if (net) {
    byId('web-filters').addEventListener('input', drawNet);
    byId('web-clear').addEventListener('click', () => { byId('web-filters').reset(); drawNet(); });
    net.addEventListener('click', (/** @type {any} */ event) => {
      const knot = event.target.closest('.knot');
      if (!knot) return;
      const choice = byId(choices[Number(knot.dataset.column)]);
      choice.value = choice.value === knot.dataset.k ? '' : knot.dataset.k;
      drawNet();
    });
  }

  // --- the day ----------------------------------------------------------------------------------

  const slider = byId('slider');
  const chart = byId('chart');
  const DAY = 86400000; // in milliseconds
  const from = Date.parse(data.states[0].first);
  const days = (Date.parse(data.states[data.states.length - 1].last) - from) / DAY + 1;
  const { left, width } = { left: Number(chart?.dataset.left), width: Number(chart?.dataset.width) };

  /** @param {number} to @param {string} [on] the day itself, where it was chosen */
  const go = (to, on) => {
    rank = Math.max(0, Math.min(data.states.length - 1, to));
    const state = data.states[rank];
    const day = on ?? (rank === data.asked ? data.day : state.first);
    for (const { element, on } of dated) show(element, holds(on, rank));
    byId('now').textContent = state.said;
    if (slider) {
      slider.value = String(rank);
      slider.setAttribute('aria-valuetext', state.said);
      byId('date').value = day;
      byId('earlier').disabled = rank === 0;
      byId('later').disabled = rank === data.states.length - 1;
      byId('back').disabled = rank === data.asked;
    }
    if (chart) {
      const x = left + (width * (Date.parse(day) - from)) / DAY / days;
      for (const end of ['x1', 'x2']) byId('cursor').setAttribute(end, x.toFixed(1));
    }
    filterFindings();
    drawNet();
  };

  /** @param {string} day */
  const goTo = (day) => {
    const to = data.states.findIndex((one) => one.first <= day && day <= one.last);
    if (to >= 0) go(to, day);
  };

  let waiting = false;
  if (slider) {
    slider.addEventListener('input', () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; go(Number(slider.value)); });
    });
    byId('earlier').addEventListener('click', () => go(rank - 1));
    byId('later').addEventListener('click', () => go(rank + 1));
    byId('back').addEventListener('click', () => go(data.asked));
    byId('date').addEventListener('change', (/** @type {any} */ event) => {
      goTo(event.target.value);
    });
    byId('time').addEventListener('submit', (/** @type {Event} */ event) => event.preventDefault());
  }
  chart?.addEventListener('click', (/** @type {MouseEvent} */ event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(chart.getScreenCTM().inverse());
    const past = Math.min(Math.max((point.x - left) / width, 0) * days, days - 1);
    goTo(new Date(from + Math.floor(past) * DAY).toISOString().slice(0, 10));
  });

  // --- links and printing -----------------------------------------------------------------------

  const openTarget = () => {
    const target = location.hash.length > 1 ? byId(decodeURIComponent(location.hash.slice(1))) : null;
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener('hashchange', openTarget);
  addEventListener('beforeprint', () => {
    for (const one of all('details:not([open])')) { one.open = true; one.dataset.printed = ''; }
  });
  addEventListener('afterprint', () => {
    for (const one of all('[data-printed]')) { one.open = false; delete one.dataset.printed; }
  });

  document.documentElement.classList.remove('still');
  go(data.asked);
  openTarget();
})();
