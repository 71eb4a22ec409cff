/* One image: its frames, its window, and a closer look. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { failure, loading, longValue, smallFailure, value } from '/page/states.js';
import { Viewport } from '/page/viewport.js';
import { Siblings } from '/page/siblings.js';
import { dragged, presets, round, smallest } from '/page/window.js';

let app = null;
let address = null;
let image = null;
let error = null;
let abort = null;
let siblings = null;
let viewport = null;

/** What is shown of the image. It stays for the next instance of the series. */
const shown = { frame: 1, window: null, invert: false, tool: 'window' };

/** The picture that is asked for; while one is on its way, only the newest wish is kept. */
const picture = { url: null, of: null, error: null, busy: false, wish: null };

/* ---------- Loading ---------- */

async function load() {
  abort?.abort();
  abort = new AbortController();
  const { signal } = abort;
  error = null;
  const ref = address.get('ref');
  try {
    const answer = await app.api.get(`/instances/${encodeURIComponent(ref)}`, {}, signal);
    if (signal.aborted) {
      return;
    }
    image = answer;
  } catch (cause) {
    if (cause.stopped) {
      return;
    }
    error = cause;
    app.update();
    return;
  }
  shown.frame = Math.min(Math.max(shown.frame, 1), Math.max(image.frames, 1));
  viewport.size(image.columns ?? 512, image.rows ?? 512);
  app.update();
  if (!image.held) {
    draw();
  }
  siblings.find(image, ref, Number.parseInt(address.get('at') ?? '', 10), signal);
}

function draw() {
  picture.wish = { ref: image.ref, frame: shown.frame, ...(image.colour ? {} : (shown.window ?? {})) };
  if (!picture.busy) {
    fetchPicture();
  }
}

async function fetchPicture() {
  picture.busy = true;
  while (picture.wish && image) {
    const { ref, frame, center, width } = picture.wish;
    picture.wish = null;
    try {
      const blob = await app.api.picture(
        `/instances/${encodeURIComponent(ref)}/frames/${frame}`,
        { center, width },
        abort.signal,
      );
      dropPicture();
      Object.assign(picture, { url: URL.createObjectURL(blob), of: `${ref} ${frame}`, error: null });
    } catch (cause) {
      if (!cause.stopped) {
        // The picture before must not be taken for this one.
        dropPicture();
        picture.error = cause;
      }
    }
    app.update();
  }
  picture.busy = false;
  app.update();
}

function dropPicture() {
  if (picture.url) {
    URL.revokeObjectURL(picture.url);
  }
  Object.assign(picture, { url: null, of: null });
}

function forgetPicture() {
  dropPicture();
  Object.assign(picture, { error: null, wish: null });
}

/* ---------- Changing what is shown ---------- */

function here() {
  return {
    ref: address.get('ref'),
    frame: shown.frame > 1 ? shown.frame : null,
    center: shown.window?.center ?? null,
    width: shown.window?.width ?? null,
    at: siblings.at ?? address.get('at'),
  };
}

function changed() {
  app.navigate('image', here(), { quiet: true });
  draw();
  app.update();
}

function setFrame(frame) {
  const next = Math.min(Math.max(Math.round(frame), 1), image.frames);
  if (next !== shown.frame && Number.isFinite(next)) {
    shown.frame = next;
    changed();
  }
}

function setWindow(window) {
  shown.window = window;
  changed();
}

/** The window that the picture has now, whether the viewer or the image says so. */
function currentWindow() {
  if (shown.window) {
    return shown.window;
  }
  if (image.window) {
    return image.window;
  }
  const range = image.range ?? { min: 0, max: 255 };
  return { center: round((range.min + range.max) / 2), width: Math.max(round(range.max - range.min), smallest(image)) };
}

function toSibling(by) {
  const next = siblings.next(by);
  if (next) {
    app.navigate('image', { ...here(), ref: next.ref, at: next.at, frame: null }, { replace: true, stay: true });
  }
}

/** Through the frames of an image; of one that has none, through the series. */
function step(by) {
  if (image.frames > 1) {
    setFrame(shown.frame + by);
  } else {
    toSibling(by);
  }
}

function reset() {
  Object.assign(shown, { window: null, invert: false });
  viewport.fit();
  changed();
}

function invert() {
  shown.invert = !shown.invert;
  app.update();
}

const KEYS = {
  ArrowUp: () => step(-1),
  ArrowDown: () => step(1),
  ArrowLeft: () => toSibling(-1),
  ArrowRight: () => toSibling(1),
  Home: () => setFrame(1),
  End: () => setFrame(image.frames),
  '+': () => viewport.zoom(1.25),
  '=': () => viewport.zoom(1.25),
  '-': () => viewport.zoom(0.8),
  0: () => viewport.fit(),
  1: () => viewport.actual(),
  i: invert,
  r: reset,
};

