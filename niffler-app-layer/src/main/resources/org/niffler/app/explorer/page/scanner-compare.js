import { html } from '/webjars/lit-html/lit-html.js';
import { address } from '/page/address.js';
import { axis, chart, tooltip } from '/page/charts.js';
import { duration, rangeOf } from '/page/dates.js';
import { leftOut } from '/page/left-out.js';
import { OverDays } from '/page/over-days.js';
import { rangeFields } from '/page/range-fields.js';
import { empty } from '/page/states.js';
import { data, isolated, table } from '/page/tables.js';
import { counted } from '/page/units.js';

/** Side by side more than this cannot be compared by eye. */
const MOST = 12;

const MEASURES = [
  { title: 'Share of time in use', name: 'Share', of: (each) => each.share, text: (value) => `${Math.round(value)} %` },
  {
    title: 'Encounters on a day in use',
    name: 'Encounters a day',
    of: (each) => (each.days > 0 ? each.encounters / each.days : null),
    text: (value) => value.toFixed(1),
  },
  { title: 'Median encounter', name: 'Median encounter', of: (each) => each.medianEncounterMinutes, text: duration },
  {
    title: 'Median idle time between encounters',
    name: 'Median idle',
    of: (each) => each.medianIdleMinutes,
    text: duration,
  },
];

/** Scanners side by side, over the same days. */
export class CompareView extends OverDays {
  #charts = null;

  request() {
    const { from, to, chosen } = this.context;
    return { path: '/scanners/utilization', params: { from, to, scanner: chosen }, then: (use) => this.#told(use) };
  }

  #told(use) {
    this.#charts = null;
    this.app.announce(`${counted(use.scanners.length, 'scanner')} compared`);
  }

  template() {
    if (this.context === null) {
      return '';
    }
    const { from, to } = this.context;
    return html`<section class="stack" aria-labelledby="compare-title">
      <h2 id="compare-title">Scanners side by side, ${rangeOf(from, to)}</h2>
      ${rangeFields(this.context)}
      ${this.body((use) => this.#use(use), 'Comparing the scanners')}
    </section>`;
  }

  #use(use) {
    const used = use.scanners.filter((each) => each.encounters > 0).sort((one, other) => other.usedMinutes - one.usedMinutes);
    if (used.length === 0) {
      return empty(
        'None of these scanners was used on these days',
        html`Choose other days, or
        <a href=${address('scanners', { scanner: [] })}>compare all scanners</a>.`,
      );
    }
    const shown = used.slice(0, MOST);
    this.#charts ??= MEASURES.map((measure) => bars(measure, shown));
    return html`${used.length > MOST ? html`<p class="muted">The ${MOST} scanners that were used most of ${used.length}; choose others in the list of scanners.</p>` : ''}
      <div class="charts pairs">${this.#charts.map((spec) => html`<div class="panel">${chart(spec)}</div>`)}</div>
      ${leftOut(use.leftOut)}
      ${table({
        caption: 'Scanners side by side',
        rows: used,
        columns: [
          { name: 'Scanner', cell: (each) => data(each.scanner) },
          { name: 'Days in use', numeric: true, cell: (each) => this.app.formatNumber(each.days) },
          { name: 'Encounters', numeric: true, cell: (each) => this.app.formatNumber(each.encounters) },
          { name: 'In use', numeric: true, cell: (each) => duration(each.usedMinutes) },
          ...MEASURES.map((measure) => ({
            name: measure.name,
            numeric: true,
            cell: (each) => told(measure, measure.of(each)),
          })),
        ],
      })}`;
  }
}

const told = (measure, value) => (value === null ? null : measure.text(value));

function bars(measure, scanners) {
  const rows = scanners.map((each) => ({ name: each.scanner, value: measure.of(each) }));
  return {
    title: measure.title,
    describe: rows.map((row) => `${isolated(row.name, 30)}: ${told(measure, row.value) ?? 'not known'}`).join('; '),
    height: 2.5 + 1.9 * rows.length,
    option: (colours, width) => ({
      grid: { left: 4, right: 0.24 * Math.min(width, 300), top: 4, bottom: 0, containLabel: true },
      xAxis: axis(colours, { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } }),
      yAxis: axis(colours, {
        type: 'category',
        inverse: true,
        data: rows.map((row) => isolated(row.name, width < 420 ? 14 : 24)),
        axisTick: { show: false },
        axisLabel: { color: colours.text, interval: 0, width: width < 420 ? 100 : 150, overflow: 'truncate' },
      }),
      tooltip: {
        ...tooltip(colours),
        trigger: 'item',
        formatter: (part) =>
          `${isolated(rows[part.dataIndex].name)}\n${told(measure, rows[part.dataIndex].value) ?? 'not known'}`,
      },
      series: [
        {
          type: 'bar',
          // Nothing has no bar, and still says so.
          data: rows.map((row) => row.value ?? 0),
          barMaxWidth: 18,
          color: colours.bars[0],
          itemStyle: { borderRadius: [0, 3, 3, 0] },
          label: {
            show: true,
            position: 'right',
            color: colours.text,
            formatter: (part) => told(measure, rows[part.dataIndex].value) ?? '–',
          },
        },
      ],
    }),
  };
}
