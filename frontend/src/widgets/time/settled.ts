import type { TimeLine, TimeLines } from './lines'

const FEWEST_LEFT = 5

/** The end of what is known: a layer without a value would be drawn as a fall to zero. */
function lastKnown(lines: readonly TimeLine[], to: number): number {
  let end = to
  while (end > 0 && lines.every((line) => (line.values[end - 1] ?? null) === null)) end -= 1
  return end
}

/**
 * Without buckets that hold less than a whole one, whose dip would look like news: the first where the range began inside it, and for
 * `isStacked` (whose layers cannot be dashed) the last while it grows. Short courses keep all they have.
 */
export function settledOf(data: TimeLines, isStacked: boolean): TimeLines {
  const { times, lines, hasPartial } = data
  const from = data.isFirstPartial ? 1 : 0
  const grown = hasPartial && isStacked ? times.length - 1 : times.length
  const to = isStacked ? lastKnown(lines, grown) : grown
  if ((from === 0 && to === times.length) || to - from < FEWEST_LEFT) return data
  const cut = (line: TimeLine): TimeLine => ({
    ...line,
    values: line.values.slice(from, to),
    ...(line.before ? { before: line.before.slice(from, to) } : {}),
  })
  return {
    ...data,
    times: times.slice(from, to),
    lines: lines.map(cut),
    hasPartial: hasPartial && to === times.length,
    isFirstPartial: data.isFirstPartial && from === 0,
  }
}
