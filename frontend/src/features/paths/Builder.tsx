import {
  ChoiceRow,
  DurationRow,
  field,
  NumberRow,
  Section,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'
import { PlaceRow } from './PlaceRow'

const BY = ['name', 'page'] as const
const LOOPS = ['collapse', 'cut', 'keep'] as const
export const MOST_DEPTH = 12
export const MOST_NODES = 200

export const FIELDS = {
  by: field.choice(BY),
  start: field.text(),
  end: field.text(),
  depth: field.number(5, 1, MOST_DEPTH),
  limit: field.number(30, 1, MOST_NODES),
  loops: field.choice(LOOPS),
  gap_seconds: field.number(1_800, 1, 86_400),
}

export type PathsQuestion = QuestionOf<typeof FIELDS>

/** What goes together: from a place back to itself a round cannot be cut out. */
export function consistent(question: PathsQuestion): PathsQuestion {
  const isRound = question.start !== '' && question.start === question.end
  return isRound && question.loops === 'cut' ? { ...question, loops: 'collapse' } : question
}

export default function PathsBuilder({ question, change }: BuilderProps<PathsQuestion>) {
  const t = useT()
  const put = (part: Partial<PathsQuestion>) => change(consistent({ ...question, ...part }))
  return (
    <>
      <Section title={t('paths.way')}>
        <ChoiceRow
          label={t('paths.by')}
          value={question.by}
          options={BY.map((value) => ({ value, label: t(`paths.by.${value}`) }))}
          onChange={(by) => put({ by, start: '', end: '' })}
        />
        <PlaceRow
          label={t('paths.start')}
          by={question.by}
          value={question.start}
          onChange={(start) => put({ start })}
        />
        <PlaceRow
          label={t('paths.end')}
          by={question.by}
          value={question.end}
          onChange={(end) => put({ end })}
        />
      </Section>
      <Section title={t('paths.counting')}>
        <NumberRow
          label={t('paths.depth')}
          value={question.depth}
          least={1}
          most={MOST_DEPTH}
          onChange={(depth) => change({ depth }, { replace: true })}
        />
        <ChoiceRow
          label={t('paths.loops')}
          value={question.loops}
          options={LOOPS.map((value) => ({ value, label: t(`paths.loops.${value}`) }))}
          onChange={(loops) => put({ loops })}
        />
        <NumberRow
          label={t('paths.limit')}
          value={question.limit}
          least={1}
          most={MOST_NODES}
          onChange={(limit) => change({ limit }, { replace: true })}
        />
        <DurationRow
          label={t('paths.gap')}
          seconds={question.gap_seconds}
          most={86_400}
          onChange={(gap_seconds) => change({ gap_seconds }, { replace: true })}
        />
      </Section>
    </>
  )
}
