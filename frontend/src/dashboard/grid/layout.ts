/** A tile in grid units; `x` and `y` count columns and rows from the top left. */
export interface Box {
  id: string
  x: number
  y: number
  w: number
  h: number
}

export type Size = Omit<Box, 'x' | 'y'>

export function overlaps(a: Box, b: Box): boolean {
  return a.id !== b.id && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

/** Places tiles in order, each at the highest, then leftmost spot that is free. Too wide tiles are cut to the grid. */
export function place(sizes: readonly Size[], columns: number): Box[] {
  const placed: Box[] = []
  for (const size of sizes) {
    const w = Math.min(size.w, columns)
    placed.push(firstFree({ ...size, w, x: 0, y: 0 }, placed, columns))
  }
  return placed
}

function firstFree(box: Box, placed: readonly Box[], columns: number): Box {
  for (let y = 0; ; y++)
    for (let x = 0; x + box.w <= columns; x++) {
      const candidate = { ...box, x, y }
      if (!placed.some((other) => overlaps(candidate, other))) return candidate
    }
}

/** Moves every tile up as far as it goes; the order from top to bottom stays. */
export function compact(boxes: readonly Box[]): Box[] {
  const done: Box[] = []
  for (const box of [...boxes].sort((a, b) => a.y - b.y || a.x - b.x)) {
    let y = box.y
    while (y > 0 && !done.some((other) => overlaps({ ...box, y: y - 1 }, other))) y--
    while (done.some((other) => overlaps({ ...box, y }, other))) y++
    done.push({ ...box, y })
  }
  return done
}
