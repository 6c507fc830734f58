import type { EventRecord } from '@/api/types'
import type { Reader } from './stream'
import { Ring } from './ring'

export interface Feed {
  /** Newest first. */
  events: readonly EventRecord[]
  /** Events that arrived since the feed was opened, shown or sampled away. */
  arrived: number
  skipped: number
}

const KEPT = 200

/** A reader that keeps the newest events; an event id is shown once, however often it is sent. */
export function feedReader(): Reader<Feed> {
  const ring = new Ring<EventRecord>(KEPT)
  let arrived = 0
  let skipped = 0
  return (message) => {
    if (message.type !== 'events') return null
    const known = new Set(ring.toArray().map((event) => event.id))
    const fresh = message.events.filter((event) => !known.has(event.id))
    fresh.sort((a, b) => (a.timestamp < b.timestamp ? -1 : a.timestamp > b.timestamp ? 1 : 0))
    fresh.forEach((event) => ring.push(event))
    if (!message.snapshot) {
      arrived += fresh.length + (message.skipped ?? 0)
      skipped += message.skipped ?? 0
    }
    return { events: ring.toArray().reverse(), arrived, skipped }
  }
}
