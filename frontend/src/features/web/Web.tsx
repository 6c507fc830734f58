import {
  AnalysisScreen,
  AnswerChart,
  Panel,
  seriesColours,
  seriesRows,
  useAnalysisScreen,
} from '@/features/analysis'
import { useT } from '@/i18n'
import { LISTS, type ListGroup, type ListName, type WebAnswer } from './answer'
import WebBuilder, { FIELDS } from './Builder'
import { Figures } from './Figures'
import { Lists } from './Lists'
import styles from './web.module.css'

const GROUPS = Object.keys(LISTS) as ListGroup[]

/** The field of events that a list's rows can be kept to; channels are made of several. */
const FIELD_OF: Partial<Record<ListName, string>> = { entry_page: 'page', exit_page: 'page' }

/** Visits: where they came from, what they saw first and last, with what, and how many were engaged. */
export default function Web() {
  const t = useT()
  const screen = useAnalysisScreen<WebAnswer, typeof FIELDS>({ kind: 'web', fields: FIELDS })
  const { query, filters, setFilters } = screen
  const keepTo = (list: ListName, value: string) => {
    if (list !== 'channel') setFilters([...filters, { field: FIELD_OF[list] ?? list, operator: 'eq', value }])
  }
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.web')}
      help={t('web.help')}
      builder={<WebBuilder question={screen.question} change={screen.change} />}
      widget={{ kind: 'line' }}
      hasCompare
      isEmpty={(answer) => answer.overall.views === 0}
      emptyText={t('web.empty')}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          <Panel title={t('web.byDay')}>
            <AnswerChart
              title={t('web.byDay')}
              kind="area"
              {...{ query, answer }}
              options={seriesColours({ [t('web.visitors')]: 'series-1', [t('web.visits')]: 'series-3' })}
              rows={seriesRows(answer.days, {
                [t('web.visitors')]: (day) => day.visitors,
                [t('web.visits')]: (day) => day.visits,
              })}
              height={240}
            />
          </Panel>
          <div className={styles.lists}>
            {GROUPS.map((group) => (
              <Lists key={group} {...{ answer, group }} onPick={keepTo} />
            ))}
          </div>
        </>
      )}
    </AnalysisScreen>
  )
}
