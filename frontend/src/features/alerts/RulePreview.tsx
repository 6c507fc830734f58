import { useMemo } from 'react'
import type { AlertRule } from '@/api/queries/alerts'
import { useT } from '@/i18n'
import type { Board } from '@/widgets/host/board'
import { WidgetHost } from '@/widgets/host/WidgetHost'
import styles from './alerts.module.css'
import { previewOf } from './rule'

const DAY: Board = { range: 'last_24_hours', compare: 'none', refresh: 'live', filters: [], variables: {} }

/** The number in steps of five minutes over the last day, with the threshold. */
export function RulePreview({ rule }: { rule: AlertRule }) {
  const t = useT()
  const title = t('alerts.preview')
  const widget = useMemo(() => previewOf(rule, title), [rule, title])
  return (
    <div className={styles.preview}>
      <WidgetHost widget={widget} board={DAY} isEditing />
    </div>
  )
}
