import type { Row } from '@/api/types'
import { AnalysisScreen, AnswerChart, Panel, useAnalysisScreen } from '@/features/analysis'
import { useT } from '@/i18n'
import type { TransactionsAnswer } from './answer'
import TransactionsBuilder, { FIELDS } from './Builder'
import { Figures } from './Figures'
import { TransactionTable } from './TransactionTable'

/** Where each transaction stands, how statuses follow each other, how many succeed, and which are stuck. */
export default function Transactions() {
  const t = useT()
  const screen = useAnalysisScreen<TransactionsAnswer, typeof FIELDS>({
    kind: 'transactions',
    fields: FIELDS,
    range: 'last_24_hours',
  })
  const { query } = screen
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.transactions')}
      help={t('transactions.help')}
      builder={<TransactionsBuilder question={screen.question} change={screen.change} />}
      widget={{ kind: 'doughnut' }}
      hasCompare
      isEmpty={(answer) => answer.transactions === 0}
      emptyText={t('transactions.empty')}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          <Panel title={t('transactions.standing')}>
            <AnswerChart
              title={t('transactions.standing')}
              kind="doughnut"
              {...{ query, answer }}
              height={260}
            />
          </Panel>
          <Panel title={t('transactions.flow')} hint={t('transactions.flowHint')}>
            <AnswerChart
              title={t('transactions.flow')}
              kind="sankey"
              {...{ query, answer }}
              rows={flowRows(answer, t('transactions.start'))}
              height={280}
            />
          </Panel>
          <Panel title={t('transactions.stuck')} hint={t('transactions.stuckHint')}>
            <TransactionTable
              label={t('transactions.stuck')}
              rows={answer.stuck}
              empty={t('transactions.noneStuck')}
            />
          </Panel>
          <Panel title={t('transactions.latest')}>
            <TransactionTable
              label={t('transactions.latest')}
              rows={answer.latest}
              empty={t('transactions.empty')}
            />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}

/** Before and after, in two columns: statuses may run in circles, flows must not. */
const flowRows = ({ flow }: TransactionsAnswer, start: string) =>
  flow.map(({ source, target, count }): Row => ({
    name: 'transactions',
    value: count,
    count,
    dimensions: { source: source || start, target: ` ${target}` },
    timestamp: null,
  }))
