import { html } from '/webjars/lit-html/lit-html.js';
import { note, parameters } from '/page/address.js';
import { cut } from '/page/tables.js';

/** The scanners, found by name or modality, of which some may be chosen; none chosen is all of them. */
export class ScannerPicker {
  #app;
  #open = false;

  constructor(app) {
    this.#app = app;
  }

  template(devices, choose) {
    const scanners = merged(devices);
    const params = parameters();
    const chosen = new Set(params.getAll('scanner'));
    const [find, modality] = [params.get('find') ?? '', params.get('modality') ?? ''];
    const found = scanners.filter((scanner) => matches(scanner, find, modality));
    const modalities = [...new Set(scanners.flatMap((scanner) => scanner.modalities))].sort();
    return html`<details class="picker" .open=${this.#open} @toggle=${(event) => (this.#open = event.target.open)}>
      <summary>${summary(scanners, chosen)}</summary>
      <div class="toolbar">
        <label class="field"><span class="label">Find by name</span><input type="search" .value=${find} @input=${(event) => this.#note({ find: event.target.value })}></label>
        <label class="field"><span class="label">Modality</span><select @change=${(event) => this.#note({ modality: event.target.value })}>
          <option value="" ?selected=${modality === ''}>any</option>
          ${modalities.map((one) => html`<option value=${one} ?selected=${one === modality}>${one}</option>`)}
        </select></label>
        <button type="button" @click=${() => choose([...new Set([...chosen, ...found.map((each) => each.scanner)])])}
          ?disabled=${found.length === 0}>Choose the ${found.length} found</button>
        <button type="button" @click=${() => choose([])} ?disabled=${chosen.size === 0}>All scanners</button>
      </div>
      ${found.length === 0 ? html`<p class="muted">No scanner matches. Shorten the name, or ask for any modality.</p>` : ''}
      <ul class="picker-list" aria-label="Scanners">
        ${found.map(
          (scanner) => html`<li><label>
          <input type="checkbox" .checked=${chosen.has(scanner.scanner)} @change=${(event) => choose(changed(chosen, scanner.scanner, event.target.checked))}>
          <span class="picker-name"><bdi>${cut(scanner.scanner)}</bdi></span>
          <span class="muted">${facts(scanner)}</span>
        </label>${scanner.scanner.length > 60 ? html`<details><summary>The whole name</summary><bdi>${scanner.scanner}</bdi></details>` : ''}</li>`,
        )}
      </ul>
    </details>`;
  }

  #note(change) {
    note('scanners', change);
    this.#app.update();
  }
}

function summary(scanners, chosen) {
  if (chosen.size === 0) {
    return scanners.length === 1 ? '1 scanner' : `All ${scanners.length} scanners`;
  }
  return html`${chosen.size} of ${scanners.length} scanners:
    ${[...chosen].slice(0, 4).map((each, i) => html`${i > 0 ? ', ' : ''}<bdi>${cut(each)}</bdi>`)}${chosen.size > 4 ? ', …' : ''}`;
}

/** A scanner that was moved or renamed is told as several devices; here it is one, with all its names. */
function merged(devices) {
  const scanners = new Map();
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
