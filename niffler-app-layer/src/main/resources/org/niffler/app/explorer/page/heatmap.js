import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { address, go } from '/page/address.js';
import { firstOfMonth, longDay, monthName, nextMonth, plusDays, shortDay, weekdayOf, WEEKDAYS } from '/page/dates.js';
import { counted } from '/page/units.js';
import { grouped } from '/page/use.js';

const LEVELS = 5;

/**
 * A calendar with a table for each month, whose days are links to their timelines: the darker, the more. The Tab key stops
 * once; arrows go from day to day.
 *
 * @param current the day to which the Tab key leads, if it is among them
 */
export function calendar(use, metric, current) {
  const byDay = new Map(
    [...grouped(use.days, (day) => day.day)].map(([day, parts]) => [day, { parts, value: metric.of(parts) }]),
  );
  const most = Math.max(...[...byDay.values()].map(({ value }) => value ?? 0), 0);
  // Shares are shaded alike in all times; more than the whole is an overlap.
  const top = metric.unit === '%' ? 100 : most;
  const stop = current >= use.from && current <= use.to ? current : use.to;
  return html`<section class="panel stack" aria-labelledby="calendar-title">
    <div class="page-head">
      <h3 id="calendar-title">Calendar: ${metric.name.toLowerCase()}${scannersOf(use)}</h3>
      ${legend(metric, top)}
    </div>
    <div class="calendar" @keydown=${(event) => move(event, use)}>
      ${months(use).map((month) => monthTable(month, use, byDay, metric, top, stop))}
    </div>
    <p class="muted small">A day leads to its timeline. Arrow keys go from day to day, Page Up and Page Down from month to month.</p>
  </section>`;
}

function scannersOf(use) {
  return use.scanners.length === 1
    ? html` of <bdi>${use.scanners[0].scanner.slice(0, 60)}</bdi>`
    : ` of ${use.scanners.length} scanners together`;
}

function months({ from, to }) {
  const all = [];
  for (let month = firstOfMonth(from); month <= to; month = nextMonth(month)) {
    all.push(month);
  }
  return all;
}

function monthTable(month, use, byDay, metric, top, stop) {
  return html`<table class="month">
    <caption>${monthName(month)}</caption>
    <thead><tr>${WEEKDAYS.map((day) => html`<th scope="col"><abbr title=${day.long}>${day.short.slice(0, 2)}</abbr></th>`)}</tr></thead>
    <tbody>${weeks(month).map((week) => html`<tr>${week.map((day) => html`<td>${day === null ? nothing : cell(day, use, byDay.get(day), metric, top, stop)}</td>`)}</tr>`)}</tbody>
  </table>`;
}

/** The days of a month in rows from Monday to Sunday; null where another month's would be. */
function weeks(month) {
  const days = Array(weekdayOf(month)).fill(null);
  for (let day = month; day < nextMonth(month); day = plusDays(day, 1)) {
    days.push(day);
  }
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, i) =>
    Array.from({ length: 7 }, (__, j) => days[i * 7 + j] ?? null),
  );
}

function cell(day, use, entry, metric, top, stop) {
  const number = Number(day.slice(8));
  if (day < use.from || day > use.to) {
    return html`<span class="heat-day heat-out">${number}</span>`;
  }
  const value = entry?.value ?? null;
  const used = entry?.parts.some((part) => part.encounters > 0) ?? false;
  const told =
    used && value !== null
      ? `${metric.text(value)}, ${counted(
          entry.parts.reduce((sum, part) => sum + part.encounters, 0),
          'encounter',
        )}`
      : used
        ? 'used at one moment'
        : 'not used';
  return html`<a class="heat-day heat-${used ? level(value, top) : 'none'}" href=${address('scanners', { view: 'day', day, metric: null, each: null })}
    data-day=${day} tabindex=${day === stop ? '0' : '-1'} title=${`${shortDay(day)}: ${told}`}>
    <span class="heat-number" aria-hidden="true">${number}</span><span class="heat-value" aria-hidden="true">${used && value !== null ? brief(metric, value) : ''}</span>
    <span class="visually-hidden">${longDay(day)}: ${told}</span></a>`;
}

const level = (value, top) =>
  top > 0 ? Math.min(LEVELS, Math.max(1, Math.ceil(((value ?? 0) / top) * LEVELS))) : 1;

/** There is room for three signs. */
const brief = (metric, value) =>
  metric.unit === 'h' && value < 9.95
    ? value.toFixed(1)
    : Math.round(value).toLocaleString('en').replace(',', '\u202f');

function legend(metric, top) {
  const bound = (i) => (top * i) / LEVELS;
  return html`<ul class="legend" aria-label="Shades of the calendar">
    <li><span class="heat-swatch heat-none"></span> not used</li>
    ${Array.from({ length: LEVELS }, (_, i) => html`<li><span class="heat-swatch heat-${i + 1}"></span> ${`to ${metric.brief(bound(i + 1))}`}</li>`)}
  </ul>`;
}

function move(event, { from, to }) {
  const day = event.target.dataset?.day;
  if (!day || event.ctrlKey || event.altKey || event.metaKey) {
    return;
  }
  const target = targetOf(event.key, day);
  if (target === null) {
    return;
  }
  event.preventDefault();
  const there = target < from ? from : target > to ? to : target;
  const next = event.currentTarget.querySelector(`[data-day="${there}"]`);
  event.target.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

function targetOf(key, day) {
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };
  if (key in steps) {
    return plusDays(day, steps[key]);
  }
  const moves = {
    Home: () => plusDays(day, -weekdayOf(day)),
    End: () => plusDays(day, 6 - weekdayOf(day)),
    PageDown: () => nextMonth(day),
    PageUp: () => firstOfMonth(plusDays(firstOfMonth(day), -1)),
    ' ': () => {
      go('scanners', { view: 'day', day, metric: null, each: null });
      return day;
    },
  };
  return moves[key]?.() ?? null;
}
