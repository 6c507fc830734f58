import type { Row } from '@/api/types'

interface TimeLine {
  name: string
  values: (number | null)[]
}

/** Lines over shared times (epoch seconds, ascending). */
export interface TimeData {
  times: number[]
  lines: TimeLine[]
}

// One answer is drawn, summed up and summarised, by more than one tile: its timestamps are parsed once.
const made = new WeakMap<readonly Row[], Map<string, TimeData>>()

/** Rows with buckets as lines: one per value of `dimension`, or a single one called `name`. */
export function toTimeData(rows: readonly Row[], name: string, dimension?: string): TimeData {
  const known = made.get(rows) ?? new Map<string, TimeData>()
  const key = `${dimension ?? ''}\u0000${name}`
  const data = known.get(key) ?? build(rows, name, dimension)
  made.set(rows, known.set(key, data))
  return data
}

function build(rows: readonly Row[], name: string, dimension?: string): TimeData {
  const cells = new Map<string, Map<number, number | null>>()
  const times = new Set<number>()
  for (const row of rows) {
    if (row.timestamp === null) continue
    const time = Date.parse(row.timestamp) / 1000
    const line = dimension ? String(row.dimensions[dimension] ?? '') : name
    times.add(time)
    if (!cells.has(line)) cells.set(line, new Map())
    cells.get(line)!.set(time, row.value)
  }
  const sorted = [...times].sort((a, b) => a - b)
  const missing = dimension ? 0 : null
  const lines = [...cells].map(([line, values]) => ({
    name: line,
    values: sorted.map((time) => (values.has(time) ? values.get(time)! : missing)),
  }))
  return { times: sorted, lines }
}

/** Adds up lines that `group` gives the same name, e.g. 404 and 403 to 4xx. */
export function mergeLines(data: TimeData, group: (name: string) => string): TimeData {
  const merged = new Map<string, (number | null)[]>()
  for (const line of data.lines) {
    const name = group(line.name)
    const sum = merged.get(name) ?? data.times.map(() => null)
    line.values.forEach((value, index) => {
      if (value !== null) sum[index] = (sum[index] ?? 0) + value
    })
    merged.set(name, sum)
  }
  return { times: data.times, lines: [...merged].map(([name, values]) => ({ name, values })) }
}

/** Whether the newest bucket has not ended `now` (ISO time of the answer): its value still grows. */
export function isLastPartial(times: readonly number[], now: string): boolean {
  const last = times.at(-1)
  const before = times.at(-2)
  if (last === undefined || before === undefined) return false
  return last + (last - before) > Date.parse(now) / 1000 + 0.001
}

/** Whether the oldest bucket began before the range (ISO time): it holds less than a whole one. */
export function isFirstPartial(times: readonly number[], from: string): boolean {
  const first = times[0]
  return first !== undefined && times.length > 1 && first < Date.parse(from) / 1000 - 0.001
}

export function hasValues(data: TimeData): boolean {
  return data.lines.some((line) => line.values.some((value) => value !== null && value !== 0))
}
