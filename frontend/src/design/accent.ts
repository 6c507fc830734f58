export type Mode = 'dark' | 'light'

/** The accent's tokens of one theme. */
export type AccentTokens = Readonly<Record<`--accent${string}`, string>>

type Rgb = readonly [number, number, number]

const BLACK: Rgb = [0, 0, 0]
const WHITE: Rgb = [255, 255, 255]
/** The surfaces that text in the accent stands on: the one where contrast is least. */
const LEAST: Record<Mode, Rgb> = { dark: [0x20, 0x25, 0x2e], light: [0xf0, 0xf2, 0xf5] }
const TEXT_CONTRAST = 4.7
const FILL_CONTRAST = 4.6
const STEP = 0.04

export function isColour(text: unknown): text is string {
  return typeof text === 'string' && /^#[0-9a-f]{6}$/i.test(text)
}

function rgbOf(hex: string): Rgb {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))
  return [r!, g!, b!]
}

const hexOf = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

function mix(colour: Rgb, into: Rgb, share: number): Rgb {
  const [r, g, b] = colour.map((part, index) => part + (into[index]! - part) * share)
  return [r!, g!, b!]
}

/** WCAG 2 relative luminance. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const value = part / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

export function contrast(a: string, b: string): number {
  const [low, high] = [luminance(rgbOf(a)), luminance(rgbOf(b))].sort((x, y) => x - y)
  return (high! + 0.05) / (low! + 0.05)
}

/** The colour, moved towards `into` only as far as the contrast asks. */
function readable(colour: Rgb, against: Rgb, into: Rgb, least: number): Rgb {
  for (let share = 0; share < 1; share += STEP) {
    const moved = mix(colour, into, share)
    if (contrast(hexOf(moved), hexOf(against)) >= least) return moved
  }
  return into
}

/** The tokens of any accent colour, lightened or darkened until text in it and white text on it can be read. */
export function accentTokens(hex: string, mode: Mode): AccentTokens {
  const colour = rgbOf(hex)
  const isDark = mode === 'dark'
  // Its soft background takes a little of the contrast away.
  const under = mix(LEAST[mode], colour, isDark ? 0.12 : 0.08)
  const text = hexOf(readable(colour, under, isDark ? WHITE : BLACK, TEXT_CONTRAST))
  const fill = readable(colour, WHITE, BLACK, FILL_CONTRAST)
  return {
    '--accent': text,
    '--accent-fill': hexOf(fill),
    '--accent-fill-hover': hexOf(mix(fill, BLACK, 0.12)),
    '--accent-soft': `${text}${isDark ? '1f' : '14'}`,
  }
}
