import { html } from '/webjars/lit-html/lit-html.js';
import { axis, DASHES, slider, SYMBOLS, tooltip } from '/page/charts.js';
import { plusDays } from '/page/dates.js';
import { cut, isolated } from '/page/tables.js';
import { counted } from '/page/units.js';
import { EACH, grouped } from '/page/use.js';

/** More lines than this cannot be told apart; the others are in the table, or may be chosen. */
const MOST_LINES = 8;

/** So few are seen at once: nobody looks at a part of them. */
const FEW = 31;

/** The use of scanners over time, a line each. */
export function useChart(use, metric, each) {
  const { start, text, mark } = EACH[each];
  const periods = periodsOf(use.from, use.to, start);
  const all = [...use.scanners].sort((one, other) => other.usedMinutes - one.usedMinutes);
  const lines = all.slice(0, MOST_LINES).map(({ scanner }) => line(scanner, use, metric, start, periods));
  const title = `${metric.name} by ${each}`;
  return {
    title,
    note: [
      metric.note,
      all.length > MOST_LINES
        ? `The ${MOST_LINES} scanners that were used most of ${all.length}; choose others in the list of scanners.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
    describe: `${counted(lines.length, 'scanner')} from ${text(periods[0])} to ${text(periods.at(-1))}; the numbers are in the table below.`,
    height: 24,
    option: (colours, width) => option(colours, width, { periods, lines, metric, text, mark }),
    table: () => ({
      caption: title,
      tall: true,
      rows: periods.map((period, i) => ({ period, i })),
      columns: [
        { name: each[0].toUpperCase() + each.slice(1), cell: (row) => text(row.period) },
        ...lines.map(({ scanner, values }) => ({
          name: html`<bdi>${cut(scanner, 24)}</bdi>`,
          numeric: true,
          cell: (row) => (values[row.i] === null ? null : metric.text(values[row.i])),
        })),
      ],
    }),
  };
}

function periodsOf(from, to, start) {
  const periods = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    if (periods.at(-1) !== start(day)) {
      periods.push(start(day));
    }
  }
  return periods;
}

function line(scanner, use, metric, start, periods) {
  const parts = grouped(
    use.days.filter((day) => day.scanner === scanner),
    (day) => start(day.day),
  );
  return { scanner, values: periods.map((period) => metric.of(parts.get(period) ?? [])) };
}

function option(colours, width, { periods, lines, metric, text, mark }) {
  const narrow = width < 600;
  const few = periods.length <= 62 && !narrow;
  const many = periods.length > FEW;
  return {
    grid: { left: 12, right: 32, top: narrow ? 64 : 48, bottom: many ? 46 : 8, containLabel: true },
    legend: {
      type: 'scroll',
      top: 0,
      left: 0,
      right: 0,
      itemWidth: 28,
      textStyle: { color: colours.text },
      pageTextStyle: { color: colours.muted },
      pageIconColor: colours.text,
      pageIconInactiveColor: colours.line,
      inactiveColor: colours.muted,
    },
    xAxis: axis(colours, { type: 'category', data: periods, axisLabel: { formatter: mark } }),
    yAxis: axis(colours, { type: 'value', min: 0, name: metric.unit, nameGap: 10 }),
    dataZoom: many
      ? [
          { ...slider(colours), showDetail: false },
          { type: 'inside', zoomOnMouseWheel: 'ctrl' },
        ]
      : [],
    tooltip: { ...tooltip(colours), formatter: (parts) => told(parts, metric, text) },
    series: lines.map(({ scanner, values }, i) => ({
      name: isolated(scanner, narrow ? 16 : 28),
      type: 'line',
      data: values.map((value) => (value === null ? null : metric.round(value))),
      ...sign(colours, i),
      symbolSize: 0.45 * colours.size,
      showSymbol: few || periods.length === 1,
      showAllSymbol: few,
      lineStyle: { width: 0.125 * colours.size, type: DASHES[i], color: colours.bars[i] },
      emphasis: { focus: 'series' },
      connectNulls: false,
    })),
  };
}

/** Hollow ones are filled as the ground is: the library knows white only. */
function sign(colours, i) {
  const name = SYMBOLS[i].replace('empty', '').toLowerCase();
  return name === SYMBOLS[i]
    ? { symbol: name, itemStyle: { color: colours.bars[i] } }
    : { symbol: name, itemStyle: { color: colours.panel, borderColor: colours.bars[i], borderWidth: 2 } };
}

function told(parts, metric, text) {
  const lines = parts
    .filter((part) => part.value !== null && part.value !== undefined)
    .map((part) => `${part.seriesName}  ${metric.text(part.value)}`);
  return [text(parts[0].axisValue), ...(lines.length ? lines : ['not used'])].join('\n');
}
