import { DurationRow, field, Section, type BuilderProps, type QuestionOf } from '@/features/analysis'
import { useT } from '@/i18n'

export const FIELDS = { gap_seconds: field.number(1_800, 1, 86_400) }

export default function SessionsBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <Section title={t('sessions.what')}>
      <DurationRow
        label={t('sessions.gap')}
        seconds={question.gap_seconds}
        most={86_400}
        onChange={(gap_seconds) => change({ gap_seconds })}
      />
    </Section>
  )
}
