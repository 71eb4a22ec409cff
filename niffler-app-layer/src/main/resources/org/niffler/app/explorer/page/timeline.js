import { html, nothing, render, svg } from '/webjars/lit-html/lit-html.js';
import { clockOf, clockTime, duration, longDay, minuteOf } from '/page/dates.js';
import { hours, lanes, step } from '/page/timeline-layout.js';
import { isolated } from '/page/tables.js';
import { patterns } from '/page/timeline-signs.js';
import { counted } from '/page/units.js';

/** Below this the scanners' names stand above their rows instead of beside them; in rem. */
const WIDE = 44;
const LABEL = 13;

/** On both sides, in rem: half a label of the axis. */
const EDGE = 1.3;

/**
 * The day of each scanner as a row of encounters. Each row is one stop for the Tab key; arrows go through it.
 * `model` is {day, scanners, kinds: Map of modalities to numbers from 0, zoom, whole, number}.
 */
class Timeline extends HTMLElement {
  #model = null;
  #pointed = null;
  #focus = new Map();
  #observer = new ResizeObserver(() => this.#draw());

  set model(model) {
    if (model !== this.#model) {
      const [before, scroller] = [this.#model, this.querySelector('.tl-scroll')];
      const middle = scroller ? (scroller.scrollLeft + scroller.clientWidth / 2) / scroller.scrollWidth : 0;
      if (before?.day !== model.day) {
        this.#pointed = null;
        this.#focus.clear();
      }
      this.#model = model;
      this.#draw();
      if (before !== null && before.zoom !== model.zoom && this.isConnected) {
        const now = this.querySelector('.tl-scroll');
        now.scrollLeft = middle * now.scrollWidth - now.clientWidth / 2;
      }
    }
  }

  connectedCallback() {
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
  }

  #draw() {
    if (this.#model === null || this.clientWidth === 0) {
      return;
    }
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const wide = this.clientWidth >= WIDE * rem;
    const { day, scanners, zoom, whole } = this.#model;
    const width = Math.max(200, this.clientWidth - (wide ? LABEL * rem : 0) - 2) * zoom;
    const shown = hours(day, scanners, whole);
    const edge = EDGE * rem;
    const scale = (minute) => edge + ((minute - shown.from) / (shown.to - shown.from)) * (width - 2 * edge);
    const place = { rem, width, scale, shown, marks: marks(shown, width, rem) };
    render(
      html`${patterns()}
      <div class="tl-scroll" tabindex="0" role="region" aria-label=${`Timeline of ${longDay(day)}`}>
        <div class="tl-body ${wide ? 'tl-wide' : ''}">
          ${scanners.map((scanner, row) => this.#row(scanner, row, place))}
          <div class="tl-row tl-axis" aria-hidden="true"><div class="tl-label"></div>${axis(place)}</div>
        </div>
      </div>
      ${this.#details()}`,
      this,
    );
  }

  #row(scanner, row, place) {
    const { day, number } = this.#model;
    const { placed, count } = lanes(day, scanner.encounters);
    const lane = 1.75 * place.rem;
    const height = count * lane + 1.5 * place.rem;
    const top = 0.75 * place.rem;
    const current = Math.min(this.#focus.get(row) ?? 0, placed.length - 1);
    return html`<div class="tl-row">
      <div class="tl-label">
        <strong title=${scanner.scanner.slice(0, 200)}><bdi>${scanner.scanner.slice(0, 200)}</bdi></strong>
        <span class="muted">${
          scanner.encounters.length === 0
            ? 'not used'
            : `${number(scanner.encounters.length)} enc. · ${duration(scanner.usedMinutes)}${scanner.share === null ? '' : ` · ${percent(scanner.share)}`}`
        }</span>
      </div>
      <svg width=${place.width} height=${height} role=${placed.length ? 'listbox' : 'presentation'} aria-orientation=${placed.length ? 'horizontal' : nothing}
        aria-label=${placed.length ? `Encounters at ${isolated(scanner.scanner)}` : nothing} @keydown=${(event) => this.#key(event, row)}>
        ${place.marks.map((minute) => svg`<line class="tl-grid" x1=${place.scale(minute)} x2=${place.scale(minute)} y1="0" y2=${height} aria-hidden="true"/>`)}
        ${scanner.gaps.map((gap) => this.#gap(gap, place, top + 0.75 * place.rem))}
        ${placed.map((each, i) => this.#bar(each, row, i, place, top + each.lane * lane, lane - 0.25 * place.rem, i === current))}
        ${scanner.overlaps.map((overlap) => this.#overlap(overlap, place, lowest(overlap, placed, day) * lane))}
      </svg>
    </div>`;
  }

