import { html } from '/webjars/lit-html/lit-html.js';
import { go, note, parameters } from '/page/address.js';
import { isDay, shortDay } from '/page/dates.js';
import { cut } from '/page/tables.js';

const ROUTE = 'scanners';

/** The scanners of some time, found by name or modality, of which some may be chosen; none chosen is all of them. */
export class ScannerPicker {
  #app;
  #open = false;

  constructor(app) {
    this.#app = app;
  }

  /**
   * @param {import('./answer.js').Answer} list the scanners since a day; the views do without it
   * @param {string} last day of data
   * @param {(scanners: string[]) => void} choose
   */
  template(list, last, choose) {
    const chosen = parameters().getAll('scanner');
    return html`<details class="picker" .open=${this.#open} @toggle=${(event) => (this.#open = event.target.open)}>
      <summary>${summary(list, chosen)}</summary>
      <div class="toolbar">
        <label class="field"><span class="label">Scanners since</span><input type="date" max=${last}
          .value=${parameters().get('since') ?? list.value?.since ?? ''} @change=${(event) => since(event.target.value)}></label>
        <p class="muted">Choose an earlier day to find scanners that were not used lately.</p>
      </div>
      ${list.show((value) => this.#scanners(merged(value.scanners, chosen), new Set(chosen), choose), 'Looking for scanners')}
    </details>`;
  }

  #scanners(scanners, chosen, choose) {
    const params = parameters();
    const [find, modality] = [params.get('find') ?? '', params.get('modality') ?? ''];
    const found = scanners.filter((scanner) => matches(scanner, find, modality));
    const modalities = [...new Set(scanners.flatMap((scanner) => scanner.modalities))].sort();
    return html`<div class="toolbar">
        <label class="field"><span class="label">Find by name</span><input type="search" .value=${find} @input=${(event) => this.#note({ find: event.target.value })}></label>
        <label class="field"><span class="label">Modality</span><select @change=${(event) => this.#note({ modality: event.target.value })}>
          <option value="" ?selected=${modality === ''}>any</option>
          ${modalities.map((one) => html`<option value=${one} ?selected=${one === modality}>${one}</option>`)}
        </select></label>
        <button type="button" @click=${() => choose([...new Set([...chosen, ...found.map((each) => each.scanner)])])}
          ?disabled=${found.length === 0}>Choose the ${found.length} found</button>
        <button type="button" @click=${() => choose([])} ?disabled=${chosen.size === 0}>All scanners</button>
      </div>
      ${found.length === 0 ? html`<p class="muted">No scanner matches. Shorten the name, ask for any modality, or go further back.</p>` : ''}
      <ul class="picker-list" aria-label="Scanners">
        ${found.map(
          (scanner) => html`<li><label>
          <input type="checkbox" .checked=${chosen.has(scanner.scanner)} @change=${(event) => choose(changed(chosen, scanner.scanner, event.target.checked))}>
          <span class="picker-name"><bdi>${cut(scanner.scanner)}</bdi></span>
          <span class="muted">${facts(scanner)}</span>
        </label>${scanner.scanner.length > 60 ? html`<details><summary>The whole name</summary><bdi>${scanner.scanner}</bdi></details>` : ''}</li>`,
        )}
      </ul>`;
  }

  #note(change) {
    note(ROUTE, change);
    this.#app.update();
  }
}

function since(day) {
  if (day === '' || isDay(day)) {
    go(ROUTE, { since: day });
  }
}

function summary(list, chosen) {
  if (chosen.length > 0) {
    return html`${chosen.length === 1 ? '1 scanner' : `${chosen.length} scanners`} chosen:
      ${chosen.slice(0, 4).map((each, i) => html`${i > 0 ? ', ' : ''}<bdi>${cut(each)}</bdi>`)}${chosen.length > 4 ? ', …' : ''}`;
  }
  if (list.error !== null) {
    return 'All scanners; which there are could not be found out';
  }
  if (list.value === null) {
    return 'All scanners';
  }
  const scanners = merged(list.value.scanners, []).length;
  return `${scanners === 1 ? '1 scanner' : `All ${scanners} scanners`} since ${shortDay(list.value.since)}`;
}

/**
 * A scanner that was moved or renamed is told as several devices; here it is one, with all its names. Those that are chosen
 * are there, too, though they were not used in this time.
 */
function merged(devices, chosen) {
  const scanners = new Map(chosen.map((scanner) => [scanner, { scanner, names: [], modalities: [] }]));
  for (const device of devices) {
    const scanner = scanners.get(device.scanner) ?? { scanner: device.scanner, names: [], modalities: [] };
    const names = [device.stationName, device.manufacturer, device.model, device.institutionName];
    scanner.names.push(...names.filter((name) => name && !scanner.names.includes(name)));
    scanner.modalities.push(...device.modalities.filter((modality) => !scanner.modalities.includes(modality)));
    scanners.set(device.scanner, scanner);
  }
  return [...scanners.values()];
}

function facts(scanner) {
  const words = [scanner.modalities.join(' '), ...scanner.names];
  return words.filter(Boolean).map((word, i) => html`${i > 0 ? ' · ' : ''}<bdi>${cut(word)}</bdi>`);
}

function matches(scanner, find, modality) {
  const names = [scanner.scanner, ...scanner.names];
  return (
    (modality === '' || scanner.modalities.includes(modality)) &&
    names.some((name) => name.toLowerCase().includes(find.trim().toLowerCase()))
  );
}

function changed(chosen, scanner, checked) {
  const others = [...chosen].filter((each) => each !== scanner);
  return checked ? [...others, scanner] : others;
}
