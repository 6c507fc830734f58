import { useMemo } from 'react'
import { Failure } from '@/api/Failure'
import type { Range, Refresh } from '@/api/dashboard'
import type { Row } from '@/api/types'
import { Skeleton } from '@/design/ui/Skeleton'
import { AnswerChart, KeepButton, KpiRow, Panel, useAnalysis, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { StickinessAnswer } from './answer'
import { useStickinessOptions } from './use-options'

interface StickinessProps {
  title: string
  /** Time, filters, segment, and what counts as being active. */
  body: Readonly<Record<string, unknown>>
  range: Range
  refresh: Refresh
}

/** People active in a day against those of the week and the month, and on how many days they are. */
export function Stickiness({ title, body, range, refresh }: StickinessProps) {
  const t = useT()
  const options = useStickinessOptions()
  const { answer, fault, retry } = useAnalysis<StickinessAnswer>('stickiness', body, { refresh })
  const query = { ...body, analysis: 'stickiness' }
  return (
    <>
      <Panel
        title={title}
        hint={t('adoption.stickinessHint')}
        aside={<KeepButton widget={{ kind: 'line', title, options }} query={query} range={range} />}
      >
        {fault && <Failure of={fault} onRetry={retry} />}
        {!answer && !fault && <Skeleton shape="line" label={t('tile.loading', { title })} />}
        {answer && (
          <>
            <Ratios answer={answer} />
            <AnswerChart title={title} kind="line" {...{ query, answer, options }} height={260} />
          </>
        )}
      </Panel>
      {answer && answer.active_days.length > 0 && <DaysActive answer={answer} query={query} />}
    </>
  )
}

function Ratios({ answer }: { answer: StickinessAnswer }) {
  const t = useT()
  const items: Kpi[] = [
    {
      id: 'stickiness',
      label: t('adoption.dauMau'),
      value: answer.stickiness,
      kind: 'percent',
      hint: t('adoption.dauMauHint'),
    },
    { id: 'dau', label: t('adoption.meanDau'), value: answer.mean_dau },
    { id: 'people', label: t('adoption.activePeople'), value: answer.people },
    { id: 'days', label: t('adoption.meanDays'), value: answer.mean_active_days },
  ]
  return <KpiRow label={t('adoption.stickiness')} items={items} />
}

interface DaysActiveProps {
  answer: StickinessAnswer
  query: { analysis: string }
}

/** How many people were active on one day, on two, … of the window. */
function DaysActive({ answer, query }: DaysActiveProps) {
  const t = useT()
  const format = useFormat()
  const rows = useMemo(
    () =>
      answer.active_days.map(({ days, people }): Row => ({
        name: 'people',
        value: people,
        count: people,
        dimensions: { days: String(days) },
        timestamp: null,
      })),
    [answer],
  )
  const options = useMemo(() => ({ sort: 'none', max_bars: 60 }), [])
  const title = t('adoption.daysActive')
  return (
    <Panel
      title={title}
      hint={t('adoption.daysActiveHint', { days: format.number(answer.mean_active_days) })}
    >
      <AnswerChart {...{ title, query, answer, rows, options }} kind="bar" height={220} />
    </Panel>
  )
}
