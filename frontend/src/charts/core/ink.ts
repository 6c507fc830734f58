const DARK_INK = '#0b0d11'
const LIGHT_INK = '#ffffff'

/** Relative luminance of a hex colour (WCAG 2.2), 0 to 1. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** The text colour that stands out more on this background: dark or white. */
export function inkOn(background: string): string {
  const light = luminance(background)
  const onDark = (light + 0.05) / (luminance(DARK_INK) + 0.05)
  return onDark >= 1.05 / (light + 0.05) ? DARK_INK : LIGHT_INK
}
