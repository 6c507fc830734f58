import { bytes, compact, duration, exact, perSecond } from '@/format/number'
import type { ChartTheme } from '@/design/themes'

/** What every kind's options have in common. */
export interface DisplayOptions {
  unit?: 'number' | 'percent' | 'bytes' | 'bytes_per_second' | 'duration_ms' | 'duration_s' | 'currency'
  /** ISO 4217 code, for the unit 'currency'. */
  currency?: string
  /** Digits after the point; null leaves it to the size of the number. */
  decimals?: number | null
  thresholds?: readonly Threshold[]
  value_mappings?: readonly ValueMapping[]
  /** 'auto': beside round charts on wide tiles, else above. */
  legend?: LegendChoice
  good_when?: 'up' | 'down'
}

export type LegendChoice = 'auto' | 'top' | 'right' | 'none'

export interface Threshold {
  value: number
  /** 'positive', 'warning', 'negative', 'info', 'series-1' to 'series-8' or a hex colour. */
  colour: string
  label?: string
}

export interface ValueMapping {
  match: string | number
  text: string
  colour?: string | null
}

/** The colour of a role, of a place in the palette or of a hex code in this theme. */
export function namedColour(name: string, theme: ChartTheme): string {
  const tones: Record<string, string> = {
    positive: theme.positive,
    warning: theme.warning,
    negative: theme.negative,
    info: theme.info,
  }
  const place = /^series-([1-8])$/.exec(name)?.[1]
  return place ? theme.categorical[Number(place) - 1]! : (tones[name] ?? name)
}

/** The mapping that a value or the name of a category falls under. */
export function mappingOf(value: string | number, options: DisplayOptions): ValueMapping | undefined {
  return options.value_mappings?.find((mapping) => String(mapping.match) === String(value))
}

/** The colour of the highest threshold a value has reached; undefined below the first. */
export function thresholdColour(
  value: number | null,
  options: DisplayOptions,
  theme: ChartTheme,
): string | undefined {
  if (value === null) return undefined
  const reached = [...(options.thresholds ?? [])]
    .sort((a, b) => b.value - a.value)
    .find((threshold) => value >= threshold.value)
  return reached && namedColour(reached.colour, theme)
}

/** A value in its unit: short for axes and labels, or with every digit for tooltips and tables. Percents are 0 to 100. */
export function writeValue(
  value: number | null | undefined,
  options: DisplayOptions,
  locale: string,
  length: 'short' | 'exact' = 'short',
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  const mapped = mappingOf(value, options)
  if (mapped) return mapped.text
  const { unit = 'number', decimals } = options
  if (unit === 'bytes') return bytes(value, locale)
  if (unit === 'bytes_per_second') return perSecond(bytes(value, locale))
  if (unit === 'duration_ms') return duration(value, locale)
  if (unit === 'duration_s') return duration(value * 1000, locale)
  const digits =
    decimals === null || decimals === undefined
      ? undefined
      : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  if (unit === 'currency') return currency(value, options.currency ?? 'USD', locale, length, digits)
  if (unit === 'percent') {
    const fraction = digits ?? { maximumFractionDigits: Math.abs(value) < 1 ? 2 : 1 }
    return new Intl.NumberFormat(locale, { style: 'percent', ...fraction }).format(value / 100)
  }
  if (digits) {
    const notation = length === 'short' && Math.abs(value) >= 999.5 ? 'compact' : 'standard'
    return new Intl.NumberFormat(locale, { notation, ...digits }).format(value)
  }
  return length === 'exact' ? exact(value, locale) : compact(value, locale)
}

function currency(
  value: number,
  code: string,
  locale: string,
  length: 'short' | 'exact',
  digits: Intl.NumberFormatOptions | undefined,
): string {
  const isShort = length === 'short' && Math.abs(value) >= 999.5
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: code,
    currencyDisplay: 'narrowSymbol',
    notation: isShort ? 'compact' : 'standard',
    ...(digits ?? shortDigits(value, isShort, length)),
  }).format(value)
}

/** Labels leave out the small change of large sums; exact amounts have the digits of their currency. */
function shortDigits(value: number, isShort: boolean, length: 'short' | 'exact'): Intl.NumberFormatOptions {
  if (isShort) return { minimumFractionDigits: 0, maximumFractionDigits: 1 }
  return length === 'short' && (Math.abs(value) >= 100 || Number.isInteger(value))
    ? { minimumFractionDigits: 0, maximumFractionDigits: 0 }
    : {}
}
