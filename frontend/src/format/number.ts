export type NumberKind = 'number' | 'rate' | 'percent' | 'duration' | 'bytes'

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  let made = formatters.get(key)
  if (!made) formatters.set(key, (made = new Intl.NumberFormat(locale, options)))
  return made
}

/** 48230 → 48.2K; below 1,000 at most one decimal, below 10 two; below 1 two digits that count. */
export function compact(value: number, locale: string): string {
  const size = Math.abs(value)
  if (size >= 999.5) return formatter(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
  if (size < 1) return formatter(locale, { maximumSignificantDigits: 2 }).format(value)
  return formatter(locale, { maximumFractionDigits: size < 10 ? 2 : 1 }).format(value)
}

/** Every digit, for tables and tooltips. */
export function exact(value: number, locale: string): string {
  return formatter(locale, { maximumFractionDigits: 2 }).format(value)
}

/** A ratio, 0.034 → 3.4%. */
export function percent(ratio: number, locale: string): string {
  const digits = Math.abs(ratio) < 0.01 ? 2 : 1
  return formatter(locale, { style: 'percent', maximumFractionDigits: digits }).format(ratio)
}

const unit = (value: number, name: string, locale: string, digits: number) =>
  formatter(locale, {
    style: 'unit',
    unit: name,
    unitDisplay: 'short',
    maximumFractionDigits: digits,
  }).format(value)

/**
 * Milliseconds in the largest unit that keeps them readable: 215 ms, 1.24 s, 3.5 min, 2 hr, 4 days. The international symbols
 * stand for the two short ones in every language: spelled out in Thai they would not fit a tile.
 */
export function duration(ms: number, locale: string): string {
  const size = Math.abs(ms)
  const short = (value: number, digits: number) =>
    formatter(locale, { maximumFractionDigits: digits }).format(value)
  if (size < 999.5) return `${short(ms, size < 9.95 ? 1 : 0)} ms`
  if (size < 59_950) return `${short(ms / 1e3, size < 9_995 ? 2 : 1)} s`
  if (size < 3_570_000) return unit(ms / 6e4, 'minute', locale, 1)
  if (size < 86_000_000) return unit(ms / 36e5, 'hour', locale, 1)
  return unit(ms / 864e5, 'day', locale, 1)
}

const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']

/** Bytes in steps of 1,000: 1.4 MB, with the international symbols in every language. */
export function bytes(value: number, locale: string): string {
  const size = Math.abs(value)
  const step = size < 999.5 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log10(size * 1.0005) / 3))
  const digits = step === 0 ? 0 : 1
  return `${formatter(locale, { maximumFractionDigits: digits }).format(value / 1000 ** step)} ${BYTE_UNITS[step]!}`
}

/** An amount that flows: 1.4 MB/s. */
export const perSecond = (amount: string): string => `${amount}/s`

/** A missing value is a dash, never a zero. */
export function formatNumber(value: number | null | undefined, kind: NumberKind, locale: string): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  if (kind === 'percent') return percent(value, locale)
  if (kind === 'duration') return duration(value, locale)
  if (kind === 'bytes') return bytes(value, locale)
  return compact(value, locale)
}

/** (now − before) ÷ before; null when there is nothing to compare with. */
export function relativeChange(now: number | null, before: number | null | undefined): number | null {
  if (now === null || before === null || before === undefined || before === 0) return null
  return (now - before) / Math.abs(before)
}
