import { tickIncrement, ticks } from 'd3-array'

export interface Scale {
  /** Pixel of a value. */
  at: (value: number) => number
  ticks: readonly number[]
  low: number
  high: number
}

export interface ScaleOptions {
  kind?: 'linear' | 'log'
  /** Fixed ends; left out or null: from the data, rounded to ticks. */
  min?: number | null
  max?: number | null
  /** Whether the axis starts at zero when all values lie on one side of it. */
  fromZero?: boolean
  count?: number
}

/** An axis over `values` on the pixels `from` to `to`. A logarithmic one shows positive values only. */
export function scaleOver(
  values: Iterable<number>,
  [from, to]: readonly [number, number],
  { kind = 'linear', min, max, fromZero = false, count = 5 }: ScaleOptions = {},
): Scale {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (!Number.isFinite(value) || (kind === 'log' && value <= 0)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low > high) [low, high] = kind === 'log' ? [1, 10] : [0, 1]
  return kind === 'log'
    ? logScale(low, high, from, to, min, max, count)
    : linearScale(low, high, from, to, min, max, fromZero, count)
}

function linearScale(
  lowest: number,
  highest: number,
  from: number,
  to: number,
  min: number | null | undefined,
  max: number | null | undefined,
  fromZero: boolean,
  count: number,
): Scale {
  let low = min ?? (fromZero ? Math.min(0, lowest) : lowest)
  let high = max ?? (fromZero ? Math.max(0, highest) : highest)
  if (low >= high) {
    const around = Math.abs(low) * 0.1 || 1
    if (max === null || max === undefined) high = low + around
    if (min === null || min === undefined) low = fromZero && low >= 0 ? Math.min(low, 0) : low - around
    if (low >= high) high = low + around
  }
  // d3 gives steps below one as their negative inverse, so that they stay whole.
  const increment = tickIncrement(low, high, count)
  const step = increment < 0 ? -1 / increment : increment
  if (min === null || min === undefined) low = Math.floor(low / step + 1e-9) * step + 0
  if (max === null || max === undefined) high = Math.ceil(high / step - 1e-9) * step + 0
  const span = high - low
  return {
    low,
    high,
    ticks: ticks(low, high, count),
    at: (value) => from + ((value - low) / span) * (to - from),
  }
}

function logScale(
  lowest: number,
  highest: number,
  from: number,
  to: number,
  min: number | null | undefined,
  max: number | null | undefined,
  count: number,
): Scale {
  const low = min && min > 0 ? min : 10 ** Math.floor(Math.log10(lowest))
  const top = max && max > 0 ? max : 10 ** Math.ceil(Math.log10(highest))
  const high = top > low ? top : low * 10
  const [first, last] = [Math.log10(low), Math.log10(high)]
  const every = Math.max(1, Math.ceil((last - first) / count))
  const powers: number[] = []
  for (let power = Math.ceil(first); power <= last + 1e-9; power += every) powers.push(10 ** power)
  const at = (value: number) =>
    from + ((Math.log10(Math.max(value, low)) - first) / (last - first)) * (to - from)
  return { low, high, ticks: powers, at }
}
