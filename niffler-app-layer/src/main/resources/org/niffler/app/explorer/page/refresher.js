/** Calls again and again while the page can be seen and nobody has paused it: the next call waits for the one before. */
export class Refresher {
  #call;
  #every;
  #timer = null;
  #running = false;
  #busy = false;
  #seen = () => this.#visibilityChanged();

  paused = false;

  /** @param {number} every seconds */
  constructor(call, every) {
    this.#call = call;
    this.#every = every * 1000;
  }

  start() {
    if (!this.#running) {
      this.#running = true;
      document.addEventListener('visibilitychange', this.#seen);
      this.#now();
    }
  }

  stop() {
    this.#running = false;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  pause(paused) {
    this.paused = paused;
    clearTimeout(this.#timer);
    if (!paused) {
      this.#now();
    }
  }

  async #now() {
    clearTimeout(this.#timer);
    if (this.#busy || !this.#running || document.hidden) {
      return;
    }
    this.#busy = true;
    try {
      await this.#call();
    } finally {
      this.#busy = false;
    }
    if (this.#running && !this.paused && !document.hidden) {
      this.#timer = setTimeout(() => this.#now(), this.#every);
    }
  }

  #visibilityChanged() {
    clearTimeout(this.#timer);
    if (!document.hidden && !this.paused) {
      this.#now();
    }
  }
}
