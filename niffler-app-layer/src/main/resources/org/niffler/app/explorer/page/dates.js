// Days and the scanners' local times are text without a zone ("2020-06-01T08:15:00"). They are computed with as if they
// were UTC, which has no daylight saving time: so no hour is missing, and no day is shown as its neighbour.

const DAY = 86_400_000;
const LANGUAGE = 'en-GB';

const LONG = new Intl.DateTimeFormat(LANGUAGE, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const SHORT = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat(LANGUAGE, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const WEEKDAY = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'short', timeZone: 'UTC' });
const WEEKDAY_LONG = new Intl.DateTimeFormat(LANGUAGE, { weekday: 'long', timeZone: 'UTC' });

const utc = (day) => new Date(`${day}T00:00:00Z`);
const text = (date) => date.toISOString().slice(0, 10);

/** Whether the text is a day of the calendar. */
export function isDay(day) {
  return /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') && !Number.isNaN(utc(day).getTime()) && text(utc(day)) === day;
}

export const plusDays = (day, days) => text(new Date(utc(day).getTime() + days * DAY));

/** How many days lie between, the first counted, the last not. */
export const daysBetween = (from, to) => Math.round((utc(to) - utc(from)) / DAY);

export const longDay = (day) => LONG.format(utc(day));
export const shortDay = (day) => SHORT.format(utc(day));
export const rangeOf = (from, to) => (from === to ? shortDay(from) : `${shortDay(from)} – ${shortDay(to)}`);
/** Jan 2020 */
export const shortMonth = (day) => shortDay(firstOfMonth(day)).replace(/^1 /, '');
export const monthName = (day) => MONTH.format(utc(day));

/** 0 for a Monday. */
export const weekdayOf = (day) => (utc(day).getUTCDay() + 6) % 7;

/** The names of the days of the week from Monday on, short and long. */
export const WEEKDAYS = Array.from({ length: 7 }, (_, i) => {
  const date = new Date(Date.UTC(2024, 0, 1 + i));
  return { short: WEEKDAY.format(date), long: WEEKDAY_LONG.format(date) };
});

export const firstOfMonth = (day) => `${day.slice(0, 7)}-01`;
export const nextMonth = (day) => firstOfMonth(plusDays(firstOfMonth(day), 31));
export const monday = (day) => plusDays(day, -weekdayOf(day));

/** Minutes since the day began; more than 1440 for the day after. */
export function minuteOf(local, day) {
  return (Date.parse(`${local.replace(/Z$/, '')}Z`) - utc(day)) / 60_000;
}

/** 08:15 */
export const clockTime = (local) => local.slice(11, 16);

/** 495 as 08:15; 1455 as 00:15. */
export function clockOf(minute) {
  const whole = Math.round(minute) % 1440;
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/** 85 as "1 h 25 min". */
export function duration(minutes) {
  if (minutes === null || minutes === undefined) {
    return '–';
  }
  const size = Math.round(Math.abs(minutes));
  const sign = minutes < 0 && size > 0 ? '−' : '';
  const [hours, rest] = [Math.floor(size / 60), size % 60];
  return sign + (hours === 0 ? `${rest} min` : rest === 0 ? `${hours} h` : `${hours} h ${rest} min`);
}

/** The same of seconds: "35 s" below two minutes. */
export function durationOfSeconds(seconds) {
  if (seconds === null || seconds === undefined) {
    return '–';
  }
  if (seconds < 120) {
    return `${seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} s`;
  }
  return seconds < 172_800 ? duration(seconds / 60) : `${Math.round(seconds / 86_400)} days`;
}
