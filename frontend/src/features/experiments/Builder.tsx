import { Segmented } from '@/design/ui/Segmented'
import {
  ChoiceRow,
  DurationRow,
  EventPicker,
  field,
  FieldRow,
  FlagRow,
  NumberRow,
  Row,
  Section,
  TextRow,
  type BuilderModule,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { useT } from '@/i18n'
import { MEASURES } from './answer'
import { CountRows } from './CountRows'
import { EXAMPLE, readCounts, readGoal, type Goal, type VariantCounts } from './question'
import { readSplit, type Split } from './split'
import { SplitRow } from './SplitRow'

export const FIELDS = {
  exposure_event: field.text(),
  variant_property: field.text('variant'),
  experiment: field.text(),
  goal: field.value<Goal | null>(null, readGoal),
  window_seconds: field.maybeNumber(1, 31_536_000),
  pre_period_days: field.number(0, 0, 90),
  variants: field.list<VariantCounts>({ read: readCounts }, [], 20),
  control: field.text(),
  weights: field.value<Split>({}, readSplit),
  expected_lift: field.number(0.1, 0.001, 10),
  confidence: field.number(0.95, 0.51, 0.999),
}

export type ExperimentQuestion = QuestionOf<typeof FIELDS>
type Props = BuilderProps<ExperimentQuestion>

/** Enough to be answered. */
export const isComplete = ({ variants, exposure_event, goal }: ExperimentQuestion) =>
  variants.length > 1 || (exposure_event !== '' && goal !== null)

const EXPOSURES = [
  'experiment_exposure',
  '$experiment_started',
  'experiment_viewed',
  'experiment_started',
  'exposure',
]
const GOALS = ['purchase', 'order_completed', 'order', 'sign_up', 'signup', 'subscription_started']

/** The usual names of an exposure and a goal, where the project has both. */
export const suggest: NonNullable<BuilderModule<typeof FIELDS>['suggest']> = (schema) => {
  const names = new Set(schema?.events.map((one) => one.name))
  const exposure = EXPOSURES.find((name) => names.has(name))
  const goal = GOALS.find((name) => names.has(name))
  return exposure && goal ? { exposure_event: exposure, goal: { event: goal, measure: 'conversion' } } : {}
}

const DAY = 86_400
const LEVELS = ['0.9', '0.95', '0.99'] as const

export default function ExperimentBuilder({ question, change }: Props) {
  const t = useT()
  const source = question.variants.length > 0 ? 'counts' : 'events'
  const choose = (next: 'events' | 'counts') =>
    change(
      next === 'counts'
        ? { variants: EXAMPLE, exposure_event: '', goal: null, control: '', weights: {}, pre_period_days: 0 }
        : { variants: [], control: '', weights: {} },
    )
  const levels = LEVELS.some((one) => Number(one) === question.confidence)
    ? LEVELS
    : [...LEVELS, String(question.confidence)]
  return (
    <>
      <Segmented
        label={t('experiments.source')}
        value={source}
        options={(['events', 'counts'] as const).map((value) => ({
          value,
          label: t(`experiments.source.${value}`),
        }))}
        onChange={choose}
      />
      {source === 'events' ? (
        <Exposure {...{ question, change }} />
      ) : (
        <Section title={t('experiments.counts')}>
          <CountRows variants={question.variants} onChange={(variants) => change({ variants })} />
        </Section>
      )}
      <Section title={t('experiments.certainty')}>
        <SplitRow split={question.weights} onChange={(weights) => change({ weights }, { replace: true })} />
        <NumberRow
          label={t('experiments.hope')}
          value={Number((question.expected_lift * 100).toFixed(2))}
          least={0.1}
          most={1_000}
          step={0.1}
          unit="%"
          onChange={(percent) => change({ expected_lift: percent / 100 }, { replace: true })}
        />
        <ChoiceRow
          label={t('experiments.confidence')}
          value={String(question.confidence)}
          options={levels.map((value) => ({ value, label: `${String(Number(value) * 100)}%` }))}
          onChange={(value) => change({ confidence: Number(value) })}
        />
      </Section>
    </>
  )
}

function Exposure({ question, change }: Props) {
  const t = useT()
  const { goal, window_seconds } = question
  return (
    <>
      <Section title={t('experiments.exposure')}>
        <Row label={t('experiments.exposureEvent')}>
          {() => (
            <MetricPicker
              label={t('experiments.exposureEvent')}
              value={question.exposure_event || null}
              isEventsOnly
              onChange={(exposure_event) => change({ exposure_event })}
            />
          )}
        </Row>
        <FieldRow
          label={t('experiments.variantProperty')}
          value={question.variant_property === 'variant' ? '' : question.variant_property}
          none="variant"
          onChange={(name) => change({ variant_property: name || 'variant' })}
        />
        <TextRow
          label={t('experiments.name')}
          value={question.experiment}
          placeholder={t('experiments.anyName')}
          onChange={(experiment) => change({ experiment }, { replace: true })}
        />
      </Section>
      <Section title={t('experiments.goal')}>
        <EventPicker
          label={t('experiments.goalEvent')}
          value={goal}
          hasLabel={false}
          onChange={(event) => change({ goal: { ...event, measure: goal?.measure ?? 'conversion' } })}
          {...(goal ? { onRemove: () => change({ goal: null, pre_period_days: 0 }) } : {})}
        />
        {goal && (
          <ChoiceRow
            label={t('experiments.measure')}
            value={goal.measure}
            options={MEASURES.map((value) => ({ value, label: t(`experiments.measure.${value}`) }))}
            onChange={(measure) =>
              change({
                goal: { ...goal, measure },
                ...(measure === 'conversion' ? { pre_period_days: 0 } : {}),
              })
            }
          />
        )}
        <FlagRow
          label={t('experiments.hasWindow')}
          value={window_seconds !== null}
          onChange={(isOn) => change({ window_seconds: isOn ? 7 * DAY : null })}
        />
        {window_seconds !== null && (
          <DurationRow
            label={t('experiments.window')}
            seconds={window_seconds}
            onChange={(seconds) => change({ window_seconds: seconds }, { replace: true })}
          />
        )}
        {goal && goal.measure !== 'conversion' && (
          <NumberRow
            label={t('experiments.before')}
            value={question.pre_period_days}
            least={0}
            most={90}
            unit={t('analysis.days')}
            onChange={(pre_period_days) => change({ pre_period_days }, { replace: true })}
          />
        )}
      </Section>
    </>
  )
}
