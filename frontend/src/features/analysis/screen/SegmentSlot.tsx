import { Users } from 'lucide-react'
import { useId } from 'react'
import { SegmentSelect } from '@/dashboard/filters/SegmentSelect'
import { useT } from '@/i18n'
import styles from './screen.module.css'

interface SegmentSlotProps {
  /** The name or id of a segment; null for everyone. */
  value: string | null
  onChange: (segment: string | null) => void
}

/** Of whom the analysis is. */
export function SegmentSlot({ value, onChange }: SegmentSlotProps) {
  const t = useT()
  const id = useId()
  return (
    <div className={styles.segment} data-chosen={value !== null}>
      <Users size={14} aria-hidden="true" />
      <label htmlFor={id}>{t('segment.label')}</label>
      <SegmentSelect {...{ id, value, onChange }} />
    </div>
  )
}
