import type { AlertTerm } from '@/api/queries/alerts'
import { useMetricsSchema } from '@/api/queries/metrics'
import { isAnalysis, type AnalysisQuery, type FilterNode, type Query } from '@/api/types'
import { EventStepPicker, stepTitle, type EventStep } from '@/features/analysis'
import { FilterBuilder } from '@/features/explore/FilterBuilder'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { useT } from '@/i18n'
import { LimitWord } from './LimitWord'
import { comparisonsOf, isAnomaly, kindOf } from './rule'
import { SeasonSentence } from './SeasonSentence'
import { Sentence } from './Sentence'
import styles from './sentence.module.css'
import { ConditionWord, WindowWord } from './TermWords'
import { ChoiceWord, NumberWord } from './words'

interface TermFieldsProps {
  term: AlertTerm
  onChange: (term: AlertTerm) => void
}

/** A number and its condition, as a sentence. */
export function TermFields({ term, onChange }: TermFieldsProps) {
  const kind = kindOf(term)
  const isAbsent = term.condition === 'absent'
  const words = {
    condition: <ConditionWord term={term} comparisons={comparisonsOf(kind)} onChange={onChange} />,
    limit: isAbsent ? null : <LimitWord term={term} onChange={onChange} />,
    window: <WindowWord term={term} onChange={onChange} />,
  }
  return (
    <div className={styles.term}>
      {kind === 'funnel' && <FunnelTerm {...{ term, onChange, words }} />}
      {kind === 'ratio' && <RatioTerm {...{ term, onChange, words }} />}
      {kind === 'number' && <NumberTerm {...{ term, onChange, words }} />}
      {isAnomaly(term.condition) && <SeasonSentence term={term} onChange={onChange} />}
    </div>
  )
}

type PartProps = TermFieldsProps & {
  words: Readonly<Record<'condition' | 'limit' | 'window', React.ReactNode>>
}

function NumberTerm({ term, onChange, words }: PartProps) {
  const query = term.query as Query
  const put = (next: Query) => onChange({ ...term, query: next })
  return (
    <>
      <Sentence text={term.condition === 'absent' ? 'alerts.sentence.absent' : 'alerts.sentence.number'}>
        {{ ...words, ...useNumberWords(query, put) }}
      </Sentence>
      <Filters label="alerts.filters" query={query} onChange={put} />
    </>
  )
}

function RatioTerm({ term, onChange, words }: PartProps) {
  const t = useT()
  const query = term.query as Query
  const over = term.over!
  const put = (next: Query) => onChange({ ...term, query: next })
  const putOver = (next: Query) => onChange({ ...term, over: next })
  const { aggregation, metric } = useNumberWords(query, put)
  const below = useNumberWords(over, putOver, t('alerts.dividedBy'))
  return (
    <>
      <Sentence text="alerts.sentence.ratio">
        {{ ...words, aggregation, metric, overAggregation: below.aggregation, overMetric: below.metric }}
      </Sentence>
      <Sentence text="alerts.sentence.ratioGuard">
        {{ count: <GuardWord term={term} onChange={onChange} /> }}
      </Sentence>
      <Filters label="alerts.filters" query={query} onChange={put} />
      <Filters label="alerts.overFilters" query={over} onChange={putOver} />
    </>
  )
}

function FunnelTerm({ term, onChange, words }: PartProps) {
  const t = useT()
  const query = term.query as AnalysisQuery
  const steps = (query.steps ?? []) as readonly EventStep[]
  const last = Math.max(2, steps.length)
  return (
    <>
      <EventStepPicker
        label={t('alerts.steps')}
        steps={steps}
        most={12}
        onChange={(next) => onChange({ ...term, step: null, query: { ...query, steps: next } })}
      />
      <Sentence text="alerts.sentence.funnel">
        {{
          ...words,
          step: (
            <ChoiceWord
              label={t('alerts.upTo')}
              value={String(term.step ?? last)}
              options={steps
                .slice(1)
                .map((step, index) => ({ value: String(index + 2), label: stepTitle(step) }))}
              onChange={(step) => onChange({ ...term, step: Number(step) === last ? null : Number(step) })}
            />
          ),
        }}
      </Sentence>
      <Sentence text="alerts.sentence.funnelGuard">
        {{ count: <GuardWord term={term} onChange={onChange} /> }}
      </Sentence>
    </>
  )
}

function GuardWord({ term, onChange }: TermFieldsProps) {
  const t = useT()
  return (
    <NumberWord
      label={t('alerts.minCount')}
      value={term.min_count ?? 0}
      least={0}
      onChange={(min_count) => onChange({ ...term, min_count })}
    />
  )
}

/** How and what is measured, as two words. */
function useNumberWords(query: Query, put: (query: Query) => void, prefix = '') {
  const t = useT()
  const known = useMetricsSchema().data?.aggregations.filter((name) => name !== 'histogram') ?? []
  const named = (label: string) => (prefix ? `${prefix}: ${label}` : label)
  const { aggregation, ...rest } = query
  return {
    aggregation: (
      <ChoiceWord
        label={named(t('query.aggregation'))}
        value={aggregation ?? ''}
        options={[
          { value: '', label: t('alerts.asDefined') },
          ...known.map((value) => ({ value, label: value.replace(/_/g, ' ') })),
        ]}
        onChange={(name) => put(name ? { ...rest, aggregation: name } : rest)}
      />
    ),
    metric: (
      <span className={styles.metric}>
        <MetricPicker
          label={named(t('query.metric'))}
          value={query.metric}
          onChange={(metric) => put({ ...rest, metric, ...(metric === '*' ? { aggregation: 'count' } : {}) })}
        />
      </span>
    ),
  }
}

interface FiltersProps {
  label: 'alerts.filters' | 'alerts.overFilters'
  query: Query
  onChange: (query: Query) => void
}

function Filters({ label, query, onChange }: FiltersProps) {
  const t = useT()
  return (
    <div className={styles.filters}>
      <span aria-hidden="true">{t(label)}</span>
      <FilterBuilder
        label={t(label)}
        filters={query.filters ?? []}
        onChange={(filters: FilterNode[]) => onChange({ ...query, filters })}
      />
    </div>
  )
}

export const hasEnoughSteps = ({ query }: AlertTerm) =>
  !isAnalysis(query) || ((query.steps as readonly EventStep[] | undefined) ?? []).length > 1
