import {
  ChoiceRow,
  DurationRow,
  EventStepPicker,
  field,
  FieldRow,
  Section,
  type BuilderModule,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'

export const FIELDS = {
  steps: field.steps([], 20),
  order: field.choice(['ordered', 'strict', 'any']),
  window_seconds: field.number(604_800, 1, 31_536_000),
  breakdown: field.text(),
}

const ORDERS = ['ordered', 'strict', 'any'] as const
const USUAL = [
  ['page_view', 'add_to_cart', 'checkout', 'purchase'],
  ['page_view', 'signup', 'sign_up', 'purchase'],
]

/** The usual way to an order or a sign-up where the project has one, else its two most frequent events. */
export const suggest: NonNullable<BuilderModule<typeof FIELDS>['suggest']> = (schema) => {
  const events = [...(schema?.events ?? [])].sort((a, b) => b.count - a.count).map((one) => one.name)
  const usual = USUAL.map((names) => names.filter((name) => events.includes(name)))
  const [longest] = [...usual].sort((a, b) => b.length - a.length)
  const best = longest && longest.length > 1 ? longest : events.slice(0, 2)
  return best.length > 1 ? { steps: best.map((event) => ({ event })) } : {}
}

export default function FunnelBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <>
      <Section title={t('funnels.steps')}>
        <EventStepPicker
          label={t('funnels.steps')}
          steps={question.steps}
          onChange={(steps) => change({ steps })}
          isOrdered={question.order !== 'any'}
        />
      </Section>
      <Section title={t('funnels.counting')}>
        <ChoiceRow
          label={t('funnels.order')}
          value={question.order}
          options={ORDERS.map((value) => ({ value, label: t(`funnels.order.${value}`) }))}
          onChange={(order) => change({ order })}
        />
        <DurationRow
          label={t('funnels.window')}
          seconds={question.window_seconds}
          onChange={(window_seconds) => change({ window_seconds }, { replace: true })}
        />
        <FieldRow
          label={t('query.groupBy')}
          value={question.breakdown}
          onChange={(breakdown) => change({ breakdown })}
        />
      </Section>
    </>
  )
}
