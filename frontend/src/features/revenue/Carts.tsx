import {
  AnalysisScreen,
  AnswerChart,
  KpiRow,
  Panel,
  useAnalysisScreen,
  useMoney,
  type Kpi,
} from '@/features/analysis'
import { useT } from '@/i18n'
import type { CartsAnswer } from './answer'
import CartsBuilder, { FIELDS } from './CartsBuilder'
import { PartChoice } from './PartChoice'

/** How many carts were filled and left, and what they were worth. */
export function Carts() {
  const t = useT()
  const screen = useAnalysisScreen<CartsAnswer, typeof FIELDS>({ kind: 'carts', fields: FIELDS })
  const { query, question, change } = screen
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.revenue')}
      help={t('revenue.cartsHelp')}
      tools={<PartChoice value="carts" />}
      builder={<CartsBuilder {...{ question, change }} />}
      widget={{ kind: 'line' }}
      hasCompare
      isEmpty={(answer) => answer.carts === 0}
      emptyText={t('revenue.cartsEmpty')}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          <Panel title={t('revenue.abandonment')} hint={t('revenue.abandonmentHint')}>
            <AnswerChart
              title={t('revenue.abandonment')}
              kind="line"
              {...{ query, answer }}
              options={{ unit: 'percent', min: 0 }}
              rows={answer.results.map((row) => ({
                ...row,
                value: row.value === null ? null : 100 * row.value,
              }))}
              height={280}
            />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}

function Figures({ answer, previous }: { answer: CartsAnswer; previous: CartsAnswer | null }) {
  const t = useT()
  const money = useMoney(answer.currency)
  const seconds = answer.median_seconds_to_order
  const items: Kpi[] = [
    {
      id: 'carts',
      label: t('revenue.carts'),
      value: answer.carts,
      previous: previous?.carts ?? null,
      detail: t('revenue.open', { count: answer.open }),
    },
    {
      id: 'rate',
      label: t('revenue.abandonment'),
      value: answer.abandonment_rate,
      kind: 'percent',
      previous: previous?.abandonment_rate ?? null,
      goodWhen: 'down',
      detail: t('revenue.atCheckout', { count: answer.abandoned_at_checkout }),
    },
    {
      id: 'value',
      label: t('revenue.leftValue'),
      value: answer.abandoned_value,
      text: money.short(answer.abandoned_value),
      previous: previous?.abandoned_value ?? null,
      goodWhen: 'down',
    },
    {
      id: 'ordered',
      label: t('revenue.ordered'),
      value: answer.ordered,
      previous: previous?.ordered ?? null,
    },
    {
      id: 'time',
      label: t('revenue.timeToOrder'),
      value: seconds === null ? null : seconds * 1_000,
      kind: 'duration',
      goodWhen: 'down',
      detail: t('revenue.recovered', { count: answer.recovered_people }),
    },
  ]
  return <KpiRow label={t('revenue.part.carts')} items={items} />
}
