import { Trash2 } from 'lucide-react'
import type { WidgetQuery } from '@/api/dashboard'
import { isAnalysis } from '@/api/types'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import { AnalysisFields } from './AnalysisFields'
import styles from './edit.module.css'
import { MetricFields } from './MetricFields'
import { SubjectSelect } from './SubjectSelect'

interface QueryEditorProps {
  question: WidgetQuery
  canRemove: boolean
  /** `widget`: the kind of widget that suits what is asked now. */
  onChange: (question: WidgetQuery, widget?: string) => void
  onRemove: () => void
}

/** One question of a widget: a metric or an analysis. */
export function QueryEditor({ question, canRemove, onChange, onRemove }: QueryEditorProps) {
  const t = useT()
  const { id, query } = question
  return (
    <fieldset className={styles.question}>
      <legend>
        <span className={styles.letter}>{id}</span>
        <input
          className={styles.label}
          aria-label={t('query.label', { id })}
          placeholder={t('query.labelHint')}
          value={question.label ?? ''}
          maxLength={80}
          onChange={(event) => onChange({ ...question, label: event.target.value || undefined })}
        />
        <label className={styles.hide}>
          <input
            type="checkbox"
            checked={question.hidden ?? false}
            onChange={(event) => onChange({ ...question, hidden: event.target.checked })}
          />
          {t('query.hidden')}
        </label>
        {canRemove && (
          <IconButton label={t('query.remove', { id })} isSmall onClick={onRemove}>
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        )}
      </legend>
      <SubjectSelect
        query={query}
        onChange={(next, widget) => onChange({ ...question, query: next }, widget)}
      />
      {isAnalysis(query) ? (
        <AnalysisFields
          key={query.analysis}
          query={query}
          onChange={(next) => onChange({ ...question, query: next })}
        />
      ) : (
        <MetricFields question={{ ...question, query }} onChange={onChange} />
      )}
    </fieldset>
  )
}
