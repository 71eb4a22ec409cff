import { daysBetween, duration, firstOfMonth, monday, monthName, shortDay, shortMonth } from '/page/dates.js';

// Sums of days; a share is always made of the sums, never a mean of shares: short days would count as much as long ones.

const sum = (days, name) => days.reduce((all, day) => all + day[name], 0);

const count = (value) => Math.round(value).toLocaleString('en').replaceAll(',', '\u202f');

/** What can be shown of days, each with how it is made of several, and its text. */
export const METRICS = {
  share: {
    name: 'Share of time in use',
    note: 'Of the time from the first use of a day to the last.',
    unit: '%',
    of: (days) => (sum(days, 'spanMinutes') > 0 ? (100 * sum(days, 'usedMinutes')) / sum(days, 'spanMinutes') : null),
    text: (value) => `${Math.round(value)} %`,
    brief: (value) => `${Math.round(value)} %`,
    round: (value) => Math.round(value * 10) / 10,
  },
  encounters: {
    name: 'Encounters',
    unit: '',
    of: (days) => sum(days, 'encounters'),
    text: count,
    brief: count,
    round: Math.round,
  },
  used: {
    name: 'Time in use',
    unit: 'h',
    of: (days) => sum(days, 'usedMinutes') / 60,
    text: (value) => duration(value * 60),
    brief: (value) => `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} h`,
    round: (value) => Math.round(value * 100) / 100,
  },
};

/** How days are put together: the first day of each part, and what it is called. */
export const EACH = {
  day: { start: (day) => day, text: shortDay, mark: shortDay },
  week: { start: monday, text: (day) => `week of ${shortDay(day)}`, mark: shortDay },
  month: { start: firstOfMonth, text: monthName, mark: shortMonth },
};

/** So that lines have few enough points to be followed by eye. */
export function usualEach(from, to) {
  const days = daysBetween(from, to);
  return days <= 62 ? 'day' : days <= 190 ? 'week' : 'month';
}

export function grouped(days, key) {
  const groups = new Map();
  for (const day of days) {
    const name = key(day);
    if (!groups.has(name)) {
      groups.set(name, []);
    }
    groups.get(name).push(day);
  }
  return groups;
}
