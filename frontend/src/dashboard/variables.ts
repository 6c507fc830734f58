import type { Variable } from '@/api/dashboard'
import type { Filter, FilterNode } from '@/api/types'

/** Values by name; an empty list means “all”. */
export type VariableValues = Readonly<Record<string, readonly string[]>>

const MARK = /\$([a-z_]{1,40})/g

/** What each variable stands for: the reader's choice, else the default. */
export function valuesOf(
  variables: readonly Variable[],
  chosen: Readonly<Record<string, readonly string[]>>,
): VariableValues {
  return Object.fromEntries(
    variables.map(({ name, default: usual }) => [name, chosen[name] ?? (usual === '' ? [] : [usual])]),
  )
}

/** The text with `$name` replaced; a name that no variable has stays as it is written. */
export function fillText(text: string, values: VariableValues, all: string): string {
  return text.replace(MARK, (whole, name: string) => {
    if (!Object.hasOwn(values, name)) return whole
    const chosen = values[name]!
    return chosen.length === 0 ? all : chosen.join(', ')
  })
}

/** The filters with variables put in; a filter on a variable that stands for “all” is left out. */
export function fillFilters(filters: readonly FilterNode[], values: VariableValues): FilterNode[] {
  return filters.flatMap((node) => fillNode(node, values) ?? [])
}

function fillNode(node: FilterNode, values: VariableValues): FilterNode | null {
  if ('and' in node) return group('and', fillFilters(node.and, values))
  if ('or' in node) return group('or', fillFilters(node.or, values))
  if ('not' in node) {
    const inner = fillNode(node.not, values)
    return inner && { not: inner }
  }
  return fillFilter(node, values)
}

function group(key: 'and' | 'or', parts: FilterNode[]): FilterNode | null {
  if (parts.length === 0) return null
  return key === 'and' ? { and: parts } : { or: parts }
}

const MANY: Record<string, string> = { eq: 'in', neq: 'not_in' }

function fillFilter(filter: Filter, values: VariableValues): Filter | null {
  const name = typeof filter.value === 'string' ? /^\$([a-z_]{1,40})$/.exec(filter.value)?.[1] : undefined
  if (name === undefined || !Object.hasOwn(values, name)) return filter
  const chosen = values[name]!
  if (chosen.length === 0) return null
  if (filter.operator === 'in' || filter.operator === 'not_in') return { ...filter, value: chosen }
  if (chosen.length === 1) return { ...filter, value: chosen[0] }
  const operator = MANY[filter.operator]
  if (operator) return { ...filter, operator, value: chosen }
  return { ...filter, value: chosen[0] }
}
