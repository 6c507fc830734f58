/** The straight line through the points with the least squared error: y = intercept + slope · x. Null for fewer than two different x. */
export function linearTrend(
  points: readonly (readonly [x: number, y: number])[],
): { slope: number; intercept: number } | null {
  const count = points.length
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count
  let spread = 0
  let shared = 0
  for (const [x, y] of points) {
    spread += (x - meanX) ** 2
    shared += (x - meanX) * (y - meanY)
  }
  if (!(spread > 0)) return null
  const slope = shared / spread
  return { slope, intercept: meanY - slope * meanX }
}
