import { html, nothing, svg } from '/webjars/lit-html/lit-html.js';
import { go, parameters } from '/page/address.js';
import { duration, rangeOf } from '/page/dates.js';
import { sentence } from '/page/left-out.js';
import { OverDays } from '/page/over-days.js';
import { rangeFields } from '/page/range-fields.js';
import { empty } from '/page/states.js';
import { data, table } from '/page/tables.js';
import { counted } from '/page/units.js';

const ROUTE = 'scanners';

/** The causes that the server tells apart, in words. */
const CAUSES = {
  OK: 'In order',
  WHOLE_HOURS: 'Off by whole hours',
  CONSTANT: 'Off by the same time throughout',
  SCATTER: 'Sent late',
  MIXED: 'Changed within the time',
  TOO_FEW: 'Too few studies to tell',
};

/** How far the clocks of the scanners are from the time at which their images arrive. */
export class ClocksView extends OverDays {
  request() {
    const { from, to } = this.context;
    const threshold = wanted();
    return {
      path: '/scanners/clocks',
      params: { from, to, threshold: threshold && `${threshold}m` },
      then: (found) => this.app.announce(summary(found)),
    };
  }

  template() {
    if (this.context === null) {
      return '';
    }
    const { from, to } = this.context;
    return html`<section class="stack" aria-labelledby="clocks-title">
      <h2 id="clocks-title">Clocks of the scanners, ${rangeOf(from, to)}</h2>
      <div class="toolbar">${rangeFields(this.context)} ${this.#threshold()}</div>
      ${this.body((found) => this.#clocks(found), 'Comparing the clocks with the times of arrival')}
    </section>`;
  }

  #threshold() {
    const now = wanted() ?? this.answer.value?.thresholdMinutes ?? '';
    return html`<label class="field"><span class="label">Allowed shift, minutes</span>
      <input type="number" min="1" max="1440" step="1" .value=${String(now)}
        @change=${(event) => event.target.reportValidity() && go(ROUTE, { threshold: event.target.value })}></label>`;
  }

  #clocks(found) {
    const { chosen } = this.context;
    const clocks = chosen.length === 0 ? found.clocks : found.clocks.filter((each) => chosen.includes(each.scanner));
    const remark = found.note ? html`<p class="note">${sentence(found.note)}</p>` : nothing;
    if (clocks.length === 0) {
      return html`${empty(
        'No clock can be told about',
        html`It takes ORIGINAL images with the time of their acquisition, and documents that say when they arrived.
        Choose other days${chosen.length > 0 ? ', or all scanners' : ''}.`,
      )} ${remark}`;
    }
    return html`<p>${summary({ ...found, clocks })}</p>${remark}
      ${clocksTable(clocks, found.thresholdMinutes, this.app.formatNumber)}
      <p class="muted small">The shift is the time from the acquisition, by the clock of the scanner, to the arrival, by the clock of the site: images
        seem late when a clock is behind, and early when it is ahead. The mark is the median, the bar around it is where most shifts lie (the robust spread);
        the band in the middle is what is allowed. Towards the ends the scale is compressed.</p>`;
  }
}

function wanted() {
  const minutes = Number(parameters().get('threshold'));
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440 ? minutes : null;
}

function summary({ clocks, thresholdMinutes }) {
  const wrong = clocks.filter((each) => each.misconfigured).length;
  return `${wrong} of ${counted(clocks.length, 'clock')} ${wrong === 1 || clocks.length === 1 ? 'is' : 'are'} off by more than ${duration(thresholdMinutes)}.`;
}

