import { CalendarClock, ChevronDown } from 'lucide-react'
import type { Range, Refresh } from '@/api/dashboard'
import { Popover } from '@/design/ui/Popover'
import { useT } from '@/i18n'
import { TimePanel } from './TimePanel'
import styles from './time.module.css'
import { useRangeText } from './use-range-text'

export interface TimeChoice {
  range: Range
  compare: 'none' | 'previous_period'
  refresh: Refresh
}

interface TimePickerProps {
  value: TimeChoice
  onChange: (change: Partial<TimeChoice>) => void
  /** Behind a public link refresh and comparison are not the reader's choice. */
  isPublic?: boolean
}

export function TimePicker({ value, onChange, isPublic = false }: TimePickerProps) {
  const t = useT()
  const text = useRangeText(value.range)
  return (
    <Popover
      label={`${t('range.label')}: ${text}`}
      content={(close) => <TimePanel {...{ value, onChange, isPublic, close }} />}
    >
      <CalendarClock size={14} aria-hidden="true" />
      <span className={styles.current}>{text}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </Popover>
  )
}
