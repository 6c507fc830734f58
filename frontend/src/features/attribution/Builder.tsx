import {
  ChoiceRow,
  EventPicker,
  field,
  FieldRow,
  FlagRow,
  NumberRow,
  Section,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'
import { MODELS } from './answer'

export const FIELDS = {
  conversion: field.event(),
  touch: field.event(),
  channel_by: field.text(),
  model: field.choice(MODELS),
  lookback_days: field.number(30, 1, 365),
  half_life_days: field.number(7, 0.1, 365),
  ignore_direct: field.flag(),
}

export default function AttributionBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <>
      <Section title={t('attribution.conversion')}>
        <EventPicker
          label={t('attribution.conversion')}
          placeholder={t('attribution.usualConversion')}
          value={question.conversion}
          hasLabel={false}
          onChange={(conversion) => change({ conversion })}
          {...(question.conversion ? { onRemove: () => change({ conversion: null }) } : {})}
        />
      </Section>
      <Section title={t('attribution.touch')}>
        <EventPicker
          label={t('attribution.touch')}
          placeholder={t('attribution.usualTouch')}
          value={question.touch}
          hasLabel={false}
          onChange={(touch) => change({ touch })}
          {...(question.touch ? { onRemove: () => change({ touch: null }) } : {})}
        />
        <FieldRow
          label={t('attribution.channel')}
          value={question.channel_by}
          none={t('attribution.usualChannel')}
          onChange={(channel_by) => change({ channel_by })}
        />
        <NumberRow
          label={t('attribution.lookback')}
          value={question.lookback_days}
          least={1}
          most={365}
          unit={t('analysis.days')}
          onChange={(lookback_days) => change({ lookback_days }, { replace: true })}
        />
        <FlagRow
          label={t('attribution.ignoreDirect')}
          value={question.ignore_direct}
          onChange={(ignore_direct) => change({ ignore_direct })}
        />
      </Section>
      <Section title={t('attribution.model')}>
        <ChoiceRow
          label={t('attribution.model')}
          value={question.model}
          options={MODELS.map((value) => ({ value, label: t(`attribution.model.${value}`) }))}
          onChange={(model) => change({ model })}
        />
        {question.model === 'time_decay' && (
          <NumberRow
            label={t('attribution.halfLife')}
            value={question.half_life_days}
            least={0.1}
            most={365}
            step={0.1}
            unit={t('analysis.days')}
            onChange={(half_life_days) => change({ half_life_days }, { replace: true })}
          />
        )}
      </Section>
    </>
  )
}
