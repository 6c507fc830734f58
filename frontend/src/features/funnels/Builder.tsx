import {
  ChoiceRow,
  DurationRow,
  EventStepPicker,
  field,
  FieldRow,
  FlagRow,
  NumberRow,
  Section,
  type BuilderModule,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'
import { fitting, readExclusion, writeExclusion, type Exclusion } from './exclusion'
import { Exclusions } from './Exclusions'

const ORDERS = ['ordered', 'strict', 'any'] as const
const MOST_STEPS = 12

export const FIELDS = {
  steps: field.steps([], MOST_STEPS),
  order: field.choice(ORDERS),
  window_seconds: field.number(604_800, 1, 31_622_400),
  exclusions: field.list<Exclusion>({ read: readExclusion, write: writeExclusion }, [], 5),
  hold_constant: field.text(),
  breakdown: field.text(),
  breakdown_limit: field.number(5, 1, 25),
  look_ahead: field.flag(),
}

export type FunnelQuestion = QuestionOf<typeof FIELDS>

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

export default function FunnelBuilder({ question, change }: BuilderProps<FunnelQuestion>) {
  const t = useT()
  const { steps, order, exclusions } = question
  const excluded = (next: Partial<FunnelQuestion>) => {
    const one = { steps, order, exclusions, ...next }
    return { ...next, exclusions: fitting(one.exclusions, one.steps.length, one.order) }
  }
  return (
    <>
      <Section title={t('funnels.steps')}>
        <EventStepPicker
          label={t('funnels.steps')}
          steps={steps}
          most={MOST_STEPS}
          onChange={(next) => change(excluded({ steps: next }))}
          isOrdered={order !== 'any'}
        />
      </Section>
      <Section title={t('funnels.counting')}>
        <ChoiceRow
          label={t('funnels.order')}
          value={order}
          options={ORDERS.map((value) => ({ value, label: t(`funnels.order.${value}`) }))}
          onChange={(next) => change(excluded({ order: next }))}
        />
        <DurationRow
          label={t('funnels.window')}
          seconds={question.window_seconds}
          onChange={(window_seconds) => change({ window_seconds }, { replace: true })}
        />
        <FieldRow
          label={t('funnels.holdConstant')}
          none={t('funnels.holdNothing')}
          value={question.hold_constant}
          onChange={(hold_constant) => change({ hold_constant })}
        />
        <FlagRow
          label={t('funnels.lookAhead')}
          value={question.look_ahead}
          onChange={(look_ahead) => change({ look_ahead })}
        />
      </Section>
      {order !== 'strict' && steps.length > 1 && (
        <Exclusions
          exclusions={exclusions}
          steps={steps}
          hasPlaces={order === 'ordered'}
          onChange={(next) => change(excluded({ exclusions: next }))}
        />
      )}
      <Section title={t('funnels.groups')}>
        <FieldRow
          label={t('query.groupBy')}
          value={question.breakdown}
          onChange={(breakdown) => change({ breakdown })}
        />
        {question.breakdown !== '' && (
          <NumberRow
            label={t('funnels.groupLimit')}
            value={question.breakdown_limit}
            least={1}
            most={25}
            onChange={(breakdown_limit) => change({ breakdown_limit }, { replace: true })}
          />
        )}
      </Section>
    </>
  )
}
