import { AnalysisScreen, AnswerChart, Panel, useAnalysisScreen } from '@/features/analysis'
import { useT } from '@/i18n'
import type { SessionsAnswer } from './answer'
import SessionsBuilder, { FIELDS } from './Builder'
import { Figures } from './Figures'

/** How many sittings there were, how long they took, and how many ended after one event. */
export default function Sessions() {
  const t = useT()
  const screen = useAnalysisScreen<SessionsAnswer, typeof FIELDS>({ kind: 'sessions', fields: FIELDS })
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.sessions')}
      help={t('sessions.help')}
      builder={<SessionsBuilder question={screen.question} change={screen.change} />}
      widget={{ kind: 'bar' }}
      hasCompare
      isEmpty={(answer) => answer.sessions === 0}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          <Panel title={t('sessions.byDay')}>
            <AnswerChart title={t('nav.sessions')} kind="bar" query={screen.query} answer={answer} />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}
