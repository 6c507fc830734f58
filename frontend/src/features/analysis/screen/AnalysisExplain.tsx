import { Failure } from '@/api/Failure'
import type { AnalysisAnswer } from '@/api/queries/analysis'
import { useAnalyses } from '@/api/queries/analysis'
import { bodyOf } from '@/api/question'
import type { AnalysisQuery } from '@/api/types'
import { useFilterText } from '@/dashboard/filters/use-filter-text'
import { Badge } from '@/design/ui/Badge'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { Dialog } from '@/design/ui/Dialog'
import { Skeleton } from '@/design/ui/Skeleton'
import panel from '@/features/dashboards/panels/panels.module.css'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { useAnalysis } from '../use-analysis'

interface AnalysisExplainProps {
  title: string
  query: AnalysisQuery
  onClose: () => void
}

/** What an analysis means, of which events, how exact it is and what it cost. */
export default function AnalysisExplain({ title, query, onClose }: AnalysisExplainProps) {
  const t = useT()
  return (
    <Dialog isOpen side="right" onClose={onClose} title={t('explain.title', { title })}>
      <AnalysisExplained title={title} query={query} />
    </Dialog>
  )
}

export function AnalysisExplained({ title, query }: Omit<AnalysisExplainProps, 'onClose'>) {
  const t = useT()
  const format = useFormat()
  const filterText = useFilterText(query.filters ?? [])
  const about = useAnalyses().data?.find((one) => one.name === query.analysis)
  const body = bodyOf(query)
  const { answer, fault, retry } = useAnalysis<AnalysisAnswer>(
    query.analysis,
    body as Record<string, unknown>,
    {
      refresh: 'off',
    },
  )
  const filters = (query.filters ?? []).map((node) => {
    const { subject, value } = filterText(node)
    return `${subject} ${value}`.trim()
  })
  return (
    <div className={panel.panel}>
      {about && <p className={panel.definition}>{about.description}</p>}
      {fault && <Failure of={fault} onRetry={retry} />}
      {!answer && !fault && (
        <div className={panel.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title })} />
        </div>
      )}
      {answer && (
        <dl className={panel.facts}>
          <dt>{t('analysis.time')}</dt>
          <dd>
            {format.dateTime(answer.meta.from)} – {format.dateTime(answer.meta.to)}
            <small>{answer.meta.timezone}</small>
          </dd>
          <dt>{t('explain.filters')}</dt>
          <dd>
            {filters.length === 0
              ? t('explain.noFilters')
              : filters.map((text) => <code key={text}>{text}</code>)}
          </dd>
          <dt>{t('explain.exactness')}</dt>
          <dd>
            <Badge tone={answer.meta.exact ? 'positive' : 'warning'}>
              {t(answer.meta.exact ? 'explain.exact' : 'explain.approximate')}
            </Badge>
            {!answer.meta.exact && <small>± {format.number(answer.meta.error_bound, 'percent')}</small>}
          </dd>
          <dt>{t('explain.cost')}</dt>
          <dd>
            {t('explain.rows', { count: answer.meta.rows_read })}
            <small>{format.number(answer.meta.elapsed_ms, 'duration')}</small>
          </dd>
        </dl>
      )}
      <CodeBlock code={JSON.stringify(body, null, 2)} label={t('analysis.question')} />
    </div>
  )
}
