/** The middle of a country's largest part, in the map's units. Paths are `M x y l dx dy…z`, one for each part. */
export function countryCentre(path: string): { x: number; y: number } {
  let best = { x: 0, y: 0, area: -1 }
  for (const part of path.split('M').slice(1)) {
    const [x = 0, y = 0, ...deltas] = [...part.matchAll(/-?\d+/g)].map(Number)
    let [atX, atY] = [x, y]
    let [left, right, top, bottom] = [x, x, y, y]
    for (let index = 0; index + 1 < deltas.length; index += 2) {
      atX += deltas[index]!
      atY += deltas[index + 1]!
      ;[left, right] = [Math.min(left, atX), Math.max(right, atX)]
      ;[top, bottom] = [Math.min(top, atY), Math.max(bottom, atY)]
    }
    const area = (right - left) * (bottom - top)
    if (area > best.area) best = { x: (left + right) / 2, y: (top + bottom) / 2, area }
  }
  return { x: best.x, y: best.y }
}
