import { useRef } from 'react'
import { faultText } from '@/api/error-text'
import { STORE_AWAY } from '@/api/outage'
import { Sparkline } from '@/charts/svg/Sparkline'
import { useSize } from '@/charts/core/use-size'
import { useChartTheme } from '@/design/settings'
import { Card } from '@/design/ui/Card'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import type { NumberKind } from '@/format/number'
import { useFormat } from '@/format/use-format'
import type { Answer } from '@/live/frame'
import { useT } from '@/i18n'
import type { Watched } from '@/live/use-stream'
import { Freshness } from '../Freshness'
import { StoreAway } from '../StoreAway'
import { Change } from './Change'
import styles from './KpiTile.module.css'
import { trendOf } from './trend'

interface KpiTileProps {
  title: string
  sub: string
  kind?: NumberKind
  /** Which way is good news. */
  goodWhen?: 'up' | 'down'
  frameRef: React.RefObject<HTMLElement | null>
  watched: Watched<Answer>
  /** The headline, when it is not the total of the answer. */
  headlineOf?: (answer: Answer) => number | null
  trend?: (answer: Answer) => (number | null)[]
}

export function KpiTile(props: KpiTileProps) {
  const { title, frameRef, watched } = props
  const t = useT()
  const { data, retry } = watched
  const isAway = data !== null && watched.fault?.code === STORE_AWAY
  const fault = isAway ? null : watched.fault
  return (
    <Card ref={frameRef} className={styles.kpi} aria-label={title} aria-busy={watched.isRefreshing}>
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        {isAway ? (
          <StoreAway asOf={data.frame.timestamp} isShort />
        ) : (
          <Freshness frame={data?.frame} isShort />
        )}
      </header>
      {data && <Figure {...props} answer={data} isFaded={fault !== null} />}
      {fault && (
        <ErrorState message={faultText(fault, t)} requestId={fault.request_id} onRetry={retry} isCompact />
      )}
      {!data && !fault && <Skeleton shape="number" label={t('tile.loading', { title })} />}
    </Card>
  )
}

function Figure({ answer, isFaded, ...props }: KpiTileProps & { answer: Answer; isFaded: boolean }) {
  const { sub, kind = 'number', goodWhen = 'up', headlineOf, trend = trendOf } = props
  const format = useFormat()
  const theme = useChartTheme()
  const spark = useRef<HTMLDivElement>(null)
  const size = useSize(spark)
  const value = headlineOf ? headlineOf(answer) : answer.frame.value
  return (
    <div className={isFaded ? styles.faded : styles.content}>
      <div className={styles.line}>
        <span className={styles.value} title={format.exact(value, kind)}>
          {format.number(value, kind)}
        </span>
        {!headlineOf && <Change now={value} before={answer.frame.meta.previous} goodWhen={goodWhen} />}
      </div>
      <span className={styles.sub}>{sub}</span>
      {!isFaded && (
        <div ref={spark} className={styles.spark}>
          <Sparkline values={trend(answer)} colour={theme.categorical[0]!} size={size} />
        </div>
      )}
    </div>
  )
}