const PANS = { ArrowUp: [0, 40], ArrowDown: [0, -40], ArrowLeft: [40, 0], ArrowRight: [-40, 0] };

function key(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.shiftKey && PANS[event.key]) {
    viewport.pan(...PANS[event.key]);
    event.preventDefault();
  } else if (KEYS[event.key]) {
    KEYS[event.key]();
    event.preventDefault();
  }
}

/* ---------- Templates ---------- */

function screen() {
  if (image.held) {
    return html`<div class="screen held-screen">
      <p><strong>This image is held back.</strong></p>
      <p><bdi>${image.held}</bdi></p>
    </div>`;
  }
  return html`<div
    class="screen ${shown.tool === 'pan' ? 'panning' : 'windowing'}"
    role="group"
    aria-label="Image. Arrow up and down change the frame, left and right the instance, plus and minus zoom."
    tabindex="0"
    @keydown=${key}
    @pointerdown=${(event) => viewport.grab(event)}
    @wheel=${{ handleEvent: (event) => viewport.wheel(event), passive: false }}
  >
    ${
      picture.url
        ? html`<img
          class="${shown.invert ? 'inverted' : ''} ${picture.of === `${image.ref} ${shown.frame}` ? '' : 'stale'}"
          src=${picture.url}
          alt="Frame ${shown.frame} of ${image.frames}"
          draggable="false"
          @load=${(event) => viewport.show(event.target)}
        />`
        : nothing
    }
    ${picture.error ? html`<div class="screen-error">${smallFailure(picture.error, draw)}</div>` : nothing}
    <span class="overlay top-left">${picture.busy && !picture.url ? loading('Rendering') : nothing}</span>
    ${image.frames > 1 ? html`<span class="overlay top-right number">${shown.frame} / ${image.frames}</span>` : nothing}
    <span class="overlay bottom-left number">${image.colour ? nothing : windowText()}</span>
    <span class="overlay bottom-right number">${Math.round(viewport.scale * 100)} %</span>
  </div>`;
}

function windowText() {
  const { center, width } = currentWindow();
  return `C ${center}  W ${width}`;
}

function frames() {
  if (image.frames <= 1) {
    return nothing;
  }
  return html`<section class="stack tight" aria-labelledby="frames-heading">
    <h2 id="frames-heading">Frames</h2>
    <div class="row nowrap">
      <input
        class="grow"
        type="range"
        min="1"
        max=${image.frames}
        aria-label="Frame"
        aria-valuetext="Frame ${shown.frame} of ${image.frames}"
        .value=${String(shown.frame)}
        @input=${(event) => setFrame(Number(event.target.value))}
      />
      <input
        class="short"
        type="number"
        min="1"
        max=${image.frames}
        aria-label="Number of the frame"
        .value=${String(shown.frame)}
        @change=${(event) => setFrame(Number(event.target.value))}
      />
      <span class="muted small">of ${app.formatNumber(image.frames)}</span>
    </div>
  </section>`;
}

function windowField(name, label) {
  const now = currentWindow();
  return html`<div class="field">
    <label for="window-${name}">${label}</label>
    <input
      id="window-${name}"
      class="short"
      type="number"
      step="any"
      .value=${String(now[name])}
      @change=${(event) => {
        const number = event.target.valueAsNumber;
        if (Number.isFinite(number)) {
          setWindow({ ...now, [name]: name === 'width' ? Math.max(number, smallest(image)) : number });
        }
      }}
    />
  </div>`;
}

function windowing() {
  if (image.colour) {
    return html`<section class="stack tight"><h2>Window</h2><p class="muted small">Images in colour have none.</p></section>`;
  }
  const now = currentWindow();
  const usual = presets(image);
  const pressed = usual.find((preset) => preset.center === now.center && preset.width === now.width);
  return html`<section class="stack tight" aria-labelledby="window-heading">
    <h2 id="window-heading">Window</h2>
    <div class="pair">${windowField('center', 'Centre')} ${windowField('width', 'Width')}</div>
    <div class="row" role="group" aria-label="Usual windows">
      ${usual.map(
        (preset) =>
          html`<button
            type="button"
            aria-pressed=${preset === pressed ? 'true' : 'false'}
            @click=${() => setWindow({ center: preset.center, width: preset.width })}
          >
            ${preset.name}
          </button>`,
      )}
    </div>
  </section>`;
}

function tool(id, name) {
  return html`<button
    type="button"
    aria-pressed=${shown.tool === id ? 'true' : 'false'}
    @click=${() => {
      shown.tool = id;
      app.update();
    }}
  >
    ${name}
  </button>`;
}

