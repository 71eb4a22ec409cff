import { axis, tooltip } from '/page/charts.js';
import { durationOfSeconds } from '/page/dates.js';
import { bytes, rate } from '/page/units.js';

/** More rows than this nobody reads; the table then has every so-many-th sample. */
const MOST_ROWS = 200;

const count = (value) => Math.round(value).toLocaleString('en').replaceAll(',', '\u202f');

const LINES = [
  { title: 'Arrival', unit: 'instances/min', of: (each) => each.instancesPerMinute, text: count },
  { title: 'Bytes received', unit: '', of: (each) => each.bytesPerSecond, text: rate, binary: true },
  {
    title: 'Lag',
    unit: '',
    of: (each) => each.lagMedianSeconds,
    text: durationOfSeconds,
    nothing: 'Nothing was extracted in this time.',
  },
  { title: 'Queue', unit: 'instances', of: (each) => each.queue, text: count },
  { title: 'Disk used', unit: '', of: (each) => each.storageUsed, text: bytes, top: (each) => each.storageTotal, binary: true },
  { title: 'Quarantine', unit: 'files', of: (each) => each.quarantine, text: count },
];

/** The samples as a chart each, and how far back they go; null before there are two, and if they tell nothing. */
export function historyCharts({ samples }, app) {
  if (samples.length < 2) {
    return null;
  }
  if (!samples.some((each) => LINES.some((line) => line.of(each) !== null))) {
    return null;
  }
  const minutes = Math.max(1, Math.round((Date.parse(samples.at(-1).at) - Date.parse(samples[0].at)) / 60_000));
  return {
    time: minutes < 120 ? time(minutes, 'minute') : time(Math.round(minutes / 60), 'hour'),
    specs: LINES.map((line) => spec(line, samples, app)),
  };
}

const time = (count, unit) => (count === 1 ? unit : `${count} ${unit}s`);

function spec(line, samples, app) {
  const known = samples.filter((each) => line.of(each) !== null);
  if (known.length === 0) {
    return { title: line.title, nothing: line.nothing };
  }
  const last = known.at(-1);
  // A service that is away tells nothing now.
  const when = last === samples.at(-1) ? 'now' : 'last';
  const [low, high] = [Math.min(...known.map(line.of)), Math.max(...known.map(line.of))];
  const nth = Math.ceil(known.length / MOST_ROWS);
  return {
    title: line.title,
    note: `${when} ${line.text(line.of(last))}${line.unit ? ` ${line.unit}` : ''}`,
    describe: `${when} ${line.text(line.of(last))}, lowest ${line.text(low)}, highest ${line.text(high)} ${line.unit}`,
    height: 11,
    live: true,
    option: (colours, width) => option(line, samples, colours, width),
    table: () => ({
      caption: `${line.title} over time${nth > 1 ? `, every ${nth}th sample` : ''}`,
      tall: true,
      rows: known.filter((_, i) => (known.length - 1 - i) % nth === 0).reverse(),
      columns: [
        { name: 'Time', cell: (each) => app.formatDateTime(each.at) },
        {
          name: `${line.title}${line.unit ? ` (${line.unit})` : ''}`,
          numeric: true,
          cell: (each) => line.text(line.of(each)),
        },
      ],
    }),
  };
}

function option(line, samples, colours, width) {
  const top = line.top?.(samples.at(-1)) ?? null;
  const long = Date.parse(samples.at(-1).at) - Date.parse(samples[0].at) > 5 * 60_000;
  return {
    grid: { left: 4, right: 16, top: 12, bottom: 8, containLabel: true },
    xAxis: axis(colours, {
      type: 'time',
      splitNumber: width < 400 ? 2 : 5,
      axisLabel: { formatter: (at) => clock(at).slice(0, long ? 5 : 8) },
    }),
    yAxis: axis(colours, {
      type: 'value',
      min: 0,
      max: top ?? undefined,
      interval: top ? top / 4 : undefined,
      minInterval: line.text === count ? 1 : undefined,
      splitNumber: 3,
      axisLabel: { formatter: line.text },
    }),
    tooltip: {
      ...tooltip(colours),
      formatter: (parts) =>
        `${clock(parts[0].value[0])}\n${parts[0].value[1] === null ? 'not known' : `${line.text(parts[0].value[1])} ${line.unit}`}`,
    },
    series: [
      {
        type: 'line',
        data: samples.map((each) => [each.at, line.of(each)]),
        // One alone would not be seen.
        showSymbol: samples.filter((each) => line.of(each) !== null).length === 1,
        symbolSize: 6,
        sampling: 'lttb',
        color: colours.accent,
        lineStyle: { width: 1.5 },
        areaStyle: { color: colours.accent, opacity: 0.1 },
      },
    ],
  };
}

const clock = (at) => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
