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