function clocksTable(clocks, threshold, number) {
  const scale = scaleOf(clocks);
  return table({
    caption: 'Shifts of the clocks, the worst first',
    rows: clocks,
    columns: [
      {
        name: 'Scanner',
        cell: (each) =>
          html`${data(each.scanner)}<br><span class="muted">${[each.manufacturer, each.model].filter(Boolean).map((word) => html`${data(word)} `)}${each.modalities.join(' ')}</span>`,
      },
      {
        name: 'Clock',
        cell: (each) =>
          each.misconfigured
            ? html`<span class="badge bad"><span aria-hidden="true">▲</span> misconfigured</span>`
            : state(each.cause),
      },
      { name: 'Median shift', numeric: true, cell: (each) => duration(each.medianShiftMinutes) },
      {
        name: html`<span class="visually-hidden">Where most shifts lie</span>${shiftAxis(scale)}`,
        wide: true,
        cell: (each) => shiftBar(each, threshold, scale),
      },
      {
        name: 'Likely cause',
        wide: true,
        cell: (each) =>
          html`<strong>${CAUSES[each.cause] ?? each.cause}</strong><br><span class="clock-why">${sentence(each.explanation)}</span>`,
      },
      { name: 'Studies', numeric: true, cell: (each) => number(each.studies) },
    ],
  });
}

function state(cause) {
  if (cause === 'OK') {
    return html`<span class="badge good"><span aria-hidden="true">✓</span> in order</span>`;
  }
  return cause === 'TOO_FEW'
    ? html`<span class="badge neutral"><span aria-hidden="true">?</span> not known</span>`
    : html`<span class="badge warn"><span aria-hidden="true">◆</span> odd</span>`;
}

// Shifts are minutes or days: on an even scale either the minutes vanish or the days do not fit.
const WIDTH = 300;
const HEIGHT = 26;
const EVEN = 10;
const MARKS = [15, 60, 360, 1440, 10_080];

const bend = (minutes) => Math.sign(minutes) * Math.log10(1 + Math.abs(minutes) / EVEN);

function scaleOf(clocks) {
  const all = clocks.flatMap((each) => [each.medianShiftMinutes, each.lowMinutes ?? 0, each.highMinutes ?? 0]);
  const top = Math.max(...all.map(Math.abs), 60) * 1.15;
  return { top, x: (minutes) => WIDTH / 2 + (bend(minutes) / bend(top)) * (WIDTH / 2 - 8) };
}

function shiftAxis({ top, x }) {
  const marks = MARKS.filter((mark) => mark <= top).reduce(
    (kept, mark) => (x(mark) - x(kept.at(-1) ?? 0) < 44 ? kept : [...kept, mark]),
    [],
  );
  const text = (mark) => (mark < 60 ? `${mark} min` : mark < 1440 ? `${mark / 60} h` : `${mark / 1440} d`);
  return html`<svg class="shift" viewBox=${`0 0 ${WIDTH} 16`} aria-hidden="true">
    ${[...marks.map((mark) => -mark).reverse(), 0, ...marks].map((mark) => svg`<text x=${x(mark)} y="12" text-anchor="middle">${mark === 0 ? '0' : `${mark < 0 ? '−' : ''}${text(Math.abs(mark))}`}</text>`)}
  </svg>`;
}

function shiftBar(clock, threshold, { x }) {
  const [low, high] = [clock.lowMinutes ?? clock.medianShiftMinutes, clock.highMinutes ?? clock.medianShiftMinutes];
  const told =
    clock.lowMinutes === null
      ? `median ${duration(clock.medianShiftMinutes)}`
      : `most from ${duration(low)} to ${duration(high)}, median ${duration(clock.medianShiftMinutes)}`;
  const middle = HEIGHT / 2;
  return html`<svg class="shift ${clock.misconfigured ? 'shift-bad' : ''}" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${told}>
    <title>${told}</title>
    <rect class="shift-allowed" x=${x(-threshold)} y="0" width=${x(threshold) - x(-threshold)} height=${HEIGHT}></rect>
    <line class="shift-zero" x1=${x(0)} x2=${x(0)} y1="0" y2=${HEIGHT}></line>
    <line class="shift-range" x1=${x(low)} x2=${x(high)} y1=${middle} y2=${middle}></line>
    <path class="shift-ends" d=${`M${x(low)} ${middle - 5}v10M${x(high)} ${middle - 5}v10`}></path>
    <path class="shift-median" d=${`M${x(clock.medianShiftMinutes)} ${middle - 7}l6 7-6 7-6-7z`}></path>
  </svg>`;
}
