import type { Filter, FilterNode } from '@/api/types'
import { isPlain } from '@/dashboard/filter-text'

type Joiner = 'and' | 'or'

/** Conditions that all (`and`) or of which any (`or`) must hold, or, with `isNot`, must not. */
export interface FilterGroup {
  joiner: Joiner
  isNot: boolean
  parts: readonly FilterPart[]
}

export type FilterPart = Filter | FilterGroup

export const NO_FILTERS: FilterGroup = { joiner: 'and', isNot: false, parts: [] }
export const MOST_DEPTH = 3

export function isGroup(part: FilterPart): part is FilterGroup {
  return 'parts' in part
}

function partOf(node: FilterNode, isNot = false): FilterPart {
  if ('not' in node) return partOf(node.not, !isNot)
  if (isPlain(node)) return isNot ? { joiner: 'and', isNot, parts: [node] } : node
  const joiner = 'and' in node ? 'and' : 'or'
  const nodes = 'and' in node ? node.and : node.or
  return { joiner, isNot, parts: nodes.map((one) => partOf(one)) }
}

/** A question's filters, which all must hold, as one group to edit. */
export function groupOf(nodes: readonly FilterNode[]): FilterGroup {
  const parts = nodes.map((node) => partOf(node))
  const [only] = parts
  return parts.length === 1 && only && isGroup(only) ? only : { ...NO_FILTERS, parts }
}

function nodeOf(part: FilterPart): FilterNode | null {
  if (!isGroup(part)) return part
  const nodes = part.parts.flatMap((one) => nodeOf(one) ?? [])
  const [first] = nodes
  if (!first) return null
  const joined: FilterNode =
    nodes.length === 1 ? first : part.joiner === 'and' ? { and: nodes } : { or: nodes }
  return part.isNot ? { not: joined } : joined
}

/** The group as a question's filters; groups without a condition are left out. */
export function filtersOf(group: FilterGroup): FilterNode[] {
  if (group.joiner === 'and' && !group.isNot) return group.parts.flatMap((part) => nodeOf(part) ?? [])
  const node = nodeOf(group)
  return node ? [node] : []
}

/** The number of single conditions. */
export function countFilters(nodes: readonly FilterNode[]): number {
  return nodes.reduce((sum, node) => {
    if ('not' in node) return sum + countFilters([node.not])
    if (isPlain(node)) return sum + 1
    return sum + countFilters('and' in node ? node.and : node.or)
  }, 0)
}
