import { useMemo, useState } from 'react'
import type { AnalysisQuery } from '@/api/types'
import { Segmented } from '@/design/ui/Segmented'
import { AnswerChart, Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import type { CohortAnswer } from './answer'
import { isAmount } from './Builder'
import styles from './retention.module.css'

export type Display = 'percent' | 'count'

/** A cell of the matrix, as the list of its people takes it. */
interface Cell {
  cohort: string
  after: number
  came: boolean
  group?: string
}

interface MatrixPanelProps {
  answer: CohortAnswer
  query: AnalysisQuery
  display: Display
  onDisplayChange: (display: Display) => void
  onPick: (title: string, cell: Cell) => void
}

const HEAD_PX = 24
const ROW_PX = 28

/** A row for each cohort, a column for each period since; of everyone, or of one value of the breakdown. */
export function MatrixPanel({ answer, query, display, onDisplayChange, onPick }: MatrixPanelProps) {
  const t = useT()
  const [group, setGroup] = useState<string | null>(null)
  const [side, setSide] = useState<'came' | 'away'>('came')
  const chosen = answer.breakdown?.find((one) => one.value === group)
  const cohorts = chosen?.cohorts ?? answer.cohorts
  const shown = useMemo(() => ({ ...answer, cohorts }), [answer, cohorts])
  const options = useMemo(() => ({ display, max_periods: 60 }), [display])
  const widest = Math.max(0, ...cohorts.map(({ retention }) => retention.length))
  return (
    <Panel title={t(`retention.matrix.${answer.metric}`)} hint={t(`retention.columns.${answer.period}`)}>
      <div className={styles.choices}>
        {answer.breakdown && (
          <select
            className={styles.group}
            aria-label={t('query.groupBy')}
            value={chosen ? chosen.value : '\u0000all'}
            onChange={(event) => setGroup(event.target.value === '\u0000all' ? null : event.target.value)}
          >
            <option value={'\u0000all'}>{t('retention.everyone')}</option>
            {answer.breakdown.map(({ value }) => (
              <option key={value} value={value}>
                {value === '' ? t('tile.unknown') : value}
              </option>
            ))}
          </select>
        )}
        <Segmented
          label={t('retention.pickLists')}
          value={side}
          options={(['came', 'away'] as const).map((value) => ({ value, label: t(`retention.${value}`) }))}
          onChange={setSide}
        />
        {!isAmount(answer.metric) && (
          <Segmented
            label={t('retention.cells')}
            value={display}
            options={[
              { value: 'percent', label: '%' },
              { value: 'count', label: t('retention.count') },
            ]}
            onChange={onDisplayChange}
          />
        )}
      </div>
      <div className={styles.scroll}>
        <div className={styles.matrix} data-wide={widest > 14}>
          <AnswerChart
            title={t(`retention.metric.${answer.metric}`)}
            kind="cohort"
            query={query}
            answer={shown}
            options={options}
            height={HEAD_PX + ROW_PX * (cohorts.length + 1)}
            onSelect={({ label, place }) => {
              if (!place) return
              const cell = { cohort: place.cohort!, after: Number(place.period), came: side === 'came' }
              onPick(`${label} · ${t(`retention.${side}`)}`, chosen ? { ...cell, group: chosen.value } : cell)
            }}
          />
        </div>
      </div>
    </Panel>
  )
}
