import { html } from '/webjars/lit-html/lit-html.js';
import { address, go, note, parameters } from '/page/address.js';
import { Answer } from '/page/answer.js';
import { clockTime, duration, isDay, longDay, plusDays, shortDay } from '/page/dates.js';
import { leftOut } from '/page/left-out.js';
import { empty } from '/page/states.js';
import { data, oneLine, table } from '/page/tables.js';
import { counted } from '/page/units.js';
import { swatch } from '/page/timeline-signs.js';
import { kindOf, percent } from '/page/timeline.js';

const ROUTE = 'scanners';
const ZOOMS = [1, 2, 4, 8, 16];

/** One day: a row for each scanner, and its encounters as a table. */
export class DayView {
  #app;
  #answer;
  #context = null;
  #asked = null;
  #model = null;

  constructor(app) {
    this.#app = app;
    this.#answer = new Answer(app);
  }

  open(context) {
    this.#context = context;
    this.#model = null;
    if (this.#asked !== context.day || this.#answer.error !== null) {
      this.#asked = context.day;
      this.#answer.ask(`/scanners/days/${context.day}`, {}, { long: true, then: (day) => this.#told(day) });
    }
  }

  #told(day) {
    this.#model = null;
    this.#app.announce(`${longDay(day.day)}: ${counted(encountersOf(day.scanners), 'encounter')}`);
  }

  close() {
    this.#answer.stop();
  }

  template() {
    return this.#context === null
      ? ''
      : html`<section class="stack" aria-labelledby="day-title">
      <div class="page-head">
        <h2 id="day-title">${longDay(this.#context.day)}</h2>
        ${this.#steps()}
      </div>
      ${this.#answer.show((day) => this.#day(day), `Reading ${longDay(this.#context.day)}`)}
    </section>`;
  }

  #steps() {
    const { day, first, last } = this.#context;
    const to = (target, text, reason) =>
      html`<a class="button" href=${address(ROUTE, { view: 'day', day: target })} title=${reason}>${text}</a>`;
    return html`<div class="row">
      ${to(first, 'First', `First day with data: ${shortDay(first)}`)}
      ${to(plusDays(day, -1), '‹ Previous', shortDay(plusDays(day, -1)))}
      <label class="check">Day <input type="date" .value=${day}
        @change=${(event) => isDay(event.target.value) && go(ROUTE, { view: 'day', day: event.target.value })}></label>
      ${to(plusDays(day, 1), 'Next ›', shortDay(plusDays(day, 1)))}
      ${to(last, 'Last', `Last day with data: ${shortDay(last)}`)}
      <a class="button" href=${calendarOf(day)}>Calendar of ${day.slice(0, 4)}</a>
    </div>`;
  }

  #day(day) {
    const { chosen } = this.#context;
    const scanners = chosen.length === 0 ? day.scanners : day.scanners.filter((each) => chosen.includes(each.scanner));
    const count = encountersOf(scanners);
    if (count === 0) {
      return html`${empty(
        'No scanner was used on this day',
        html`${
          chosen.length > 0 && encountersOf(day.scanners) > 0
            ? html`Scanners that are not chosen were: <a href=${address(ROUTE, { scanner: [] })}>show all scanners</a>.`
            : html`Go to the <a href=${address(ROUTE, { day: this.#context.last })}>last day with data</a>, or look at the
          <a href=${calendarOf(day.day)}>calendar of ${day.day.slice(0, 4)}</a>.`
        }`,
      )}
        ${leftOut(day.leftOut, false)}`;
    }
    return html`${this.#tools(scanners)}
      <niffler-timeline .model=${this.#timeline(day, scanners)}></niffler-timeline>
      ${leftOut(day.leftOut)}
      ${scannersTable(scanners, this.#app.formatNumber)}
      ${encountersTable(scanners, count, this.#app.formatNumber)}`;
  }

  #tools(scanners) {
    const { zoom, whole } = looks();
    const change = (changes) => {
      note(ROUTE, changes);
      this.#model = null;
      this.#app.update();
    };
    const other = (by) => ZOOMS[ZOOMS.indexOf(zoom) + by];
    return html`<div class="page-head timeline-tools">
      <ul class="legend" aria-label="Signs of the timeline">
        ${[...kinds(scanners)].map(([kind, i]) => html`<li>${swatch(i)} <bdi>${kind}</bdi></li>`)}
        <li><svg class="swatch" viewBox="0 0 22 14" aria-hidden="true"><path class="tl-gap-sign" d="M2 3v8M2 7H20M20 3v8"/></svg> idle, minutes</li>
        <li><svg class="swatch" viewBox="0 0 22 14" aria-hidden="true"><path class="tl-overlap-sign" d="M5 3h12l-6 9z"/></svg> overlap of two patients</li>
      </ul>
      <div class="row">
        <label class="check"><input type="checkbox" .checked=${whole} @change=${(event) => change({ whole: event.target.checked ? 'yes' : null })}> 24 hours</label>
        <button type="button" aria-label="Zoom out" ?disabled=${zoom === ZOOMS[0]} @click=${() => change({ zoom: other(-1) === 1 ? null : other(-1) })}>−</button>
        <span class="muted zoom" aria-live="polite">${zoom} ×</span>
        <button type="button" aria-label="Zoom in" ?disabled=${zoom === ZOOMS.at(-1)} @click=${() => change({ zoom: other(1) })}>+</button>
      </div>
    </div>`;
  }

  /** Kept while nothing changes: the timeline draws again for another object only. */
  #timeline(day, scanners) {
    this.#model ??= { day: day.day, scanners, kinds: kinds(scanners), number: this.#app.formatNumber, ...looks() };
    return this.#model;
  }
}

function looks() {
  const params = parameters();
  const zoom = Number(params.get('zoom') ?? 1);
  return { zoom: ZOOMS.includes(zoom) ? zoom : 1, whole: params.get('whole') === 'yes' };
}

const encountersOf = (scanners) => scanners.reduce((sum, each) => sum + each.encounters.length, 0);

/** A number for each kind of encounter, by which it gets its colour and pattern. */
function kinds(scanners) {
  const names = new Set(scanners.flatMap((scanner) => scanner.encounters.map(kindOf)));
  return new Map([...names].sort().map((name, i) => [name, i]));
}

function calendarOf(day) {
  const year = day.slice(0, 4);
  return address(ROUTE, { view: 'range', from: `${year}-01-01`, to: `${year}-12-31`, zoom: null, whole: null });
}

function scannersTable(scanners, number) {
  const sum = (spans, name = 'minutes') => spans.reduce((all, span) => all + span[name], 0);
  return table({
    caption: 'Use of the scanners',
    rows: scanners,
    columns: [
      { name: 'Scanner', cell: (each) => data(each.scanner) },
      { name: 'First use', numeric: true, cell: (each) => each.firstUse && clockTime(each.firstUse) },
      { name: 'Last use', numeric: true, cell: (each) => each.lastUse && clockTime(each.lastUse) },
      { name: 'Encounters', numeric: true, cell: (each) => number(each.encounters.length) },
      { name: 'In use', numeric: true, cell: (each) => duration(each.usedMinutes) },
      { name: 'Share', numeric: true, cell: (each) => (each.share === null ? null : percent(each.share)) },
      { name: 'Idle between', numeric: true, cell: (each) => duration(sum(each.gaps)) },
      {
        name: 'Longest gap',
        numeric: true,
        cell: (each) => (each.gaps.length ? duration(Math.max(...each.gaps.map((gap) => gap.minutes))) : null),
      },
      {
        name: 'Overlaps',
        numeric: true,
        cell: (each) =>
          each.overlaps.length
            ? html`<span class="warned">▼ ${each.overlaps.length} (${duration(sum(each.overlaps))})</span>`
            : '0',
      },
    ],
  });
}

function encountersTable(scanners, count, number) {
  const rows = scanners.flatMap((scanner) =>
    scanner.encounters.map((encounter) => ({
      scanner,
      encounter,
      idle: scanner.gaps.find((gap) => gap.end === encounter.start),
      overlaps: scanner.overlaps.some((each) => each.start <= encounter.end && each.end >= encounter.start),
    })),
  );
  const described = rows.some(({ encounter }) => encounter.description);
  return html`<details class="more" open>
    <summary>Encounters (${number(count)})</summary>
    ${table({
      caption: 'Encounters, by scanner and beginning',
      visible: false,
      tall: true,
      rows,
      columns: [
        { name: 'Scanner', cell: (row) => data(row.scanner.scanner) },
        { name: 'Start', numeric: true, cell: (row) => clockTime(row.encounter.start) },
        { name: 'End', numeric: true, cell: (row) => clockTime(row.encounter.end) },
        { name: 'Took', numeric: true, cell: (row) => duration(row.encounter.minutes) },
        { name: 'Idle before', numeric: true, cell: (row) => row.idle && duration(row.idle.minutes) },
        { name: 'Modalities', cell: (row) => row.encounter.modalities.join(', ') },
        { name: 'Patient', kind: 'name', cell: (row) => oneLine(row.encounter.patient) },
        { name: 'Studies', numeric: true, cell: (row) => number(row.encounter.studies) },
        { name: 'Series', numeric: true, cell: (row) => number(row.encounter.series) },
        ...(described ? [{ name: 'Description', wide: true, cell: (row) => data(row.encounter.description) }] : []),
        { name: 'Remark', cell: (row) => (row.overlaps ? html`<span class="warned">▼ overlaps another</span>` : ' ') },
      ],
    })}
  </details>`;
}
