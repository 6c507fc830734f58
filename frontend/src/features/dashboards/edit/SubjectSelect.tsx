import { useAnalyses } from '@/api/queries/analysis'
import { useMetricsSchema } from '@/api/queries/metrics'
import { isAnalysis, type AnalysisQuery, type Question } from '@/api/types'
import { analysisKind } from '@/features/analysis/analyses'
import { toBody } from '@/features/analysis/question/question'
import { useT } from '@/i18n'
import styles from './edit.module.css'
import { Row } from './Row'

const METRIC = ''
const STATEMENT = 'sql'
const START = 'SELECT name, count() AS events\nFROM events\nGROUP BY name\nORDER BY events DESC'

interface SubjectSelectProps {
  query: Question
  /** `widget`: the kind of widget that draws the analysis best. */
  onChange: (query: Question, widget?: string) => void
}

/** What a question asks for: a metric, or one of the analyses. Filters are kept when it changes. */
export function SubjectSelect({ query, onChange }: SubjectSelectProps) {
  const t = useT()
  // A list of people is no picture: it is what a click on one leads to.
  const kinds = (useAnalyses().data ?? []).filter((one) => !one.name.endsWith('-people'))
  const schema = useMetricsSchema().data
  const current = isAnalysis(query) ? query.analysis : METRIC
  const filters = query.filters ? { filters: query.filters } : {}
  const choose = async (name: string) => {
    if (name === METRIC) {
      onChange({ metric: '*', ...filters })
      return
    }
    const kind = analysisKind(name)
    const module = await kind?.load()
    const begun = module && { ...initialOf(module.FIELDS), ...module.suggest?.(schema) }
    const body: AnalysisQuery = {
      analysis: name,
      ...(name === STATEMENT ? { query: START } : {}),
      ...filters,
    }
    onChange(
      { ...(module ? toBody(module.FIELDS, begun as never) : {}), ...body },
      name === STATEMENT ? 'table' : kind?.widget,
    )
  }
  const known = kinds.some((one) => one.name === current) || current === METRIC
  return (
    <Row label={t('query.subject')}>
      {(id) => (
        <select
          id={id}
          className={styles.input}
          value={current}
          onChange={(event) => void choose(event.target.value)}
        >
          <option value={METRIC}>{t('query.aMetric')}</option>
          {!known && <option value={current}>{current}</option>}
          {kinds.map(({ name, title }) => {
            const kind = analysisKind(name)
            return (
              <option key={name} value={name}>
                {kind ? t(kind.label) : title}
              </option>
            )
          })}
        </select>
      )}
    </Row>
  )
}

function initialOf(fields: object): object {
  const entries = Object.entries(fields as Record<string, { initial: unknown }>)
  return Object.fromEntries(entries.map(([name, field]) => [name, field.initial]))
}
