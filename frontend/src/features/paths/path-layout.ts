import type { Size } from '@/charts/core/use-size'
import type { PathLink, PathNode } from './answer'

export interface PlacedNode {
  node: PathNode
  x: number
  y: number
  height: number
  /** Of the height at the lower end: walks that end here, and above them those that go on unseen. */
  endedHeight: number
  afterHeight: number
}

export interface PlacedLink {
  link: PathLink
  source: PlacedNode
  target: PlacedNode
  /** Middle of the ribbon where it leaves and arrives. */
  from: number
  to: number
  width: number
}

export interface PathLayout {
  nodes: PlacedNode[]
  links: PlacedLink[]
  /** Pixels from one step to the next. */
  columnPx: number
}

export const NODE_PX = 12
/** Beside the last column. */
export const LABEL_PX = 128
export const PADDING_PX = 16
/** Room for half a name above and below the outermost nodes. */
const EDGE_PX = 8

const middle = ({ y, height }: PlacedNode) => y + height / 2

/** Columns in the order of the steps, from the first that has nodes. */
function columnsOf(nodes: readonly PathNode[]): PathNode[][] {
  const first = Math.min(...nodes.map(({ step }) => step))
  const columns: PathNode[][] = []
  for (const node of nodes) (columns[node.step - first] ??= []).push(node)
  return columns
}

/**
 * Nodes in columns by step, as tall as the walks that pass, ribbons between them. Nodes stand where the walks come from; the other names
 * of a step are always at its lower end.
 */
export function layoutPaths(
  nodes: readonly PathNode[],
  links: readonly PathLink[],
  { width, height }: Size,
): PathLayout {
  if (nodes.length === 0) return { nodes: [], links: [], columnPx: width }
  const columns = columnsOf(nodes)
  const columnPx = Math.max(NODE_PX * 2, (width - LABEL_PX) / Math.max(1, columns.length - 1))
  const scale = Math.min(
    ...columns.map((column) => {
      const total = column.reduce((sum, { count }) => sum + count, 0)
      return Math.max(1, height - 2 * EDGE_PX - PADDING_PX * (column.length - 1)) / total
    }),
  )
  const placed = new Map<string, PlacedNode>()
  const incoming = grouped(links, ({ target }) => target)
  columns.forEach((column, at) => {
    const place = (node: PathNode) => {
      const own = incoming.get(node.id) ?? []
      const known = own.flatMap((link) => {
        const source = placed.get(link.source)
        return source ? [[middle(source), link.count] as const] : []
      })
      const weight = known.reduce((sum, [, count]) => sum + count, 0)
      return weight > 0 ? known.reduce((sum, [y, count]) => sum + y * count, 0) / weight : Infinity
    }
    const ordered = column
      .map((node) => ({ node, place: place(node) }))
      .sort((a, b) => Number(a.node.is_other) - Number(b.node.is_other) || a.place - b.place || 0)
    let y = EDGE_PX
    for (const { node } of ordered) {
      placed.set(node.id, {
        ...{ node, x: at * columnPx, y, height: Math.max(1, node.count * scale) },
        ...{ endedHeight: node.ended * scale, afterHeight: node.after * scale },
      })
      y += Math.max(1, node.count * scale) + PADDING_PX
    }
  })
  return { nodes: [...placed.values()], links: ribbons(links, placed, scale), columnPx }
}

function ribbons(
  links: readonly PathLink[],
  placed: ReadonlyMap<string, PlacedNode>,
  scale: number,
): PlacedLink[] {
  const made = links.flatMap((link): PlacedLink[] => {
    const [source, target] = [placed.get(link.source), placed.get(link.target)]
    return source && target ? [{ link, source, target, from: 0, to: 0, width: link.count * scale }] : []
  })
  for (const out of grouped(made, ({ link }) => link.source).values()) {
    let y = out[0]!.source.y
    for (const one of out.sort((a, b) => a.target.y - b.target.y)) {
      one.from = y + one.width / 2
      y += one.width
    }
  }
  for (const into of grouped(made, ({ link }) => link.target).values()) {
    let y = into[0]!.target.y
    for (const one of into.sort((a, b) => a.source.y - b.source.y)) {
      one.to = y + one.width / 2
      y += one.width
    }
  }
  return made
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** The ribbon from node to node as an SVG path. */
export function ribbonPath({ source, target, from, to }: PlacedLink): string {
  const [left, right] = [source.x + NODE_PX, target.x]
  const bend = (left + right) / 2
  return `M${left},${from}C${bend},${from} ${bend},${to} ${right},${to}`
}
