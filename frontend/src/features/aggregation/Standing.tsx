import { useMemo } from 'react'
import { errorText } from '@/api/error-text'
import { useLateness, type KnownAggregation } from '@/api/queries/aggregation'
import { KpiRow, Panel, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Board } from '@/widgets/host/board'
import { WidgetHost } from '@/widgets/host/WidgetHost'
import styles from './aggregation.module.css'
import { pointsWidget, rangeOf } from './rule'

/** The points that a rule made, how far it has come, and how late its events are. */
export function Standing({ known }: { known: KnownAggregation }) {
  const t = useT()
  const range = rangeOf(known.rule)
  const title = t('aggregation.points', { range: t(`range.${range}`) })
  const board = useMemo<Board>(
    () => ({ range, compare: 'none', refresh: 'live', filters: [], variables: {} }),
    [range],
  )
  const widget = useMemo(() => pointsWidget(known, title), [known, title])
  return (
    <Panel title={known.rule.output_metric}>
      {known.fault && (
        <p className={styles.fault} role="alert">
          {t('aggregation.fault', { reason: known.fault })}
        </p>
      )}
      <Progress known={known} />
      <div className={styles.chart}>
        <WidgetHost widget={widget} board={board} isEditing />
      </div>
    </Panel>
  )
}

function Progress({ known }: { known: KnownAggregation }) {
  const t = useT()
  const format = useFormat()
  const { data, error } = useLateness(known.id)
  const items: Kpi[] = [
    { id: 'points', label: t('aggregation.made'), value: known.points },
    { id: 'until', label: t('aggregation.doneUntil'), value: null, text: format.moment(known.done_until) },
  ]
  if (data) {
    const delay = data.delay_p95_seconds
    items.push(
      {
        ...{ id: 'delay', label: t('aggregation.delay'), hint: t('aggregation.delayHelp') },
        ...{ value: delay === null ? null : delay * 1_000, kind: 'duration' },
      },
      { id: 'late', label: t('aggregation.late'), value: data.late_events },
    )
  }
  return (
    <>
      <KpiRow label={t('aggregation.standing')} items={items} />
      {error && <p className={styles.fault}>{errorText(error, t)}</p>}
      {data && data.late_events > 0 && (
        <p className={styles.note}>
          {t('aggregation.lateHelp', {
            count: format.number(data.late_events),
            all: format.number(data.events),
          })}
        </p>
      )}
    </>
  )
}
