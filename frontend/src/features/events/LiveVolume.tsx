import type { FilterNode, Query } from '@/api/types'
import { useAnswer } from '@/live/use-stream'
import { bucketsOf } from './buckets'
import { Volume } from './Volume'

/** The last minutes, moving. */
export function LiveVolume({ filters }: { filters: readonly FilterNode[] }) {
  const query: Query = {
    metric: '*',
    aggregation: 'count',
    time_window: 'last_5_minutes',
    interval: 'auto',
    ...(filters.length > 0 ? { filters: [...filters] } : {}),
  }
  const { data } = useAnswer(query)
  if (!data?.frame.value) return null
  return <Volume buckets={bucketsOf(data.frame, Date.parse(data.frame.timestamp))} />
}
