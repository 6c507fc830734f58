import { lazy, Suspense, useState, type ComponentType } from 'react'
import type { AnalysisQuery } from '@/api/types'
import { Skeleton } from '@/design/ui/Skeleton'
import { analysisKind } from '@/features/analysis/analyses'
import { fromBody, toBody } from '@/features/analysis/question/question'
import { loadTexts, useT } from '@/i18n'
import styles from './edit.module.css'
import { QueryFilters } from './QueryFilters'
import { Row } from './Row'
import { StatementFields } from './StatementFields'

interface AnalysisFieldsProps {
  query: AnalysisQuery
  onChange: (query: AnalysisQuery) => void
}

/** An analysis: the builder of its own screen, and the filters that every question has. */
export function AnalysisFields({ query, onChange }: AnalysisFieldsProps) {
  const t = useT()
  const Fields = fieldsOf(query.analysis)
  return (
    <>
      <Suspense fallback={<Skeleton shape="list" label={t('tile.loading', { title: query.analysis })} />}>
        {/* eslint-disable-next-line react-hooks/static-components -- kept by kind, see fieldsOf */}
        <Fields query={query} onChange={onChange} />
      </Suspense>
      <QueryFilters
        filters={query.filters ?? []}
        onChange={(filters) => {
          const next: AnalysisQuery = { ...query, filters }
          if (filters.length === 0) delete next.filters
          onChange(next)
        }}
      />
    </>
  )
}

const made = new Map<string, ComponentType<AnalysisFieldsProps>>()

/** The fields of a kind; its builder is loaded when it is first edited. */
function fieldsOf(name: string): ComponentType<AnalysisFieldsProps> {
  let fields = made.get(name)
  if (!fields) made.set(name, (fields = name === 'sql' ? StatementFields : other(name)))
  return fields
}

const other = (name: string) => (analysisKind(name) ? built(name) : BodyField)

function built(name: string): ComponentType<AnalysisFieldsProps> {
  const kind = analysisKind(name)!
  return lazy(async () => {
    const [{ default: Builder, FIELDS }] = await Promise.all([
      kind.load(),
      loadTexts('analysis', 'screens', ...kind.texts),
    ])
    const Built = ({ query, onChange }: AnalysisFieldsProps) => {
      const question = fromBody(FIELDS, query)
      const change = (part: object) => {
        const kept = Object.entries(query).filter(([field]) => !(field in FIELDS))
        onChange({
          ...toBody(FIELDS, { ...question, ...part }),
          ...(Object.fromEntries(kept) as AnalysisQuery),
        })
      }
      return (
        <div className={styles.built}>
          <Builder question={question} change={change} />
        </div>
      )
    }
    return { default: Built }
  })
}

/** A kind that has no builder here: what it is asked, as JSON. */
function BodyField({ query, onChange }: AnalysisFieldsProps) {
  const t = useT()
  const { analysis, filters, ...own } = query
  const [text, setText] = useState(() => JSON.stringify(own, null, 2))
  const body = objectOf(text)
  return (
    <Row label={t('query.body')}>
      {(id) => (
        <textarea
          id={id}
          className={styles.input}
          rows={6}
          spellCheck={false}
          aria-invalid={body === null || undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            const next = objectOf(event.target.value)
            if (next) onChange({ ...next, ...(filters ? { filters } : {}), analysis })
          }}
        />
      )}
    </Row>
  )
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
