import type { Frame } from '@/api/types'
import type { Reader } from './stream'
import { Ring } from './ring'

interface Sample {
  timestamp: string
  value: number | null
}

/** The newest answer and the totals that led to it (oldest first), for a sparkline of a number without buckets. */
export interface Answer {
  frame: Frame
  history: readonly Sample[]
}

const KEPT = 120

export function answerReader(): Reader<Answer> {
  const ring = new Ring<Sample>(KEPT)
  return (message) => {
    if (message.type !== 'metric_update') return null
    ring.push({ timestamp: message.timestamp, value: message.value })
    return { frame: message, history: ring.toArray() }
  }
}
