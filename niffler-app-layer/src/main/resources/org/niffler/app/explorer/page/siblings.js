/* The instances beside one, in the order of its series. */

import { PAGE_SIZE } from '/page/series.js';

/** So many pages are looked through for an instance of which nobody says where it is. */
const MOST_PAGES = 20;

export class Siblings {
  #app;
  #series = null;
  #pages = new Map();
  /** What next() went to: of the same series, whose pages are kept. */
  #expected = null;
  at = null;
  total = 0;

  constructor(app) {
    this.#app = app;
  }

  /**
   * Looks where an image is in its series. References tell nothing of it, since they are others in each answer.
   *
   * @param {{number: number | null, series: {ref: string}}} image
   * @param {string} ref by which it was opened
   * @param {number} guess its index in the series, or NaN
   */
  async find(image, ref, guess, signal) {
    if (ref !== this.#expected?.ref) {
      this.#series = image.series.ref;
      this.#pages.clear();
      this.at = null;
    }
    this.#expected = null;
    try {
      this.at = await this.#indexOf(image, guess, signal);
      if (this.at !== null) {
        await this.#page(Math.floor(Math.max(this.at - 1, 0) / PAGE_SIZE), signal);
        await this.#page(Math.floor(Math.min(this.at + 1, this.total - 1) / PAGE_SIZE), signal);
      }
    } catch (error) {
      // The image is there all the same; only going on from it is not.
      if (!error.stopped) {
        this.at = null;
      }
    }
    this.#app.update();
  }

  async #indexOf({ number }, guess, signal) {
    if (Number.isInteger(guess) && guess >= 0) {
      await this.#page(Math.floor(guess / PAGE_SIZE), signal);
      const there = this.#instance(guess);
      if (there && there.number === number) {
        return guess;
      }
    }
    if (number === null) {
      return null;
    }
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const instances = await this.#page(page, signal);
      const index = instances.findIndex((instance) => instance.number === number);
      if (index >= 0) {
        return page * PAGE_SIZE + index;
      }
      if ((page + 1) * PAGE_SIZE >= this.total) {
        break;
      }
    }
    return null;
  }

  async #page(page, signal) {
    if (!this.#pages.has(page)) {
      const path = `/series/${encodeURIComponent(this.#series)}/instances`;
      const answer = await this.#app.api.get(path, { page, size: PAGE_SIZE }, signal);
      this.total = answer.total;
      this.#pages.set(page, answer.instances);
    }
    return this.#pages.get(page);
  }

  #instance(index) {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
  }

  /** @returns {{ref: string, at: number} | null} the one before (-1) or after (1) */
  neighbour(by) {
    if (this.at === null) {
      return null;
    }
    const index = this.at + by;
    const instance = index >= 0 && index < this.total ? this.#instance(index) : undefined;
    return instance ? { ref: instance.ref, at: index } : null;
  }

  /** The same, to be opened next. */
  next(by) {
    this.#expected = this.neighbour(by);
    return this.#expected;
  }
}
