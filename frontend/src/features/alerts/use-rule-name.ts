import type { AlertRule, AlertTerm } from '@/api/queries/alerts'
import { useMetricsSchema } from '@/api/queries/metrics'
import { isAnalysis } from '@/api/types'
import { stepTitle, type EventStep } from '@/features/analysis'
import { metricTitle } from '@/features/explore/metric-options'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { termsOf, unitOf } from './rule'

/** What a rule says, short enough for its name. */
export function useRuleName() {
  const t = useT()
  const format = useFormat()
  const schema = useMetricsSchema().data
  const title = (metric: string) => metricTitle(metric, t('query.allEvents'), schema)
  const subject = ({ query, over, step }: AlertTerm) => {
    if (!isAnalysis(query))
      return over ? `${title(query.metric)} / ${title(over.metric)}` : title(query.metric)
    const steps = (query.steps ?? []) as readonly EventStep[]
    const last = steps[(step ?? steps.length) - 1]
    return t('alerts.conversionTo', { step: last ? stepTitle(last) : '…' })
  }
  const said = (term: AlertTerm) => {
    const { condition } = term
    if (condition === 'anomaly' || condition === 'anomaly_above' || condition === 'anomaly_below')
      return t(`alerts.named.${condition}`, { what: subject(term) })
    const what = `${subject(term)} ${t(`alerts.condition.${condition}`)}`
    if (condition === 'absent') return what
    return `${what} ${format.exact(term.threshold)}${unitOf(term) === '%' ? ' %' : ''}`
  }
  return {
    subject,
    nameOf: (rule: AlertRule) =>
      termsOf(rule)
        .map(said)
        .join(` ${t(rule.join === 'or' ? 'alerts.or' : 'alerts.and')} `)
        .slice(0, 200),
  }
}
