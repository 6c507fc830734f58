import type { Filter, FilterNode } from '@/api/types'

export function isPlain(node: FilterNode): node is Filter {
  return 'field' in node
}

/** One filter in an address: `field:operator:value`, or JSON for nested ones. The value is JSON where plain text would be taken for it. */
export function writeFilter(node: FilterNode): string {
  if (!isPlain(node) || node.field.includes(':')) return JSON.stringify(node)
  if (node.value === undefined) return `${node.field}:${node.operator}`
  const isBare = typeof node.value === 'string' && parse(node.value) === undefined
  return `${node.field}:${node.operator}:${isBare ? (node.value as string) : JSON.stringify(node.value)}`
}

/** Null for text that is not a filter. */
export function readFilter(text: string): FilterNode | null {
  if (text.startsWith('{')) {
    const node = parse(text)
    return isNode(node) ? node : null
  }
  const [, field, operator, value] = /^([^:]+):([a-z_]+)(?::(.*))?$/s.exec(text) ?? []
  if (!field || !operator) return null
  if (value === undefined) return { field, operator }
  const parsed = parse(value)
  return { field, operator, value: parsed === undefined ? value : parsed }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

export function isNode(value: unknown): value is FilterNode {
  if (typeof value !== 'object' || value === null) return false
  const node = value as Record<string, unknown>
  if (Array.isArray(node.and)) return node.and.every(isNode)
  if (Array.isArray(node.or)) return node.or.every(isNode)
  if ('not' in node) return isNode(node.not)
  return typeof node.field === 'string' && typeof node.operator === 'string'
}
