import type { EventRecord } from '@/api/types'
import type { TableColumn } from '@/charts/table/VirtualTable'
import { fieldName } from '@/dashboard/filters/use-filter-text'
import type { Format } from '@/format/use-format'
import type { Translate } from '@/i18n'

/** What a list of events shows unless something else is chosen. */
export const DEFAULT_COLUMNS = ['timestamp', 'name', 'user_id', 'country', 'value', 'properties'] as const
export const ATTRIBUTE_COLUMNS = [
  'timestamp',
  'name',
  'type',
  'user_id',
  'anonymous_id',
  'session_id',
  'value',
  'source',
  'country',
  'device',
  'browser',
  'os',
  'page',
  'referrer',
  'received_at',
  'id',
  'properties',
] as const
export const MOST_COLUMNS = 20

const WIDTHS: Partial<Record<string, number>> = {
  timestamp: 116,
  received_at: 116,
  name: 150,
  page: 150,
  referrer: 150,
  value: 84,
  country: 104,
  user_id: 116,
  properties: 360,
  session_id: 130,
  anonymous_id: 130,
}
/** From here on a value has more digits than its column. */
const LONG = 10_000_000
const TIMES = new Set(['timestamp', 'received_at'])

export function columnTitle(field: string, t: Translate): string {
  if (field === 'timestamp') return t('field.time')
  if (field === 'received_at') return t('field.received_at')
  if (field === 'id') return t('field.id')
  if (field === 'properties') return t('feed.properties')
  return fieldName(field, t)
}

export function tableColumns(fields: readonly string[], t: Translate): TableColumn[] {
  return fields.map((field) => ({
    key: field,
    label: columnTitle(field, t),
    width: WIDTHS[field] ?? 130,
    isNumeric: field === 'value',
    isSortable: field !== 'properties',
  }))
}

/** A nested property by its path, also where a name itself has dots. */
function propertyOf(properties: Readonly<Record<string, unknown>>, path: string): unknown {
  if (path in properties) return properties[path]
  const dot = path.indexOf('.')
  const inner = dot < 0 ? undefined : properties[path.slice(0, dot)]
  return typeof inner === 'object' && inner !== null
    ? propertyOf(inner as Record<string, unknown>, path.slice(dot + 1))
    : undefined
}

/** The value of a field: an attribute of the event, or `properties.<path>`. */
export function valueOf(event: EventRecord, field: string): unknown {
  const path = /^propert(?:y|ies)\.(.+)$/s.exec(field)?.[1]
  return path === undefined ? event[field as keyof EventRecord] : propertyOf(event.properties, path)
}

/** Whether privacy rules had the value encrypted before it was stored. */
export const isEncrypted = (value: unknown): value is string =>
  typeof value === 'string' && /^enc1\.[0-9a-f]{8}\./.test(value)

export function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (isEncrypted(value)) return '••••••'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** How a field of an event reads in the table. */
export function cellText(event: EventRecord, field: string, format: Format): string {
  const value = valueOf(event, field)
  if (typeof value === 'string' && TIMES.has(field)) return format.dateTime(value)
  if (typeof value === 'string' && field === 'country' && value !== '') return format.country(value)
  if (typeof value === 'number' && field === 'value')
    return Math.abs(value) < LONG ? format.exact(value) : format.number(value)
  return textOf(value)
}

/** Whether any text of the event has it, whatever the case. */
export function hasText(event: EventRecord, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  return wanted === '' || JSON.stringify(event).toLowerCase().includes(wanted)
}
