import { useMemo, useState } from 'react'
import { errorText } from '@/api/error-text'
import { useBacktest, type AlertRule, type Backtest } from '@/api/queries/alerts'
import { ErrorState } from '@/design/ui/ErrorState'
import { Segmented } from '@/design/ui/Segmented'
import { Skeleton } from '@/design/ui/Skeleton'
import { Panel } from '@/features/analysis'
import { useDebounced } from '@/features/segments/use-debounced'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './alerts.module.css'
import { EpisodeList } from './EpisodeList'
import { PastChart } from './PastChart'
import { kindOf, termsOf } from './rule'

const DAYS = ['1', '7', '28'] as const

interface BacktestPanelProps {
  rule: AlertRule
  /** Whether the rule can be asked as it stands. */
  isReady: boolean
}

/** How often the rule would have fired, before it is saved. */
export function BacktestPanel({ rule, isReady }: BacktestPanelProps) {
  const t = useT()
  const [days, setDays] = useState<(typeof DAYS)[number]>('28')
  const isFunnel = termsOf(rule).some((term) => kindOf(term) === 'funnel')
  // Name, severity and words about it change nothing of what would have been.
  const tested = useMemo(
    (): AlertRule => ({ ...rule, name: '-', description: '', severity: 'info', is_enabled: true }),
    [rule],
  )
  const asked = useDebounced(tested, 400)
  const span = useMemo(() => ({ days: Number(days) }), [days])
  const { data, error, isFetching, refetch } = useBacktest(isReady && !isFunnel ? asked : null, span)
  return (
    <Panel
      title={t('alerts.backtest')}
      aside={
        <Segmented
          label={t('alerts.backtestSpan')}
          value={days}
          options={DAYS.map((value) => ({ value, label: t('alerts.days', { count: Number(value) }) }))}
          onChange={setDays}
        />
      }
    >
      {isFunnel && <p className={styles.note}>{t('alerts.noFunnelPast')}</p>}
      {!isFunnel && error && (
        <ErrorState
          message={errorText(error, t)}
          requestId={error.requestId}
          onRetry={() => void refetch()}
        />
      )}
      {!isFunnel && !error && !data && isReady && (
        <Skeleton shape="line" label={t('tile.loading', { title: t('alerts.backtest') })} />
      )}
      {!isFunnel && !error && data && (
        <div className={styles.past} data-busy={isFetching}>
          <Verdict past={data} days={Number(days)} />
          <PastChart rule={rule} past={data} />
          <EpisodeList past={data} rule={rule} />
          <Exactness past={data} />
        </div>
      )}
    </Panel>
  )
}

/** The answer in one sentence. */
function Verdict({ past, days }: { past: Backtest; days: number }) {
  const t = useT()
  const format = useFormat()
  const span = t('alerts.last', { count: days })
  const score = past.score
  return (
    <div aria-live="polite">
      <p className={styles.verdict}>
        {past.fired === 0
          ? t('alerts.neverFired', { span })
          : t('alerts.wouldHaveFired', {
              count: past.fired,
              span,
              time: format.number(past.firing_seconds * 1_000, 'duration'),
            })}
      </p>
      {past.fired > 0 && days > 7 && (
        <p className={styles.note}>{t('alerts.perWeek', { rate: format.number(past.fires_per_week) })}</p>
      )}
      {score && score.incidents > 0 && (
        <p className={styles.note}>
          {t('alerts.score', {
            found: score.found,
            incidents: score.incidents,
            false: score.false_alarms,
          })}
        </p>
      )}
    </div>
  )
}

/** How the rule was looked at, for those who want to know. */
function Exactness({ past: { exactness } }: { past: Backtest }) {
  const t = useT()
  const format = useFormat()
  const step = format.number(exactness.step_seconds * 1_000, 'duration')
  return (
    <details className={styles.exactness}>
      <summary>{t(exactness.numbers ? 'alerts.lookedExact' : 'alerts.lookedWhole', { step })}</summary>
      <ul>
        {exactness.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </details>
  )
}
