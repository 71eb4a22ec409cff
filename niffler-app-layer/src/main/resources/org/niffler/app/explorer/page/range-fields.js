import { html } from '/webjars/lit-html/lit-html.js';
import { address, go } from '/page/address.js';
import { daysBetween, isDay, plusDays } from '/page/dates.js';

const ROUTE = 'scanners';

/** What the API looks at in one go. */
const MOST_DAYS = 3660;

/** The days from and to which is looked, with the usual choices. */
export function rangeFields({ from, to, first, last }) {
  const set = (name, value) => isDay(value) && go(ROUTE, { from, to, [name]: value });
  const choice = (text, start, end = last) =>
    html`<a class="button" href=${address(ROUTE, { from: start < first ? first : start, to: end })}>${text}</a>`;
  return html`<div class="toolbar">
    <label class="field"><span class="label">From</span><input type="date" .value=${from} max=${to} @change=${(event) => set('from', event.target.value)}></label>
    <label class="field"><span class="label">To</span><input type="date" .value=${to} min=${from} @change=${(event) => set('to', event.target.value)}></label>
    <div class="row" role="group" aria-label="Usual ranges">
      ${choice('30 days', plusDays(last, -29))} ${choice('90 days', plusDays(last, -89))} ${choice('1 year', plusDays(last, -364))}
      ${choice('All', daysBetween(first, last) < MOST_DAYS ? first : plusDays(last, 1 - MOST_DAYS))}
    </div>
  </div>`;
}

/** What is wrong with a range, with what to do; empty if nothing is. */
export function faultOf(from, to) {
  if (from > to) {
    return 'The first day is after the last. Change one of them.';
  }
  return daysBetween(from, to) >= MOST_DAYS
    ? `More than ${MOST_DAYS.toLocaleString('en')} days cannot be looked at in one go. Bring the two days closer.`
    : '';
}
