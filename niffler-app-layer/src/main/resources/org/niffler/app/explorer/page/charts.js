import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { loadCharts } from '/page/load.js';
import { onThemeChange, palette } from '/page/palette.js';
import { table } from '/page/tables.js';

/**
 * A chart with its title, and the same numbers as a table to be opened.
 *
 * @param spec {title, note, describe, height (rem), option: (palette, width) => ECharts' option, table: () => what
 *     tables.js takes, or null}. It is drawn again only if it is another object: keep it while the numbers are the same.
 */
export function chart(spec) {
  return html`<figure class="chart">
    <figcaption><h3>${spec.title}</h3>${spec.note ? html`<p class="chart-note">${spec.note}</p>` : nothing}</figcaption>
    <niffler-chart .spec=${spec}></niffler-chart>
  </figure>`;
}

class Chart extends HTMLElement {
  #spec = null;
  #plot = null;
  #chart = null;
  #failed = false;
  #observer = new ResizeObserver(() => this.#resize());
  #noTheme = () => {};

  set spec(spec) {
    if (spec !== this.#spec) {
      this.#spec = spec;
      this.#draw();
    }
  }

  connectedCallback() {
    this.#noTheme = onThemeChange(() => this.#paint());
    this.#draw();
  }

  disconnectedCallback() {
    this.#noTheme();
    this.#observer.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  async #draw() {
    if (!this.isConnected || this.#spec === null) {
      return;
    }
    this.#render();
    try {
      await loadCharts();
    } catch {
      // Told on the page; the numbers are there without the picture.
      this.#failed = true;
      this.#render();
      return;
    }
    if (!this.isConnected) {
      return;
    }
    if (this.#chart === null) {
      this.#chart = window.echarts.init(this.#plot, null, { renderer: 'svg' });
      this.#observer.observe(this.#plot);
    }
    this.#paint();
  }

  #render() {
    const spec = this.#spec;
    render(
      html`
      <div class="chart-plot" role="img" aria-label=${`${spec.title}. ${spec.describe ?? ''}`}></div>
      ${this.#failed ? html`<p class="chart-note">The chart cannot be drawn: its library did not load. Reload the page, or read the table.</p>` : nothing}
      ${
        spec.table
          ? html`<details class="chart-table" @toggle=${() => this.#render()}>
        <summary>Show as table</summary>
        ${this.querySelector('details')?.open ? table(spec.table()) : nothing}
      </details>`
          : nothing
      }`,
      this,
    );
    this.#plot = this.querySelector('.chart-plot');
    this.#plot.style.height = `${spec.height ?? 18}rem`;
    if (this.#failed) {
      this.#plot.hidden = true;
    }
  }

  #resize() {
    if (this.#chart !== null && this.#plot.clientWidth > 0) {
      this.#chart.resize();
      this.#paint();
    }
  }

  #paint() {
    if (this.#chart === null) {
      return;
    }
    const colours = palette();
    const option = this.#spec.option(colours, this.#plot.clientWidth);
    // Where somebody looks is kept when the numbers are refreshed; all else is drawn anew, or old series would stay.
    const zoom = this.#chart.getOption()?.dataZoom?.map(({ start, end }) => ({ start, end }));
    this.#chart.setOption({ ...common(colours, this.#spec), ...option }, { notMerge: true });
    zoom?.forEach(({ start, end }, dataZoomIndex) => {
      if (this.#spec.keepZoom && (start > 0 || end < 100)) {
        this.#chart.dispatchAction({ type: 'dataZoom', dataZoomIndex, start, end });
      }
    });
    this.#plot.setAttribute('aria-label', `${this.#spec.title}. ${this.#spec.describe ?? ''}`);
  }
}

/** What all charts share. */
function common(colours, spec) {
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches && !spec.live,
    animationDuration: 250,
    animationDurationUpdate: 250,
    color: colours.bars,
    textStyle: { fontFamily: colours.font, fontSize: small(colours), color: colours.text },
    aria: {
      enabled: true,
      label: { description: `${spec.title}. ${spec.describe ?? ''}` },
      decal: { show: spec.decal === true },
    },
    tooltip: tooltip(colours),
  };
}

const small = (colours) => Math.round(colours.size * 0.8);

/** As rich text: markup within the page's tooltips could come from data, and their styles are refused by the CSP. */
export function tooltip(colours) {
  return {
    trigger: 'axis',
    renderMode: 'richText',
    confine: true,
    backgroundColor: colours.panel,
    borderColor: colours.line,
    borderWidth: 1,
    textStyle: { color: colours.text, fontFamily: colours.font, fontSize: small(colours) },
    axisPointer: { lineStyle: { color: colours.muted }, label: { show: false } },
  };
}

/** An axis of numbers or of names, in the colours in force. */
export function axis(colours, extra = {}) {
  const { axisLabel, ...rest } = extra;
  return {
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { lineStyle: { color: colours.line } },
    splitLine: { show: rest.type !== 'category' && rest.type !== 'time', lineStyle: { color: colours.line } },
    nameTextStyle: { color: colours.muted, fontSize: small(colours), align: 'left' },
    ...rest,
    axisLabel: { color: colours.muted, fontSize: small(colours), hideOverlap: true, ...axisLabel },
  };
}

/** A handle below the chart, by which a part of it is looked at closely. */
export function slider(colours) {
  return {
    type: 'slider',
    height: 22,
    bottom: 8,
    borderColor: colours.line,
    backgroundColor: 'transparent',
    fillerColor: colours.accent.replace('rgb', 'rgba').replace(')', ', 0.18)'),
    dataBackground: { lineStyle: { color: colours.muted }, areaStyle: { color: colours.line } },
    selectedDataBackground: { lineStyle: { color: colours.accent }, areaStyle: { color: colours.line } },
    handleStyle: { color: colours.panel, borderColor: colours.accent },
    moveHandleStyle: { color: colours.muted },
    textStyle: { color: colours.muted, fontSize: small(colours) },
    emphasis: {
      handleStyle: { borderColor: colours.accent, color: colours.accent },
      moveHandleStyle: { color: colours.accent },
    },
  };
}

/** Signs that tell lines apart without their colours. */
export const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];
export const DASHES = ['solid', [6, 3], [2, 3], [10, 3, 2, 3], 'solid', [6, 3], [2, 3], [10, 3, 2, 3]];

customElements.define('niffler-chart', Chart);
