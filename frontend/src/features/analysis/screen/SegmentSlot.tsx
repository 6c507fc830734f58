import { Users, X } from 'lucide-react'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import styles from './screen.module.css'

interface SegmentSlotProps {
  /** The name or id of a segment; null for everyone. */
  value: string | null
  onChange: (segment: string | null) => void
}

/** Of whom the analysis is: the segment of the address, and the way back to everyone. */
export function SegmentSlot({ value, onChange }: SegmentSlotProps) {
  const t = useT()
  if (value === null) return null
  return (
    <div className={styles.segment}>
      <Users size={13} aria-hidden="true" />
      <span>{t('analysis.segment', { name: value })}</span>
      <IconButton label={t('analysis.everyone')} isSmall onClick={() => onChange(null)}>
        <X size={13} aria-hidden="true" />
      </IconButton>
    </div>
  )
}
