import { useState } from 'react'
import { useSavedSql } from '@/api/queries/sql'
import type { AnalysisQuery } from '@/api/types'
import { useT } from '@/i18n'
import styles from './edit.module.css'
import { Row } from './Row'

interface StatementFieldsProps {
  query: AnalysisQuery
  onChange: (query: AnalysisQuery) => void
}

/** A statement of one's own. It is asked when the field is left or with Ctrl+Enter: half a statement is only an error. */
export function StatementFields({ query, onChange }: StatementFieldsProps) {
  const t = useT()
  const asked = typeof query.query === 'string' ? query.query : ''
  const saved = useSavedSql().data ?? []
  const [draft, setDraft] = useState({ asked, text: asked })
  // Another statement came from elsewhere: by undo, or from somebody else who edits.
  const text = draft.asked === asked ? draft.text : asked
  const ask = (next: string) => {
    setDraft({ asked: next, text: next })
    if (next.trim() !== '' && next !== asked) onChange({ ...query, query: next })
  }
  const current = saved.find((one) => one.query === asked)
  return (
    <>
      {saved.length > 0 && (
        <Row label={t('query.savedStatement')}>
          {(id) => (
            <select
              id={id}
              className={styles.input}
              value={current?.id ?? ''}
              onChange={(event) => ask(saved.find((one) => one.id === event.target.value)?.query ?? asked)}
            >
              <option value="">{t('query.noSavedStatement')}</option>
              {saved.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Row>
      )}
      <Row label={t('query.statement')}>
        {(id) => (
          <textarea
            id={id}
            className={styles.statement}
            rows={8}
            spellCheck={false}
            value={text}
            onChange={(event) => setDraft({ asked, text: event.target.value })}
            onBlur={() => ask(text)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) ask(text)
            }}
          />
        )}
      </Row>
    </>
  )
}
