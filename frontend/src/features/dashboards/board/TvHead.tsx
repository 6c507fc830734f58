import { X } from 'lucide-react'
import type { Range } from '@/api/dashboard'
import { useRangeText } from '@/dashboard/time/use-range-text'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import styles from './board.module.css'

interface TvHeadProps {
  name: string
  /** Null: there is only one. */
  tab: string | null
  range: Range
  onLeave: () => void
}

/** What a wall shows above the widgets: which dashboard this is, and of which time. */
export function TvHead({ name, tab, range, onLeave }: TvHeadProps) {
  const t = useT()
  const rangeText = useRangeText(range)
  return (
    <div className={styles.tvHead}>
      <h1>{name}</h1>
      {tab !== null && <b>{tab}</b>}
      <span className={styles.tvTime}>{rangeText}</span>
      <IconButton label={t('tv.leave')} className={styles.leave} onClick={onLeave}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
