import { Plus } from 'lucide-react'
import type { FilterNode } from '@/api/types'
import { FilterChip } from '@/dashboard/filters/FilterChip'
import { FilterForm } from '@/dashboard/filters/FilterForm'
import { Popover } from '@/design/ui/Popover'
import { useT } from '@/i18n'
import styles from './edit.module.css'

interface QueryFiltersProps {
  filters: readonly FilterNode[]
  onChange: (filters: readonly FilterNode[]) => void
}

/** The filters of one question, as chips. */
export function QueryFilters({ filters, onChange }: QueryFiltersProps) {
  const t = useT()
  return (
    <div className={styles.chips}>
      {filters.map((node, index) => (
        <FilterChip
          key={index}
          node={node}
          onRemove={() => onChange(filters.filter((_, at) => at !== index))}
        />
      ))}
      <Popover
        label={t('filter.new')}
        align="start"
        variant="ghost"
        className={styles.addFilter}
        content={(close) => (
          <FilterForm
            onDone={(filter) => {
              onChange([...filters, filter])
              close()
            }}
          />
        )}
      >
        <Plus size={13} aria-hidden="true" />
        {t('filter.new')}
      </Popover>
    </div>
  )
}
