import { Suspense, useMemo, useRef, useState } from 'react'
import type { AnalysisAnswer } from '@/api/queries/analysis'
import type { AnalysisQuery, Row } from '@/api/types'
import { useSize } from '@/charts/core/use-size'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import type { Selection, WidgetAnswer, WidgetKind } from '@/widgets/contract'
import { lazyKind } from '@/widgets/host/lazy-kind'
import { widgetKind } from '@/widgets/registry'
import styles from './parts.module.css'

interface AnswerChartProps {
  title: string
  /** A kind of the widget registry: funnel, cohort, sankey, line, bar… */
  kind: string
  query: AnalysisQuery
  answer: AnalysisAnswer
  /** Other rows than the answer's `results`. */
  rows?: readonly Row[]
  options?: Record<string, unknown>
  /** In pixels. */
  height?: number
  onSelect?: (selection: Selection, at: { x: number; y: number }) => void
}

/** An answer drawn by a widget, exactly as a dashboard will show it. */
export function AnswerChart({ kind: name, ...rest }: AnswerChartProps) {
  const kind = widgetKind(name)
  if (!kind) throw new Error(`There is no widget “${name}”`)
  return <Chart kind={kind} {...rest} />
}

type ChartProps = Omit<AnswerChartProps, 'kind'> & { kind: WidgetKind }

function Chart({ title, kind, query, answer, rows, options = {}, height = 320, onSelect }: ChartProps) {
  const t = useT()
  const ref = useRef<HTMLDivElement>(null)
  const { width } = useSize(ref)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set())
  const Widget = lazyKind(kind)
  const answers = useMemo(
    (): WidgetAnswer[] => [
      {
        id: 'A',
        label: title,
        query,
        value: answer.meta.total ?? null,
        rows: rows ?? answer.results,
        from: answer.meta.from,
        to: answer.meta.to,
        interval: answer.meta.interval,
        exact: answer.meta.exact,
        truncated: answer.meta.truncated,
        analysis: answer,
      },
    ],
    [title, query, answer, rows],
  )
  return (
    <div ref={ref} className={styles.chart} style={{ height }}>
      <Suspense fallback={<Skeleton shape="block" label={t('tile.loading', { title })} />}>
        {width > 0 && (
          // eslint-disable-next-line react-hooks/static-components -- one component per kind, kept by lazyKind
          <Widget
            {...{ title, answers, options, width, height, hidden }}
            actions={onSelect ? { select: onSelect } : {}}
            onHiddenChange={setHidden}
          />
        )}
      </Suspense>
    </div>
  )
}
