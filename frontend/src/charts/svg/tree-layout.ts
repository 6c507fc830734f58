import { hierarchy, treemap, treemapSquarify, type HierarchyRectangularNode } from 'd3-hierarchy'
import type { Size } from '../core/use-size'

export interface TreePart {
  /** Outermost first. */
  path: readonly string[]
  value: number
}

interface TreeNode {
  name: string
  value?: number
  /** Position in the given list, for leaves. */
  index?: number
  children?: TreeNode[]
}

export type TreeTile = HierarchyRectangularNode<TreeNode>

const HEADER_PX = 18

/** Nested areas in proportion to their values; groups of a tree with levels have a line for their name where they are large enough. */
export function layoutTree(parts: readonly TreePart[], size: Size): TreeTile {
  const root: TreeNode = { name: '', children: [] }
  parts.forEach((part, index) => {
    let node = root
    part.path.forEach((name, depth) => {
      node.children ??= []
      const isLeaf = depth === part.path.length - 1
      let next = isLeaf ? undefined : node.children.find((child) => child.name === name && child.children)
      if (!next)
        node.children.push((next = isLeaf ? { name, value: part.value, index } : { name, children: [] }))
      node = next
    })
  })
  const tree = hierarchy(root)
    .sum((node) => Math.max(0, node.value ?? 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  return treemap<TreeNode>()
    .tile(treemapSquarify.ratio(1.4))
    .size([size.width, size.height])
    .paddingInner(2)
    .paddingTop((node) => (node.depth > 0 && isRoomy(node) ? HEADER_PX : 0))
    .round(true)(tree)
}

// paddingTop is asked before a node's own area is cut up, when its place is already known.
const isRoomy = (node: HierarchyRectangularNode<TreeNode>) => node.x1 - node.x0 > 48 && node.y1 - node.y0 > 44
