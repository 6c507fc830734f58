export type Point = readonly [x: number, y: number]

const px = (value: number) => Math.round(value * 100) / 100

/** The slope at the middle of three points that never overshoots them (Steffen 1990). */
function slope([x0, y0]: Point, [x1, y1]: Point, [x2, y2]: Point): number {
  const [left, right] = [x1 - x0, x2 - x1]
  const [before, after] = [(y1 - y0) / left, (y2 - y1) / right]
  const parabola = (before * right + after * left) / (left + right)
  return (
    (Math.sign(before) + Math.sign(after)) *
    Math.min(Math.abs(before), Math.abs(after), Math.abs(parabola) / 2)
  )
}

/** Of two points alone. */
function straight(points: readonly Point[]): number {
  const [[x0, y0], [x1, y1]] = [points[0]!, points[1]!]
  return (y1 - y0) / (x1 - x0)
}

/**
 * A smooth path through points of ascending x that rises and falls only where they do. Written out because the module that has it
 * is 5.3 KB of the first view, shared as it is with every other shape.
 */
export function monotonePath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const last = points.length - 1
  const slopes = points.map((point, index) =>
    index === 0 || index === last ? 0 : slope(points[index - 1]!, point, points[index + 1]!),
  )
  const end = (from: number, to: number, inner: number) => {
    const [[x0, y0], [x1, y1]] = [points[from]!, points[to]!]
    return (3 * ((y1 - y0) / (x1 - x0)) - inner) / 2
  }
  if (last > 0) {
    slopes[0] = end(0, 1, last === 1 ? straight(points) : slopes[1]!)
    slopes[last] = end(last - 1, last, last === 1 ? straight(points) : slopes[last - 1]!)
  }
  const curves = rest.map(([x1, y1], index) => {
    const [x0, y0] = points[index]!
    const third = (x1 - x0) / 3
    const a = `${px(x0 + third)} ${px(y0 + third * slopes[index]!)}`
    const b = `${px(x1 - third)} ${px(y1 - third * slopes[index + 1]!)}`
    return `C${a} ${b} ${px(x1)} ${px(y1)}`
  })
  return `M${px(first[0])} ${px(first[1])}${curves.join('')}`
}
