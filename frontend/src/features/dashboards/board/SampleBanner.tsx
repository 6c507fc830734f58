import { DatabaseZap } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useSampleProgress } from '@/api/queries/samples'
import { useT } from '@/i18n'
import styles from './board.module.css'

/** How far the sample events are while they come; the newest are there first. */
export function SampleBanner() {
  const t = useT()
  const client = useQueryClient()
  const progress = useSampleProgress()
  const isFilling = progress?.state === 'filling'
  const wasFilling = useRef(false)
  useEffect(() => {
    // What was asked once and is not live was answered from a part of the events.
    if (wasFilling.current && !isFilling) void client.invalidateQueries({ queryKey: ['answer'] })
    wasFilling.current = isFilling
  }, [isFilling, client])
  if (!progress || !isFilling) return null
  const { days, days_total: total } = progress
  const share = Math.round((100 * days) / Math.max(1, total))
  return (
    <div className={styles.filling}>
      <DatabaseZap size={16} aria-hidden="true" />
      <span>{t('samples.filling', { count: days, total })}</span>
      <div
        role="progressbar"
        aria-label={t('samples.progress')}
        aria-valuenow={share}
        aria-valuemin={0}
        aria-valuemax={100}
        className={styles.track}
      >
        <div style={{ width: `${share}%` }} />
      </div>
    </div>
  )
}
