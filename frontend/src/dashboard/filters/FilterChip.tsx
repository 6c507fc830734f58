import { Crosshair, X } from 'lucide-react'
import type { FilterNode } from '@/api/types'
import { classNames } from '@/design/ui/class-names'
import { useT } from '@/i18n'
import styles from './filters.module.css'
import { useFilterText } from './use-filter-text'

interface FilterChipProps {
  node: FilterNode
  /** Set by a click in a widget. */
  isCross?: boolean
  /** Missing: part of the dashboard, not the reader's to remove. */
  onRemove?: () => void
}

export function FilterChip({ node, isCross = false, onRemove }: FilterChipProps) {
  const t = useT()
  const { subject, value } = useFilterText([node])(node)
  const text = [subject, value].filter(Boolean).join(' ')
  return (
    <span className={classNames(styles.chip, !onRemove && styles.fixed)} title={text}>
      {isCross && <Crosshair size={12} aria-hidden="true" />}
      {subject && <span className={styles.subject}>{subject}</span>}
      {value && <b>{value}</b>}
      {onRemove && (
        <button type="button" aria-label={t('filter.remove', { filter: text })} onClick={onRemove}>
          <X size={13} aria-hidden="true" />
        </button>
      )}
    </span>
  )
}
