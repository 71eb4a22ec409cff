const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** 1536 as "1.5 KiB": sizes as the configuration writes them, 1 KiB is 1024 bytes. */
export function bytes(size) {
  if (size === null || size === undefined) {
    return '–';
  }
  const unit = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, size)) / 10)));
  const value = size / 1024 ** unit;
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

export const rate = (perSecond) => (perSecond === null || perSecond === undefined ? '–' : `${bytes(perSecond)}/s`);

/** 1 as "1 scanner", 2 as "2 scanners". */
export const counted = (count, one, many = `${one}s`) =>
  `${count.toLocaleString('en').replaceAll(',', '\u202f')} ${count === 1 ? one : many}`;
