import type { EventRecord } from '@/api/types'

/** The most telling part of an event after its name: where, what came of it, or who. */
export function describe(event: EventRecord): string {
  if (event.page) return event.page
  const { path, status, message } = event.properties
  if (typeof path === 'string') return typeof status === 'number' ? `${path} · ${status}` : path
  if (typeof message === 'string') return message
  if (event.value !== null) return String(event.value)
  return event.user_id ?? event.source ?? ''
}

const PLACED = new Set(['name', 'time', 'timestamp', 'country'])

/** The chosen attributes and properties of an event that have no place of their own in the row. */
export function describeBy(event: EventRecord, columns: readonly string[]): string {
  const own = event as unknown as Record<string, unknown>
  return columns
    .filter((column) => !PLACED.has(column))
    .map((column) => {
      const value = Object.hasOwn(own, column)
        ? own[column]
        : event.properties[column.replace(/^properties\./, '')]
      if (value === null || value === undefined) return ''
      return typeof value === 'string' ? value : JSON.stringify(value)
    })
    .filter(Boolean)
    .join(' · ')
}
