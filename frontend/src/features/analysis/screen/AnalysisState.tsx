import { ChartNoAxesColumn, SlidersHorizontal } from 'lucide-react'
import { Failure } from '@/api/Failure'
import type { AnalysisAnswer } from '@/api/queries/analysis'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { Refreshing } from '@/design/ui/Refreshing'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import type { AnalysisScreenProps } from './AnalysisScreen'
import styles from './screen.module.css'

/** The answer, or what there is instead of it; a change of the question keeps the old one until the new is here. */
export function AnalysisState<A extends AnalysisAnswer, F>(props: AnalysisScreenProps<A, F>) {
  const { screen, title, start, skeleton = 'block', isEmpty, emptyText, children } = props
  const t = useT()
  const { answer, previous, fault, isRefreshing, retry } = screen.analysed
  const sorry = fault && <Failure of={fault} onRetry={retry} />
  if (!screen.isComplete)
    return (
      start ?? (
        <Card className={styles.still}>
          <EmptyState
            icon={<SlidersHorizontal size={22} aria-hidden="true" />}
            title={t('analysis.incomplete')}
          />
        </Card>
      )
    )
  if (answer === null)
    return (
      <Card className={styles.still} aria-busy={fault === null}>
        {sorry ?? <Skeleton shape={skeleton} label={t('tile.loading', { title })} />}
      </Card>
    )
  const shown = isEmpty?.(answer) ? (
    <Card className={styles.still}>
      <EmptyState
        icon={<ChartNoAxesColumn size={22} aria-hidden="true" />}
        title={emptyText ?? t('tile.empty')}
        detail={t('analysis.emptyHint')}
      />
    </Card>
  ) : (
    children(answer, previous)
  )
  return (
    <>
      {isRefreshing && <Refreshing />}
      {sorry && <Card className={styles.sorry}>{sorry}</Card>}
      <div className={styles.results} data-faded={fault !== null} aria-busy={isRefreshing}>
        {shown}
      </div>
    </>
  )
}
