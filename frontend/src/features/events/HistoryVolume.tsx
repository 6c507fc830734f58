import { useEventVolume, type EventChoice } from '@/api/queries/events'
import { bucketsOf } from './buckets'
import { Volume } from './Volume'

interface HistoryVolumeProps {
  choice: EventChoice
  onZoom: (from: string, to: string) => void
}

/** When the chosen events happened; dragging over it narrows the time. */
export function HistoryVolume({ choice, onZoom }: HistoryVolumeProps) {
  const volume = useEventVolume(choice)
  if (choice.search !== undefined || !volume.data || volume.data.results.length === 0) return null
  return <Volume buckets={bucketsOf(volume.data, volume.dataUpdatedAt)} onZoom={onZoom} />
}
