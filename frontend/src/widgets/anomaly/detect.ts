interface Anomaly {
  index: number
  value: number
  expected: number
  /** How many times the usual spread it lies away; negative below. */
  score: number
}

export interface Detection {
  low: (number | null)[]
  high: (number | null)[]
  anomalies: Anomaly[]
}

const LIMITS = { low: 6, medium: 4.5, high: 3.5 } as const
/** Turns the median absolute deviation into the standard deviation of a normal distribution (Rousseeuw & Croux, 1993). */
const MAD_TO_SIGMA = 1.4826
const HALF_WINDOW = 7
const FEWEST_POINTS = 12

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** What is usual at each place: the median of its neighbours, to which the same places of other periods are added. */
function expectedAt(values: readonly (number | null)[], index: number, period: number): number | null {
  const near: number[] = []
  const add = (at: number) => {
    const value = values[at]
    if (value !== null && value !== undefined) near.push(value)
  }
  if (period > 1) {
    for (let at = index % period; at < values.length; at += period)
      if (at !== index) for (const beside of [at - 1, at, at + 1]) add(beside)
    // One other period is one opinion: its neighbours would only repeat it.
    if (near.length >= 6) return median(near)
    near.length = 0
  }
  const half = Math.min(HALF_WINDOW, Math.floor(values.length / 4))
  for (let at = index - half; at <= index + half; at++) if (at !== index) add(at)
  return near.length < 3 ? null : median(near)
}

/**
 * Points that lie further from what is usual there than the spread of all others allows: a Hampel filter, seasonal where there are
 * enough periods. Resistant to the anomalies themselves, since medians ignore them.
 */
export function detect(
  values: readonly (number | null)[],
  period: number,
  sensitivity: keyof typeof LIMITS,
  direction: 'above' | 'below' | 'both',
): Detection {
  const known = values.filter((value) => value !== null)
  const none = values.map(() => null)
  if (known.length < FEWEST_POINTS) return { low: none, high: none, anomalies: [] }
  const expected = values.map((_, index) => expectedAt(values, index, period))
  const residuals = values.flatMap((value, index) => {
    const usual = expected[index] ?? null
    return value === null || usual === null ? [] : [Math.abs(value - usual)]
  })
  // A course that never moves would call every step an anomaly: a fiftieth of its height is always usual.
  const sigma = Math.max(median(residuals) * MAD_TO_SIGMA, Math.abs(median(known)) * 0.02, Number.MIN_VALUE)
  const limit = LIMITS[sensitivity]
  const anomalies = values.flatMap((value, index): Anomaly[] => {
    const usual = expected[index] ?? null
    if (value === null || usual === null) return []
    const score = (value - usual) / sigma
    const isOut = (direction !== 'below' && score > limit) || (direction !== 'above' && score < -limit)
    return isOut ? [{ index, value, expected: usual, score }] : []
  })
  // What was never below zero, as counts and times are, is not expected there either.
  const floor = known.every((value) => value >= 0) ? 0 : -Infinity
  const edge = (sign: number) =>
    smoothed(expected).map((usual) => (usual === null ? null : Math.max(floor, usual + sign * limit * sigma)))
  return { low: edge(-1), high: edge(1), anomalies }
}

/** The mean with both neighbours: an edge to look at, not to decide by. */
function smoothed(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value, index) => {
    if (value === null) return null
    const near = [values[index - 1] ?? value, value, values[index + 1] ?? value]
    return near.reduce((sum, one) => sum + one, 0) / near.length
  })
}
