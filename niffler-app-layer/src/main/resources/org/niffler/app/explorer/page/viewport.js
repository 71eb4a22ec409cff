/* Where in its frame an image is, and how large; moved by dragging, by the wheel and by keys. */

const MOST = 32;

export class Viewport {
  #app;
  #acts;
  #columns = 512;
  #rows = 512;
  /** Of the whole that fits; 1 is fit. */
  #zoom = 1;
  #x = 0;
  #y = 0;
  #image = null;
  #observer = null;
  #drag = null;
  #rolled = 0;

  /** @param {{step: Function, panning: Function, window: Function, dragged: Function}} acts what dragging and the wheel do */
  constructor(app, acts) {
    this.#app = app;
    this.#acts = acts;
  }

  /** Of the image's pixels on the screen's (CSS) pixels. */
  get scale() {
    return this.#fitting() * this.#zoom;
  }

  size(columns, rows) {
    this.#columns = columns;
    this.#rows = rows;
    this.#place();
  }

  /** @param {HTMLImageElement} image that is within its frame */
  show(image) {
    this.#image = image;
    this.#columns = image.naturalWidth || this.#columns;
    this.#rows = image.naturalHeight || this.#rows;
    this.#observer ??= new ResizeObserver(() => {
      this.#place();
      this.#app.update();
    });
    this.#observer.disconnect();
    this.#observer.observe(image.parentElement);
    this.#place();
  }

  release() {
    this.#observer?.disconnect();
    this.#drag?.abort();
    this.#drag = null;
  }

  #fitting() {
    const frame = this.#image?.parentElement;
    if (!frame?.clientWidth) {
      return 1;
    }
    return Math.min(frame.clientWidth / this.#columns, frame.clientHeight / this.#rows);
  }

  #place() {
    const image = this.#image;
    if (!image?.parentElement) {
      return;
    }
    const scale = this.scale;
    const frame = image.parentElement;
    const halfWidth = (frame.clientWidth + this.#columns * scale) / 2;
    const halfHeight = (frame.clientHeight + this.#rows * scale) / 2;
    // Some of it is always to be seen.
    this.#x = Math.min(Math.max(this.#x, 24 - halfWidth), halfWidth - 24);
    this.#y = Math.min(Math.max(this.#y, 24 - halfHeight), halfHeight - 24);
    const left = (frame.clientWidth - this.#columns * scale) / 2 + this.#x;
    const top = (frame.clientHeight - this.#rows * scale) / 2 + this.#y;
    image.style.width = `${this.#columns}px`;
    image.style.height = `${this.#rows}px`;
    image.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
    // Pixels are looked at as pixels where they are large.
    image.style.imageRendering = scale >= 3 ? 'pixelated' : 'auto';
  }

  #changed() {
    this.#place();
    this.#app.update();
  }

  /** @param {{x: number, y: number}} about what stays where it is, from the middle of the frame */
  zoom(by, about = { x: 0, y: 0 }) {
    const before = this.#zoom;
    const most = Math.max(MOST / this.#fitting(), 1);
    this.#zoom = Math.min(Math.max(before * by, 0.25), most);
    const real = this.#zoom / before;
    this.#x = about.x - (about.x - this.#x) * real;
    this.#y = about.y - (about.y - this.#y) * real;
    this.#changed();
  }

  pan(dx, dy) {
    this.#x += dx;
    this.#y += dy;
    this.#changed();
  }

  fit() {
    this.#zoom = 1;
    this.#x = 0;
    this.#y = 0;
    this.#changed();
  }

  /** A pixel of the image on a pixel of the page. */
  actual() {
    this.#zoom = 1 / this.#fitting();
    this.#x = 0;
    this.#y = 0;
    this.#changed();
  }

  wheel(event) {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      const frame = event.currentTarget.getBoundingClientRect();
      const about = {
        x: event.clientX - frame.left - frame.width / 2,
        y: event.clientY - frame.top - frame.height / 2,
      };
      this.zoom(Math.exp(-event.deltaY / 300), about);
      return;
    }
    // Touch pads roll in small amounts: a step each 40 of them, not each event.
    this.#rolled += event.deltaMode === 0 ? event.deltaY : event.deltaY * 40;
    const steps = Math.trunc(this.#rolled / 40);
    if (steps !== 0) {
      this.#rolled = 0;
      this.#acts.step(Math.sign(steps));
    }
  }

  /** Begins a drag. */
  grab(event) {
    if (event.button > 1 || event.target.closest('button')) {
      return;
    }
    const frame = event.currentTarget;
    const start = { x: event.clientX, y: event.clientY, panX: this.#x, panY: this.#y };
    const panning = this.#acts.panning(event);
    const window = this.#acts.window();
    this.#drag?.abort();
    const drag = new AbortController();
    this.#drag = drag;
    frame.setPointerCapture(event.pointerId);
    const move = (moved) => {
      const dx = moved.clientX - start.x;
      const dy = moved.clientY - start.y;
      if (panning) {
        this.#x = start.panX + dx;
        this.#y = start.panY + dy;
        this.#changed();
      } else {
        this.#acts.dragged(window, dx, dy);
      }
    };
    const { signal } = drag;
    frame.addEventListener('pointermove', move, { signal });
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      frame.addEventListener(end, () => drag.abort(), { signal });
    }
  }
}
