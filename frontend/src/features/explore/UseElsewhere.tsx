import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useExplanation } from '@/api/queries/metrics'
import { isAnalysis, type Query, type Question } from '@/api/types'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { Dialog } from '@/design/ui/Dialog'
import { Segmented } from '@/design/ui/Segmented'
import { Skeleton } from '@/design/ui/Skeleton'
import { Tabs } from '@/design/ui/Tabs'
import { useT } from '@/i18n'
import { codeOf } from './code'
import styles from './explore.module.css'

const NAMES = { curl: 'curl', python: 'Python', javascript: 'JavaScript' }

interface UseElsewhereProps {
  /** The questions by letter, with their time. */
  questions: readonly { id: string; query: Question }[]
  onClose: () => void
}

/** The question as a command, a program and, for a metric, the SQL that answers it. */
export default function UseElsewhere({ questions, onClose }: UseElsewhereProps) {
  const t = useT()
  const [letter, setLetter] = useState(questions[0]?.id ?? 'A')
  const query = questions.find((one) => one.id === letter)?.query
  if (!query) return null
  const tabs = codeOf(location.origin, query).map(({ id, code }) => ({
    id: id,
    label: NAMES[id],
    content: <CodeBlock code={code} label={NAMES[id]} />,
  }))
  return (
    <Dialog
      isOpen
      size="wide"
      onClose={onClose}
      title={t('explore.elsewhere')}
      description={t(isAnalysis(query) ? 'analysis.elsewhereHint' : 'explore.elsewhereHint')}
    >
      <div className={styles.codes}>
        {questions.length > 1 && (
          <Segmented
            label={t('explain.question')}
            value={letter}
            options={questions.map(({ id }) => ({ value: id, label: id }))}
            onChange={setLetter}
          />
        )}
        <Tabs
          key={letter}
          label={t('explore.elsewhere')}
          tabs={
            isAnalysis(query) ? tabs : [...tabs, { id: 'sql', label: 'SQL', content: <Sql query={query} /> }]
          }
        />
      </div>
    </Dialog>
  )
}

function Sql({ query }: { query: Query }) {
  const t = useT()
  const explanation = useExplanation(query)
  if (explanation.isError) return <p role="status">{errorText(explanation.error, t)}</p>
  if (!explanation.data)
    return (
      <div className={styles.waiting}>
        <Skeleton shape="list" label={t('tile.loading', { title: 'SQL' })} />
      </div>
    )
  return <CodeBlock code={explanation.data.sql} label="SQL" />
}
