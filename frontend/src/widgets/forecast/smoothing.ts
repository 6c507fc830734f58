/** Values to come with the interval in which they are expected. */
export interface Forecast {
  values: number[]
  low: number[]
  high: number[]
  /** What the model would have said of each value, one step before; null at the start. */
  fitted: (number | null)[]
}

interface Parameters {
  alpha: number
  beta: number
  gamma: number
}

interface Fit extends Parameters {
  level: number
  trend: number
  season: number[]
  fitted: (number | null)[]
  /** Mean of the squared errors one step ahead. */
  variance: number
}

const DAMPING = 0.95
const GRID = {
  alpha: [0.1, 0.25, 0.45, 0.7],
  beta: [0.01, 0.1],
  gamma: [0.05, 0.2],
}
export const FEWEST_POINTS = 6
const DAY_S = 86_400

/** Every missing value becomes the one before it: the model knows no gaps. */
function filled(values: readonly (number | null)[]): number[] {
  let last = values.find((value) => value !== null) ?? 0
  return values.map((value) => (last = value ?? last))
}

/**
 * Additive Holt-Winters smoothing with a damped trend (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed.,
 * 8.3 and 8.4), its parameters chosen by the error one step ahead. Null with fewer than FEWEST_POINTS values. `period` 1 means no
 * season. `z` is the width of the interval in standard deviations.
 */
export function forecast(
  values: readonly (number | null)[],
  period: number,
  horizon: number,
  z: number,
): Forecast | null {
  if (values.filter((value) => value !== null).length < FEWEST_POINTS) return null
  const known = filled(values)
  const season = known.length >= period * 2 ? period : 1
  const best = bestFit(known, season)
  const isNonNegative = known.every((value) => value >= 0)
  const floor = (value: number) => (isNonNegative ? Math.max(0, value) : value)
  const made: Forecast = { values: [], low: [], high: [], fitted: best.fitted }
  let damp = 0
  let spread = 1
  for (let step = 1; step <= horizon; step++) {
    damp += DAMPING ** step
    const value = best.level + damp * best.trend + best.season[(known.length + step - 1) % season]!
    if (step > 1) {
      // Hyndman & Athanasopoulos, 8.7: each step adds the variance of what it learnt from the ones before.
      const seasonal = (step - 1) % season === 0 && season > 1 ? best.gamma * (1 - best.alpha) : 0
      spread += (best.alpha + best.alpha * best.beta * dampedSum(step - 1) + seasonal) ** 2
    }
    const width = z * Math.sqrt(best.variance * spread)
    made.values.push(floor(value))
    made.low.push(floor(value - width))
    made.high.push(value + width)
  }
  return made
}

const dampedSum = (steps: number) => (DAMPING * (1 - DAMPING ** steps)) / (1 - DAMPING)

function bestFit(values: readonly number[], period: number): Fit {
  let best: Fit | null = null
  for (const alpha of GRID.alpha)
    for (const beta of GRID.beta)
      for (const gamma of period > 1 ? GRID.gamma : [0]) {
        const fit = smooth(values, period, { alpha, beta, gamma })
        if (!best || fit.variance < best.variance) best = fit
      }
  return best!
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** First level, trend and season: means of the first two periods, and the mean deviation from its period of each place. */
function start(values: readonly number[], period: number): Pick<Fit, 'level' | 'trend' | 'season'> {
  if (period === 1) {
    const head = Math.max(1, Math.min(10, values.length - 1))
    return { level: values[0]!, trend: (values[head]! - values[0]!) / head, season: [0] }
  }
  const periods = Math.floor(values.length / period)
  const means = Array.from({ length: periods }, (_, index) =>
    mean(values.slice(index * period, (index + 1) * period)),
  )
  const season = Array.from({ length: period }, (_, place) =>
    mean(means.map((level, index) => values[index * period + place]! - level)),
  )
  return { level: means[0]!, trend: (means[1]! - means[0]!) / period, season }
}

function smooth(values: readonly number[], period: number, { alpha, beta, gamma }: Parameters): Fit {
  const first = start(values, period)
  let { level, trend } = first
  const season = [...first.season]
  const fitted: (number | null)[] = []
  let squares = 0
  let counted = 0
  const warmUp = Math.min(period, Math.floor(values.length / 3))
  values.forEach((value, index) => {
    const place = index % period
    const expected = level + DAMPING * trend + season[place]!
    const error = value - expected
    fitted.push(index < 1 ? null : expected)
    if (index >= warmUp && index > 0) {
      squares += error * error
      counted++
    }
    const before = level
    level = alpha * (value - season[place]!) + (1 - alpha) * (level + DAMPING * trend)
    trend = beta * (level - before) + (1 - beta) * DAMPING * trend
    if (period > 1) season[place] = gamma * (value - level) + (1 - gamma) * season[place]!
  })
  return { alpha, beta, gamma, level, trend, season, fitted, variance: squares / Math.max(1, counted) }
}

/** After how many buckets of this length (seconds) a course usually repeats: a day of hours, a week of days; 1 for never. */
export function periodOf(stepSeconds: number, count: number): number {
  const period = Math.round((stepSeconds >= DAY_S ? 7 * DAY_S : DAY_S) / stepSeconds)
  return period >= 2 && period <= count / 2 ? period : 1
}

const Z: readonly (readonly [percent: number, z: number])[] = [
  [50, 0.674],
  [60, 0.842],
  [70, 1.036],
  [80, 1.282],
  [85, 1.44],
  [90, 1.645],
  [95, 1.96],
  [98, 2.326],
  [99, 2.576],
]

/** Standard deviations to both sides that hold this percentage of a normal distribution, 50 to 99, between known points linearly. */
export function zOf(percent: number): number {
  const above = Z.findIndex(([known]) => known >= percent)
  if (above <= 0) return Z[Math.max(0, above)]![1]
  const [[p0, z0], [p1, z1]] = [Z[above - 1]!, Z[above]!]
  return z0 + ((percent - p0) / (p1 - p0)) * (z1 - z0)
}
