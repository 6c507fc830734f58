import { AnalysisScreen, AnswerChart, Panel, useAnalysisScreen } from '@/features/analysis'
import { useT } from '@/i18n'
import type { EngagementAnswer } from './answer'
import EngagementBuilder, { FIELDS } from './Builder'
import { BusiestHours } from './BusiestHours'
import { Figures } from './Figures'

const LOOK = {
  hour_of_week: { kind: 'heatmap', options: {}, height: 300 },
  hour_of_day: { kind: 'polar_area', options: { labels: 'name', legend: 'none' }, height: 420 },
} as const

/** When in the week people are active, and how much they do. */
export default function Engagement() {
  const t = useT()
  const screen = useAnalysisScreen<EngagementAnswer, typeof FIELDS>({ kind: 'engagement', fields: FIELDS })
  const { by, measure } = screen.question
  const { kind, options, height } = LOOK[by]
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.engagement')}
      help={t('engagement.help')}
      builder={<EngagementBuilder question={screen.question} change={screen.change} />}
      widget={{ kind, options }}
      hasCompare
      isEmpty={(answer) => answer.events === 0}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          <Panel title={t(`engagement.by.${by}`)} hint={t('engagement.zone', { zone: answer.meta.timezone })}>
            {/* While another question is asked, the answer on screen is still by the other hours. */}
            {hasDays(answer) === (by === 'hour_of_week') && (
              <AnswerChart
                title={t(`engagement.measure.${measure}`)}
                {...{ kind, height, options, answer }}
                query={screen.query}
              />
            )}
          </Panel>
          <Panel title={t('engagement.busiest')}>
            <BusiestHours answer={answer} />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}

const hasDays = ({ results }: EngagementAnswer) => results[0]?.dimensions.day_of_week !== undefined
