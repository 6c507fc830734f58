import { exact } from '@/format/number'
import type { EventRecord } from '@/api/types'

/** Properties that say what an event is about, the most telling first. */
const SUBJECTS = [
  'message',
  'product',
  'feature',
  'item',
  'title',
  'fault',
  'plan',
  'form',
  'model',
  'target',
  'reason',
]

/** The most telling part of an event after its name: where, about what and how much of it, or who. */
export function describe(event: EventRecord, locale = 'en'): string {
  const { path, status } = event.properties
  if (typeof path === 'string') return typeof status === 'number' ? `${path} · ${status}` : path
  const subject = SUBJECTS.map((name) => event.properties[name]).find((value) => typeof value === 'string')
  const what = subject ?? event.page ?? ''
  const amount = event.value === null ? '' : amountOf(event.value, event.properties.currency, locale)
  return [what, amount].filter(Boolean).join(' · ') || (event.user_id ?? event.source ?? '')
}

function amountOf(value: number, currency: unknown, locale: string): string {
  const money = typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)
  if (!money) return exact(value, locale)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).format(value)
}

/** What stands in a column: an attribute of the event, or a property by its name. */
export function columnValue(event: EventRecord, column: string): unknown {
  const own = event as unknown as Record<string, unknown>
  return Object.hasOwn(own, column) ? own[column] : event.properties[column.replace(/^properties\./, '')]
}

const PLACED = new Set(['name', 'time', 'timestamp', 'country'])

/** The chosen attributes and properties of an event that have no place of their own in the row. */
export function describeBy(event: EventRecord, columns: readonly string[]): string {
  return columns
    .filter((column) => !PLACED.has(column))
    .map((column) => {
      const value = columnValue(event, column)
      if (value === null || value === undefined) return ''
      return typeof value === 'string' ? value : JSON.stringify(value)
    })
    .filter(Boolean)
    .join(' · ')
}
