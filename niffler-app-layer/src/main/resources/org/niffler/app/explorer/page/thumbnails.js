/*
 * <lazy-picture .api=${api} path="/series/REF/thumbnail" label="Series 3">: a picture that is fetched once it is nearly seen. If it
 * is held back or cannot be made, the reason stands in its place, which an <img> alone could not tell.
 */

const AT_ONCE = 4;
const waiting = [];
let running = 0;

function next() {
  while (running < AT_ONCE && waiting.length > 0) {
    running += 1;
    const job = waiting.shift();
    job().finally(() => {
      running -= 1;
      next();
    });
  }
}

function enqueue(job) {
  waiting.push(job);
  next();
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        entry.target.fetchPicture();
      }
    }
  },
  { rootMargin: '200px' },
);

export class LazyPicture extends HTMLElement {
  static observedAttributes = ['path', 'label'];
  api = null;
  #abort = null;
  #address = null;

  connectedCallback() {
    this.#restart();
  }

  disconnectedCallback() {
    seen.unobserve(this);
    this.#abort?.abort();
    this.#forget();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || before === after) {
      return;
    }
    if (name === 'path') {
      this.#restart();
    } else {
      this.querySelector('img')?.setAttribute('alt', after);
    }
  }

  #restart() {
    this.#abort?.abort();
    this.#abort = new AbortController();
    this.#forget();
    this.replaceChildren();
    this.dataset.state = 'waiting';
    seen.observe(this);
  }

  #forget() {
    if (this.#address) {
      URL.revokeObjectURL(this.#address);
      this.#address = null;
    }
  }

  /** Called once it is nearly seen. */
  fetchPicture() {
    const { signal } = this.#abort;
    enqueue(async () => {
      if (signal.aborted) {
        return;
      }
      try {
        // Twice as many pixels as it is wide, for screens that have them.
        this.#show(
          await this.api.picture(this.getAttribute('path'), { size: devicePixelRatio > 1 ? 320 : 160 }, signal),
          signal,
        );
      } catch (error) {
        if (!signal.aborted) {
          this.#tell(error);
        }
      }
    });
  }

  #show(blob, signal) {
    if (signal.aborted) {
      return;
    }
    this.#address = URL.createObjectURL(blob);
    const image = document.createElement('img');
    image.alt = this.getAttribute('label') ?? '';
    image.src = this.#address;
    this.dataset.state = 'there';
    this.replaceChildren(image);
  }

  #tell(error) {
    const text = document.createElement('span');
    text.textContent = error.status === 410 || error.status === 404 ? 'The file is not there.' : error.message;
    this.dataset.state = 'none';
    this.replaceChildren(text);
  }
}

customElements.define('lazy-picture', LazyPicture);
