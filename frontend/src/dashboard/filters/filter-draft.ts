import type { Filter } from '@/api/types'

/** What a person can say about a field; `is` and `is_not` take any number of values. */
export const OPERATORS = [
  'is',
  'is_not',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'regex',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'exists',
  'not_exists',
] as const
export type FilterOperator = (typeof OPERATORS)[number]

const NUMERIC = new Set<FilterOperator>(['gt', 'gte', 'lt', 'lte', 'between'])
const BARE = new Set<FilterOperator>(['exists', 'not_exists'])
const MANY: Record<string, readonly [one: string, many: string]> = {
  is: ['eq', 'in'],
  is_not: ['neq', 'not_in'],
}
const MANY_OF: Record<string, FilterOperator> = {
  eq: 'is',
  '=': 'is',
  '==': 'is',
  in: 'is',
  neq: 'is_not',
  '!=': 'is_not',
  not_in: 'is_not',
  '>': 'gt',
  '>=': 'gte',
  '<': 'lt',
  '<=': 'lte',
}

/** A filter as it is being written. */
export interface FilterDraft {
  field: string
  operator: FilterOperator
  values: string[]
}

export const NO_FILTER: FilterDraft = { field: '', operator: 'is', values: [] }

export const isNumeric = (operator: FilterOperator) => NUMERIC.has(operator)
export const isBare = (operator: FilterOperator) => BARE.has(operator)
export const takesMany = (operator: FilterOperator) => operator in MANY

/** The filter, or null while something is missing. */
export function filterOf({ field, operator, values }: FilterDraft): Filter | null {
  if (field === '') return null
  if (isBare(operator)) return { field, operator }
  const given = values.filter((value) => value !== '')
  const many = MANY[operator]
  if (many) {
    if (given.length === 0) return null
    return given.length === 1
      ? { field, operator: many[0], value: given[0] }
      : { field, operator: many[1], value: given }
  }
  if (!isNumeric(operator)) return given[0] === undefined ? null : { field, operator, value: given[0] }
  const numbers = given.map(Number)
  if (numbers.some((number) => !Number.isFinite(number))) return null
  if (operator === 'between')
    return numbers.length < 2 ? null : { field, operator, value: numbers.slice(0, 2) }
  return numbers.length === 0 ? null : { field, operator, value: numbers[0] }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}

export function draftOf(filter: Filter): FilterDraft {
  const values = Array.isArray(filter.value) ? filter.value.map(textOf) : [textOf(filter.value)]
  const operator = MANY_OF[filter.operator] ?? OPERATORS.find((one) => one === filter.operator) ?? 'is'
  return { field: filter.field, operator, values: values.filter((value) => value !== '') }
}
