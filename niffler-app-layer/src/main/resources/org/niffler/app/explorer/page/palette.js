// Charts cannot read CSS: they get the colours that the style sheet has now, as plain numbers.

const NAMES = ['bg', 'panel', 'text', 'muted', 'line', 'accent', 'good', 'warn', 'bad'];
const BARS = 8;

/** The colours and the font in force; `bars` are those of the series. */
export function palette() {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const read = (name) => {
    probe.style.color = `var(--${name})`;
    return plain(getComputedStyle(probe).color);
  };
  const colours = Object.fromEntries(NAMES.map((name) => [name, read(name)]));
  colours.bars = Array.from({ length: BARS }, (_, i) => read(`bar-${i + 1}`));
  const style = getComputedStyle(document.body);
  colours.font = style.fontFamily;
  colours.size = parseFloat(style.fontSize);
  probe.remove();
  return colours;
}

/** light-dark() and color-mix() end in notations that the library does not read; a pixel always has red, green and blue. */
function plain(colour) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}

/** Calls when light turns to dark or back; returns what ends it. */
export function onThemeChange(call) {
  document.addEventListener('themechange', call);
  return () => document.removeEventListener('themechange', call);
}
