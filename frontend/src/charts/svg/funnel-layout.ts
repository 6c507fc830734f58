export interface FunnelStep {
  name: string
  value: number
}

export interface FunnelBar {
  name: string
  value: number
  /** Of the first step, 0 to 1. */
  ofFirst: number
  /** Of the step before, 0 to 1; 1 for the first. */
  ofPrevious: number
  lost: number
  /** Place along the direction of the funnel, in pixels. */
  start: number
  extent: number
  /** Length of the bar across the direction, in pixels. */
  length: number
}

/** Bars of a funnel of `along` × `across` pixels; each bar takes the part `fill` of its band. A step may exceed the one before. */
export function layoutFunnel(
  steps: readonly FunnelStep[],
  along: number,
  across: number,
  fill: number,
): FunnelBar[] {
  const highest = Math.max(...steps.map(({ value }) => value), Number.MIN_VALUE)
  // The last band has no gap behind it: the bars reach from edge to edge.
  const band = along / Math.max(1, steps.length - 1 + fill)
  const first = steps[0]?.value ?? 0
  return steps.map(({ name, value }, index) => {
    const before = index === 0 ? value : steps[index - 1]!.value
    return {
      name,
      value,
      ofFirst: first > 0 ? value / first : 0,
      ofPrevious: before > 0 ? value / before : index === 0 ? 1 : 0,
      lost: Math.max(0, before - value),
      start: index * band,
      extent: band * fill,
      length: (Math.max(0, value) / highest) * across,
    }
  })
}