function look() {
  return html`<section class="stack tight" aria-labelledby="look-heading">
    <h2 id="look-heading">View</h2>
    <div class="row" role="group" aria-label="What dragging does">
      <span class="muted small">Dragging</span> ${image.colour ? nothing : tool('window', 'Window')} ${tool('pan', 'Move')}
    </div>
    <div class="row" role="group" aria-label="Zoom">
      <button type="button" aria-label="Zoom out" @click=${() => viewport.zoom(0.8)}>−</button>
      <button type="button" aria-label="Zoom in" @click=${() => viewport.zoom(1.25)}>+</button>
      <button type="button" @click=${() => viewport.fit()}>Fit</button>
      <button type="button" @click=${() => viewport.actual()}>1:1</button>
      <button type="button" aria-pressed=${shown.invert ? 'true' : 'false'} @click=${invert}>Invert</button>
      <button type="button" @click=${reset}>Reset</button>
    </div>
  </section>`;
}

function facts() {
  return html`<section class="stack tight" aria-labelledby="facts-heading">
    <h2 id="facts-heading">Facts</h2>
    <dl class="facts small">
      <dt>Size</dt>
      <dd>${image.columns && image.rows ? `${image.columns} × ${image.rows}` : value(null)}</dd>
      <dt>Frames</dt>
      <dd>${app.formatNumber(image.frames)}</dd>
      <dt>Values</dt>
      <dd>${image.range ? `${image.range.min} to ${image.range.max}` : value(null)}</dd>
      <dt>Transfer syntax</dt>
      <dd>${longValue(image.transferSyntax)}</dd>
    </dl>
    <details>
      <summary>Keys</summary>
      <dl class="facts small keys">
        <dt><kbd>↑</kbd> <kbd>↓</kbd></dt>
        <dd>${image.frames > 1 ? 'previous, next frame' : 'previous, next instance'}; the wheel, too</dd>
        <dt><kbd>←</kbd> <kbd>→</kbd></dt>
        <dd>previous, next instance</dd>
        <dt><kbd>+</kbd> <kbd>−</kbd></dt>
        <dd>zoom; also Ctrl and the wheel</dd>
        <dt><kbd>Shift</kbd> <kbd>→</kbd></dt>
        <dd>move; also Shift and dragging</dd>
        <dt><kbd>0</kbd> <kbd>1</kbd></dt>
        <dd>fit, 1:1</dd>
        <dt><kbd>I</kbd> <kbd>R</kbd></dt>
        <dd>invert, reset</dd>
      </dl>
    </details>
  </section>`;
}

function walk() {
  const { at, total } = siblings;
  return html`<nav class="pager" aria-label="Instances of the series">
    <button type="button" ?disabled=${!siblings.neighbour(-1)} @click=${() => toSibling(-1)}>Previous<span class="visually-hidden"> instance</span></button>
    ${at === null ? nothing : html`<span class="number">${app.formatNumber(at + 1)} of ${app.formatNumber(total)}</span>`}
    <button type="button" ?disabled=${!siblings.neighbour(1)} @click=${() => toSibling(1)}>Next<span class="visually-hidden"> instance</span></button>
  </nav>`;
}

function content() {
  return html`<div class="viewer">
    <div class="stack tight">
      ${screen()}
      ${walk()}
    </div>
    <div class="panel stack viewer-side">
      ${image.held ? nothing : html`${frames()} ${windowing()} ${look()}`} ${facts()}
    </div>
  </div>`;
}

function crumbs() {
  if (!image) {
    return nothing;
  }
  const { study, series, modality } = image;
  return html`<p class="crumbs">
    <a href=${app.address('study', { ref: study.ref })}>Study</a> /
    <a href=${app.address('series', { ref: series.ref, study: study.ref, modality })}>Series</a>
  </p>`;
}

function number(name) {
  const text = address.get(name);
  return text !== null && Number.isFinite(Number(text)) ? Number(text) : null;
}

export default {
  title: () => (image ? `Image ${image.number ?? ''}`.trim() : 'Image'),

  open(params, frame) {
    app = frame;
    address = params;
    siblings ??= new Siblings(app);
    viewport ??= new Viewport(app, {
      step,
      panning: (event) => shown.tool === 'pan' || image?.colour || event.shiftKey || event.button === 1,
      window: () => currentWindow(),
      dragged: (from, dx, dy) => setWindow(dragged(from, dx, dy, image)),
    });
    const center = number('center');
    const width = number('width');
    shown.frame = number('frame') ?? 1;
    shown.window = center !== null && width !== null ? { center, width } : null;
    load();
  },

  close() {
    abort?.abort();
    viewport.release();
    picture.wish = null;
    queueMicrotask(() => {
      // The picture stays until the next one is there, if the next one is an image.
      if (!location.hash.startsWith('#/image/')) {
        forgetPicture();
        image = null;
        Object.assign(shown, { invert: false, tool: 'window' });
        viewport.fit();
      }
    });
  },

  template() {
    return html`<div class="page-head">
        <h1>Image ${image?.number ?? nothing}</h1>
        ${crumbs()}
      </div>
      ${error ? failure(error, load) : image ? content() : loading('Loading the image')}`;
  },
};
