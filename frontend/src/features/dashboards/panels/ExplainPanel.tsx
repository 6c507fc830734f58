import { lazy, Suspense, useState, type ReactNode } from 'react'
import { Failure } from '@/api/Failure'
import type { Widget } from '@/api/dashboard'
import { useExplanation, type Explanation } from '@/api/queries/metrics'
import { isAnalysis, type Query } from '@/api/types'
import { Badge } from '@/design/ui/Badge'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { Dialog } from '@/design/ui/Dialog'
import { Segmented } from '@/design/ui/Segmented'
import { Skeleton } from '@/design/ui/Skeleton'
import { useFormat } from '@/format/use-format'
import { loadTexts, useT } from '@/i18n'
import type { Board } from '@/widgets/host/board'
import { resolveQuery } from '@/widgets/host/question'
import { InWords } from './InWords'
import { LiveFacts } from './LiveFacts'
import styles from './panels.module.css'

const AnalysisExplained = lazy(async () => {
  const [part] = await Promise.all([
    import('@/features/analysis/screen/AnalysisExplain'),
    loadTexts('analysis'),
  ])
  return { default: part.AnalysisExplained }
})

interface ExplainPanelProps {
  title: string
  widget: Widget
  board: Board
  onClose: () => void
}

/** What a figure means, from what it was computed, how fresh and how exact it is. */
export default function ExplainPanel({ title, widget, board, onClose }: ExplainPanelProps) {
  const t = useT()
  const [chosen, setChosen] = useState(widget.queries[0]?.id ?? '')
  const asked = widget.queries.find((one) => one.id === chosen)
  const query = asked ? resolveQuery(asked.query, widget, board) : null
  const live = query && board.refresh === 'live' && <LiveFacts key={`live ${chosen}`} query={query} />
  return (
    <Dialog isOpen side="right" onClose={onClose} title={t('explain.title', { title })}>
      <div className={styles.panel}>
        {widget.queries.length > 1 && (
          <Segmented
            label={t('explain.question')}
            value={chosen}
            options={widget.queries.map(({ id, label }) => ({
              value: id,
              label: label ? `${id} · ${label}` : id,
            }))}
            onChange={setChosen}
          />
        )}
        {query && isAnalysis(query) && (
          <Suspense>
            <AnalysisExplained key={chosen} title={title} query={query} />
            {live}
          </Suspense>
        )}
        {query && !isAnalysis(query) && (
          <>
            <InWords key={`words ${chosen}`} query={query} />
            <Explanation title={title} query={query}>
              {live}
            </Explanation>
          </>
        )}
      </div>
    </Dialog>
  )
}

interface ExplanationProps {
  title: string
  query: Query
  /** What else there is to say, before the statements. */
  children: ReactNode
}

function Explanation({ title, query, children }: ExplanationProps) {
  const t = useT()
  const explanation = useExplanation(query)
  return (
    <>
      {explanation.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title })} />
        </div>
      )}
      {explanation.isError && <Failure of={explanation.error} onRetry={() => void explanation.refetch()} />}
      {explanation.data && <Explained explanation={explanation.data}>{children}</Explained>}
    </>
  )
}

function Explained({ explanation, children }: { explanation: Explanation; children: ReactNode }) {
  const t = useT()
  const format = useFormat()
  const { definition, filters, freshness, exact, error_bound, source, rows_read, elapsed_ms, sql } =
    explanation
  return (
    <>
      <p className={styles.definition}>{definition}</p>
      <dl className={styles.facts}>
        <dt>{t('explain.filters')}</dt>
        <dd>
          {filters.length === 0
            ? t('explain.noFilters')
            : filters.map((text) => <code key={text}>{text}</code>)}
        </dd>
        <dt>{t('explain.freshness')}</dt>
        <dd>
          {t('tile.asOf', { time: format.dateTime(freshness.stored_through) })}
          <small>{t('tile.lag', { lag: format.number(freshness.lag_ms, 'duration') })}</small>
        </dd>
        <dt>{t('explain.exactness')}</dt>
        <dd>
          <Badge tone={exact ? 'positive' : 'warning'}>
            {t(exact ? 'explain.exact' : 'explain.approximate')}
          </Badge>
          {!exact && error_bound > 0 && <small>± {format.number(error_bound, 'percent')}</small>}
        </dd>
        <dt>{t('explain.source')}</dt>
        <dd>{t(`explain.source.${source}`)}</dd>
        <dt>{t('explain.cost')}</dt>
        <dd>
          {t('explain.rows', { count: rows_read })}
          <small>{format.number(elapsed_ms, 'duration')}</small>
        </dd>
      </dl>
      {children}
      {sql && <CodeBlock code={sql} label={t('explain.sql')} isWrapped />}
    </>
  )
}