  #bar({ encounter, from, to }, row, index, { scale, rem }, y, height, current) {
    const x = scale(from);
    const width = Math.max(3, scale(to) - x);
    const kind = this.#model.kinds.get(kindOf(encounter)) ?? 0;
    const label = kindOf(encounter);
    const strip = Math.max(4, 0.35 * rem);
    const pointed = this.#pointed?.encounter === encounter;
    return svg`<g class="tl-encounter" role="option" tabindex=${current ? '0' : '-1'} aria-selected=${pointed ? 'true' : 'false'}
        data-place=${`${row}-${index}`} aria-label=${spoken(encounter)}
        @focus=${() => this.#point(row, index, encounter)} @mouseenter=${() => this.#point(null, null, encounter, row)} @click=${(event) => event.currentTarget.focus()}>
      <rect class=${`tl-bar kind-${kind % 8}`} x=${x} y=${y} width=${width} height=${height} rx="3"/>
      <rect class=${`tl-strip kind-${kind % 8}`} x=${x} y=${y + height - strip} width=${width} height=${strip}/>
      <rect x=${x} y=${y + height - strip} width=${width} height=${strip} fill=${`url(#tl-pattern-${kind % 8})`}/>
      ${width > (0.62 * label.length + 0.6) * rem ? svg`<text class="tl-text" x=${x + width / 2} y=${y + (height - strip) / 2} text-anchor="middle" dominant-baseline="central">${label}</text>` : nothing}
    </g>`;
  }

  #gap(gap, { scale, rem }, y) {
    const [x1, x2] = [scale(minuteOf(gap.start, this.#model.day)) + 2, scale(minuteOf(gap.end, this.#model.day)) - 2];
    const room = x2 - x1;
    if (room < 2) {
      return nothing;
    }
    const minutes = Math.round(gap.minutes);
    const text = room > 4.5 * rem ? duration(minutes) : room > 1.5 * rem && minutes < 100 ? String(minutes) : '';
    return svg`<g class="tl-gap" aria-hidden="true">
      <title>idle for ${duration(minutes)}, ${clockTime(gap.start)} to ${clockTime(gap.end)}</title>
      <path d=${`M${x1} ${y - 5}v10M${x1} ${y}H${x2}M${x2} ${y - 5}v10`}/>
      ${text ? svg`<text x=${(x1 + x2) / 2} y=${y - 0.5 * rem} text-anchor="middle">${text}</text>` : nothing}
    </g>`;
  }

  #overlap(overlap, { scale, rem }, height) {
    const x = scale(minuteOf(overlap.start, this.#model.day));
    const width = Math.max(4, scale(minuteOf(overlap.end, this.#model.day)) - x);
    const middle = x + width / 2;
    const size = 0.38 * rem;
    return svg`<g class="tl-overlap" aria-hidden="true">
      <title>two patients at the same time for ${duration(overlap.minutes)}, ${clockTime(overlap.start)} to ${clockTime(overlap.end)}</title>
      <rect x=${x} y=${0.75 * rem} width=${width} height=${height - 0.25 * rem} fill="url(#tl-pattern-overlap)"/>
      <path d=${`M${middle - size} ${0.08 * rem}h${2 * size}l${-size} ${1.5 * size}z`}/>
      ${width > 6 * rem ? svg`<text x=${middle} y=${height + 1.25 * rem} text-anchor="middle">overlap ${duration(overlap.minutes)}</text>` : nothing}
    </g>`;
  }

  /** What is pointed at, in words; it stays until something else is pointed at, so that it can be read and copied. */
  #details() {
    const pointed = this.#pointed;
    if (pointed === null) {
      return html`<p class="tl-details muted">Point at an encounter, or go to a row by Tab and along it with the arrow keys, to read about it here.</p>`;
    }
    const { encounter, scanner } = pointed;
    return html`<p class="tl-details tl-pointed">
      <strong>${clockTime(encounter.start)}–${clockTime(encounter.end)}</strong> <span>${duration(encounter.minutes)}</span>
      <span>${encounter.modalities.map((each) => html`<bdi>${each}</bdi> `)}</span>
      <span><span class="muted">patient</span> <bdi>${encounter.patient.slice(0, 64)}</bdi></span>
      <span>${counted(encounter.studies, 'study', 'studies')}, ${counted(encounter.series, 'series', 'series')}</span>
      <span><span class="muted">at</span> <bdi>${scanner.scanner.slice(0, 64)}</bdi></span>
      ${encounter.description ? html`<span><bdi>${encounter.description.slice(0, 160)}</bdi></span>` : nothing}
    </p>`;
  }

  #point(row, index, encounter, hovered = row) {
    if (row !== null) {
      this.#focus.set(row, index);
    }
    this.#pointed = { encounter, scanner: this.#model.scanners[row ?? hovered] };
    this.#draw();
  }

  #key(event, row) {
    const count = this.#model.scanners[row].encounters.length;
    const at = this.#focus.get(row) ?? 0;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: count - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#focusOn(row, Math.max(0, Math.min(count - 1, to)));
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.#otherRow(row, at, event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  /** The next row that was used, at about the same time. */
  #otherRow(row, at, direction) {
    const { scanners, day } = this.#model;
    let next = row + direction;
    while (scanners[next] && scanners[next].encounters.length === 0) {
      next += direction;
    }
    if (scanners[next]) {
      const minute = minuteOf(scanners[row].encounters[at].start, day);
      const distances = scanners[next].encounters.map((each) => Math.abs(minuteOf(each.start, day) - minute));
      this.#focusOn(next, distances.indexOf(Math.min(...distances)));
    }
  }

  #focusOn(row, index) {
    this.querySelector(`[data-place="${row}-${index}"]`)?.focus();
  }
}

/** The modalities of an encounter in one: PT and CT of one visit is PET-CT, a kind of its own. */
export const kindOf = (encounter) => encounter.modalities.join('+') || '?';

export const percent = (share) => `${Math.round(share)} %`;

function spoken(encounter) {
  return (
    `${clockTime(encounter.start)} to ${clockTime(encounter.end)}, ${duration(encounter.minutes)}, ${kindOf(encounter)}, ` +
    `patient ${isolated(encounter.patient)}, ${counted(encounter.studies, 'study', 'studies')}, ${counted(encounter.series, 'series', 'series')}`
  );
}

/** How many lanes an overlap reaches down to. */
function lowest(overlap, placed, day) {
  const [start, end] = [minuteOf(overlap.start, day), minuteOf(overlap.end, day)];
  return Math.max(1, ...placed.filter((each) => each.from <= end && each.to >= start).map((each) => each.lane + 1));
}

function marks({ from, to }, width, rem) {
  const each = step(to - from, width, 3.4 * rem);
  return Array.from({ length: Math.floor((to - from) / each) + 1 }, (_, i) => from + i * each);
}

function axis({ marks: minutes, scale, width, rem }) {
  return html`<svg width=${width} height=${1.6 * rem}>
    ${minutes.map((minute) => svg`<text x=${scale(minute)} y=${1.1 * rem} text-anchor="middle">${clockOf(minute)}</text>`)}
  </svg>`;
}

customElements.define('niffler-timeline', Timeline);
