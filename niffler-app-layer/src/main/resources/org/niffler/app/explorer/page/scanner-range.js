import { guard } from '/webjars/lit-html/directives/guard.js';
import { html } from '/webjars/lit-html/lit-html.js';
import { address, note, parameters } from '/page/address.js';
import { chart } from '/page/charts.js';
import { duration, rangeOf, shortDay } from '/page/dates.js';
import { calendar } from '/page/heatmap.js';
import { leftOut } from '/page/left-out.js';
import { OverDays } from '/page/over-days.js';
import { rangeFields } from '/page/range-fields.js';
import { empty } from '/page/states.js';
import { data, isolated, table } from '/page/tables.js';
import { counted } from '/page/units.js';
import { useChart } from '/page/use-chart.js';
import { EACH, METRICS, usualEach } from '/page/use.js';

const ROUTE = 'scanners';

/** The use of scanners over many days: as lines, as numbers, as a calendar. */
export class RangeView extends OverDays {
  #chart = null;

  request() {
    const { from, to, chosen } = this.context;
    return { path: '/scanners/utilization', params: { from, to, scanner: chosen }, then: (use) => this.#told(use) };
  }

  changed() {
    this.#chart = null;
  }

  #told(use) {
    this.#chart = null;
    this.app.announce(`${counted(use.scanners.length, 'scanner')} from ${shortDay(use.from)} to ${shortDay(use.to)}`);
  }

  template() {
    if (this.context === null) {
      return '';
    }
    const { from, to } = this.context;
    return html`<section class="stack" aria-labelledby="range-title">
      <h2 id="range-title">${rangeOf(from, to)}</h2>
      ${rangeFields(this.context)}
      ${this.body((use) => this.#use(use), 'Reading the days')}
    </section>`;
  }

  #use(use) {
    if (use.days.every((day) => day.encounters === 0)) {
      return html`${empty('No scanner was used on these days', `Data goes from ${shortDay(this.context.first)} to ${shortDay(this.context.last)}: choose days of that time, or other scanners.`)}
        ${leftOut(use.leftOut, false)}`;
    }
    const { metric, each } = looks(use);
    this.#chart ??= useChart(use, METRICS[metric], each);
    return html`${this.#tools(metric, each)}
      <div class="panel">${chart(this.#chart)}</div>
      ${leftOut(use.leftOut)}
      ${summary(use.scanners, this.app.formatNumber)}
      ${guard([use, metric, this.context], () => calendar(use, METRICS[metric], this.context.day))}`;
  }

  #tools(metric, each) {
    const change = (name, value) => {
      note(ROUTE, { [name]: value });
      this.#chart = null;
      this.app.update();
    };
    const options = (names, chosen, text) =>
      names.map((name) => html`<option value=${name} ?selected=${name === chosen}>${text(name)}</option>`);
    return html`<div class="toolbar">
      <label class="field"><span class="label">Show</span><select @change=${(event) => change('metric', event.target.value)}>
        ${options(Object.keys(METRICS), metric, (name) => METRICS[name].name)}</select></label>
      <label class="field"><span class="label">By</span><select @change=${(event) => change('each', event.target.value)}>
        ${options(Object.keys(EACH), each, (name) => name)}</select></label>
    </div>`;
  }
}

function looks(use) {
  const params = parameters();
  const known = (names, name, other) => (Object.hasOwn(names, name ?? '') ? name : other);
  return {
    metric: known(METRICS, params.get('metric'), 'share'),
    each: known(EACH, params.get('each'), usualEach(use.from, use.to)),
  };
}

function summary(scanners, number) {
  return table({
    caption: 'Use in this time',
    rows: scanners,
    columns: [
      { name: 'Scanner', cell: (each) => data(each.scanner) },
      { name: 'Days in use', numeric: true, cell: (each) => number(each.days) },
      { name: 'Encounters', numeric: true, cell: (each) => number(each.encounters) },
      { name: 'In use', numeric: true, cell: (each) => duration(each.usedMinutes) },
      { name: 'Share', numeric: true, cell: (each) => (each.share === null ? null : METRICS.share.text(each.share)) },
      {
        name: 'Median encounter',
        numeric: true,
        cell: (each) => (each.medianEncounterMinutes === null ? null : duration(each.medianEncounterMinutes)),
      },
      {
        name: 'Median idle',
        numeric: true,
        cell: (each) => (each.medianIdleMinutes === null ? null : duration(each.medianIdleMinutes)),
      },
      {
        name: 'Look',
        kind: 'short',
        cell: (each) =>
          html`<a href=${address(ROUTE, { scanner: each.scanner })} aria-label=${`Only this: ${isolated(each.scanner)}`}>only this</a>`,
      },
    ],
  });
}
