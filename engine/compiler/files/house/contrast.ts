/** How well white letters stand out from a color, from 1 (white) to 21 (black). WCAG 2.2, contrast ratio. */
export const contrastWithWhite = (color: string): number => 1.05 / (luminance(color) + 0.05);

/** Of `#rrggbb`, from 0 to 1. WCAG 2.2, relative luminance. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
