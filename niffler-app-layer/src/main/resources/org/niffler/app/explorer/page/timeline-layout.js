import { minuteOf } from '/page/dates.js';

// Where things are on the timeline of a day; knows nothing of how they are drawn.

const DAY = 1440;
/** Of an hour, so that the first and last encounter do not stick to the edge. */
const LEAST_HOURS = 6;

/** The hours shown, in minutes: from the first use of any scanner to the last, or the whole day. */
export function hours(day, scanners, whole) {
  const spans = scanners.flatMap((scanner) => scanner.encounters);
  if (whole || spans.length === 0) {
    return { from: 0, to: DAY };
  }
  const first = Math.min(...spans.map((span) => minuteOf(span.start, day)));
  const last = Math.max(...spans.map((span) => minuteOf(span.end, day)));
  let from = Math.floor(first / 60) * 60;
  let to = Math.ceil((last + 1) / 60) * 60;
  while (to - from < LEAST_HOURS * 60) {
    from = Math.max(0, from - 60);
    to += from === 0 ? 60 : 0;
    to = Math.max(to, from + 60);
  }
  return { from, to };
}

/** Encounters in lanes: those at the same time lie below each other. */
export function lanes(day, encounters) {
  const ends = [];
  const placed = encounters.map((encounter) => {
    const [from, to] = [minuteOf(encounter.start, day), minuteOf(encounter.end, day)];
    let lane = ends.findIndex((end) => end <= from);
    lane = lane < 0 ? ends.length : lane;
    // One of an instant has a place of its own all the same.
    ends[lane] = Math.max(to, from + 0.01);
    return { encounter, lane, from, to };
  });
  return { placed, count: Math.max(1, ends.length) };
}

/** How many minutes lie between two marks of the axis, so that their labels do not touch. */
export function step(minutes, width, label) {
  return [15, 30, 60, 120, 180, 240, 360].find((each) => (each / minutes) * width >= label) ?? 720;
}
