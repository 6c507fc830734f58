import type { Widget } from '@/api/dashboard'
import { isAnalysis, type AnalysisQuery, type FilterNode, type Query, type Question } from '@/api/types'
import type { Board } from './board'

const VARIABLE = /\$([a-z_]{1,40})/g

/** Puts the values of variables in place of "$name"; a name nobody defined stays as it is. */
export function fillText(text: string, variables: Board['variables']): string {
  return text.replace(VARIABLE, (whole, name: string) => {
    const value = variables[name]
    if (value === undefined) return whole
    return typeof value === 'string' ? value : value.join(', ')
  })
}

const LISTED: Record<string, string> = {
  eq: 'in',
  '=': 'in',
  '==': 'in',
  neq: 'not_in',
  ne: 'not_in',
  '!=': 'not_in',
}
const LISTS = new Set(['in', 'not_in'])

/** The filter with its variables filled in; null when one of them is empty, which means "all". */
function fillFilter(node: FilterNode, variables: Board['variables']): FilterNode | null {
  if ('and' in node) return joined(node.and, variables, (and) => ({ and }))
  if ('or' in node) return joined(node.or, variables, (or) => ({ or }))
  if ('not' in node) {
    const inner = fillFilter(node.not, variables)
    return inner && { not: inner }
  }
  const { value } = node
  if (typeof value !== 'string') return node
  const whole = /^\$([a-z_]{1,40})$/.exec(value)
  const given = whole ? variables[whole[1]!] : undefined
  if (given === undefined) return { ...node, value: fillText(value, variables) }
  if (given.length === 0) return null
  if (typeof given === 'string') return { ...node, value: LISTS.has(node.operator) ? [given] : given }
  return { ...node, operator: LISTED[node.operator] ?? node.operator, value: given }
}

function joined(
  nodes: readonly FilterNode[],
  variables: Board['variables'],
  wrap: (nodes: FilterNode[]) => FilterNode,
): FilterNode | null {
  const filled = fillFilters(nodes, variables)
  return filled.length > 0 ? wrap(filled) : null
}

export function fillFilters(nodes: readonly FilterNode[], variables: Board['variables']): FilterNode[] {
  return nodes.flatMap((node) => fillFilter(node, variables) ?? [])
}

/** Where the question has no time of its own, the widget's, and where that has none, the dashboard's. */
function timeOf(query: Question, widget: Widget, board: Board): Pick<Query, 'time_window' | 'from' | 'to'> {
  if (query.time_window !== undefined || query.from !== undefined) return {}
  const range = widget.time?.range ?? board.range
  return typeof range === 'string' ? { time_window: range } : range
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The fields of an analysis with the variables of every filter in them filled in: steps and events have filters too, statements parameters. */
function fillFields(value: unknown, variables: Board['variables']): unknown {
  if (Array.isArray(value)) return value.map((one) => fillFields(one, variables))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, fillField(name, field, variables)]),
  )
}

function fillField(name: string, field: unknown, variables: Board['variables']): unknown {
  if (name === 'filters' && Array.isArray(field)) return fillFilters(field as FilterNode[], variables)
  if (name === 'parameters' && isObject(field))
    return Object.fromEntries(
      Object.entries(field).map(([key, given]) => [
        key,
        typeof given === 'string' ? fillText(given, variables) : given,
      ]),
    )
  return fillFields(field, variables)
}

/** A question of a widget as the server takes it. An analysis has no period to compare with. */
export function resolveQuery(query: Query, widget: Widget, board: Board): Query
export function resolveQuery(query: Question, widget: Widget, board: Board): Question
export function resolveQuery(query: Question, widget: Widget, board: Board): Question {
  const filters = fillFilters([...(query.filters ?? []), ...board.filters], board.variables)
  const own = isAnalysis(query) ? (fillFields(query, board.variables) as AnalysisQuery) : query
  const resolved: Question = { ...own, ...timeOf(query, widget, board) }
  if (filters.length > 0) resolved.filters = filters
  else delete resolved.filters
  if (!isAnalysis(resolved) && board.compare === 'previous_period') resolved.compare ??= 'previous_period'
  if (board.timezone !== undefined) resolved.timezone ??= board.timezone
  if (board.at !== undefined) resolved.at = board.at
  return resolved
}
