/** A tile in grid units; `x` and `y` count columns and rows from the top left. */
export interface Box {
  id: string
  x: number
  y: number
  w: number
  h: number
}

export type Size = Omit<Box, 'x' | 'y'>
export type Cells = readonly [w: number, h: number]

export const COLUMNS = 12
const MOST_ROWS = 40

export function overlaps(a: Box, b: Box): boolean {
  return a.id !== b.id && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))

/** From top to bottom, then left to right. */
export function readingOrder<T extends Box>(boxes: readonly T[]): T[] {
  return [...boxes].sort((a, b) => a.y - b.y || a.x - b.x)
}

/** Places tiles in order, each at the highest, then leftmost spot that is free. Too wide tiles are cut to the grid. */
export function place(sizes: readonly Size[], columns: number): Box[] {
  const placed: Box[] = []
  for (const size of sizes) placed.push(firstFree(size, placed, columns))
  return placed
}

/** The highest, then leftmost free spot for a tile of this size. */
export function firstFree(size: Size, placed: readonly Box[], columns = COLUMNS): Box {
  const spot = { ...size, w: Math.min(size.w, columns), x: 0, y: 0 }
  for (; ; spot.y++)
    for (spot.x = 0; spot.x + spot.w <= columns; spot.x++) if (isFree(spot, placed)) return spot
}

const isFree = (box: Box, placed: readonly Box[]) => !placed.some((other) => overlaps(box, other))

/** Those in the columns of the box: only they can be in its way up or down. */
const inColumnsOf = (box: Box, placed: readonly Box[]) =>
  placed.filter((other) => box.x < other.x + other.w && other.x < box.x + box.w)

/** Moves every tile up as far as it goes; the order from top to bottom stays, `first` goes before others of its row. */
export function compact(boxes: readonly Box[], first?: string): Box[] {
  const done: Box[] = []
  const rank = (box: Box) => (box.id === first ? 0 : 1)
  for (const box of [...boxes].sort((a, b) => a.y - b.y || rank(a) - rank(b) || a.x - b.x)) {
    const spot = { ...box }
    const near = inColumnsOf(box, done)
    do spot.y--
    while (spot.y >= 0 && isFree(spot, near))
    do spot.y++
    while (!isFree(spot, near))
    done.push(spot)
  }
  return done
}

/** Makes room for `box` where it stands: what it covers goes below it, then everything closes up. */
function settle(box: Box, others: readonly Box[]): Box[] {
  const done: Box[] = [box]
  for (const other of readingOrder(others)) {
    const spot = { ...other }
    const near = inColumnsOf(other, done)
    while (!isFree(spot, near)) spot.y++
    done.push(spot)
  }
  return compact(done, box.id)
}

/**
 * The tile at another place: the others first close the hole it leaves; it then goes below a tile whose middle it has
 * passed, and pushes the rest down. Places outside the grid are brought inside. No two tiles overlap in the answer.
 */
export function move(boxes: readonly Box[], id: string, x: number, y: number, columns = COLUMNS): Box[] {
  const moved = boxes.find((box) => box.id === id)
  if (!moved) return [...boxes]
  const others = compact(boxes.filter((box) => box.id !== id))
  const target = { ...moved, x: clamp(Math.round(x), 0, columns - moved.w), y: Math.max(0, Math.round(y)) }
  const passed = others.filter((other) => overlaps(target, other) && other.y + other.h / 2 <= target.y)
  const below = Math.max(target.y, ...passed.map((other) => other.y + other.h))
  return settle({ ...target, y: below }, others)
}

/** The tile at another size, between its smallest and what fits right of its left edge; others make room. */
export function resize(
  boxes: readonly Box[],
  id: string,
  w: number,
  h: number,
  smallest: Cells = [1, 1],
  columns = COLUMNS,
): Box[] {
  const box = boxes.find((one) => one.id === id)
  if (!box) return [...boxes]
  const room = columns - box.x
  const sized = {
    ...box,
    w: clamp(Math.round(w), Math.min(smallest[0], room), room),
    h: clamp(Math.round(h), smallest[1], MOST_ROWS),
  }
  return settle(
    sized,
    boxes.filter((one) => one.id !== id),
  )
}

export type Direction = 'left' | 'right' | 'up' | 'down'
const STEP: Record<Direction, readonly [dx: number, dy: number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/** One key press: one column to the side, or up or down to the next place that changes something. */
export function nudge(boxes: readonly Box[], id: string, direction: Direction, columns = COLUMNS): Box[] {
  const from = boxes.find((box) => box.id === id)
  if (!from) return [...boxes]
  const [dx, dy] = STEP[direction]
  const bottom = Math.max(...boxes.map((box) => box.y + box.h))
  for (let distance = 1; distance <= (dy === 0 ? 1 : bottom); distance++) {
    const y = from.y + dy * distance
    if (y < 0) break
    const next = move(boxes, id, from.x + dx * distance, y, columns)
    if (!isSame(boxes, next)) return next
  }
  return [...boxes]
}

/** Whether every tile stands where it stood. */
export function isSame(before: readonly Box[], after: readonly Box[]): boolean {
  return changed(before, after).length === 0
}

/** The tiles of `after` that stand elsewhere or are of another size. */
export function changed(before: readonly Box[], after: readonly Box[]): Box[] {
  const known = new Map(before.map((box) => [box.id, box]))
  return after.filter((box) => {
    const was = known.get(box.id)
    return was?.x !== box.x || was.y !== box.y || was.w !== box.w || was.h !== box.h
  })
}

/** The same tiles in a grid of fewer columns, in reading order. In a grid of two a tile with nothing beside it takes both. */
export function fold(boxes: readonly Box[], columns: 6 | 2): Box[] {
  const sizes = readingOrder(boxes).map(({ id, w, h }) => ({ id, w: narrower(w, columns), h }))
  const placed = place(sizes, columns)
  if (columns === 6) return placed
  return placed.map((box) => {
    const whole = { ...box, x: 0, w: columns }
    return placed.some((other) => overlaps(whole, other)) ? box : whole
  })
}

/** How wide a tile of the whole grid is in one of fewer columns. */
export function narrower(w: number, columns: 6 | 2): number {
  if (columns === 2) return w <= 3 ? 1 : 2
  if (w <= 2) return 2
  return w <= 5 ? 3 : 6
}
