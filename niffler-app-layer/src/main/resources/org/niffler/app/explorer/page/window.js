/* Windows: which values are shown as black and as white (PS3.3 C.11.2). */

/** Usual windows of CT in Hounsfield units. */
const CT = [
  { name: 'Soft tissue', center: 40, width: 400 },
  { name: 'Lung', center: -600, width: 1500 },
  { name: 'Bone', center: 450, width: 1500 },
  { name: 'Brain', center: 40, width: 80 },
];

/** @returns {{name: string, center: number, width: number}[]} those that make sense for an image */
export function presets(image) {
  const found = [];
  if (image.window) {
    found.push({ name: 'As in the image', ...image.window });
  }
  if (image.range && image.range.max > image.range.min) {
    const { min, max } = image.range;
    found.push({ name: 'All values', center: round((min + max) / 2), width: round(max - min) });
  }
  return image.modality === 'CT' ? [...found, ...CT] : found;
}

/** To what one can read and type: three digits that count, whole numbers where they are large. */
export function round(number) {
  if (Math.abs(number) >= 100) {
    return Math.round(number);
  }
  return Number(number.toPrecision(3));
}

/** The window that a drag leads to: to the right wider, downwards brighter values needed. */
export function dragged(from, dx, dy, image) {
  const span = image.range ? Math.max(image.range.max - image.range.min, 1) : Math.max(from.width, 256);
  // Fine where the window is narrow, coarse where it is wide.
  const step = Math.max(Math.min(from.width * 2, span), span / 200) / 500;
  return { center: round(from.center + dy * step), width: Math.max(round(from.width + dx * step), smallest(image)) };
}

/** No window is narrower: PS3.3 C.11.2.1.2 asks for 1 at least where values are whole numbers. */
export function smallest(image) {
  return image.range && image.range.max - image.range.min < 10 ? 0.001 : 1;
}
