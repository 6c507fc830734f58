import { Trash2 } from 'lucide-react'
import type { Widget, WidgetFormula } from '@/api/dashboard'
import { IconButton } from '@/design/ui/IconButton'
import { useT, type Translate } from '@/i18n'
import { FormulaError, parseFormula } from '@/widgets/host/formula'
import styles from './edit.module.css'

interface FormulaEditorProps {
  widget: Widget
  onChange: (formulas: WidgetFormula[]) => void
}

/** What is wrong with the formula, or null. */
function faultOf(expression: string, known: readonly string[], t: Translate): string | null {
  try {
    const unknown = [...parseFormula(expression).ids].find((id) => !known.includes(id))
    return unknown === undefined ? null : t('formula.unknown', { id: unknown })
  } catch (error) {
    if (error instanceof FormulaError) return t('formula.wrong', { position: error.position + 1 })
    throw error
  }
}

export function FormulaEditor({ widget, onChange }: FormulaEditorProps) {
  const t = useT()
  const formulas = widget.formulas ?? []
  const put = (index: number, change: Partial<WidgetFormula>) =>
    onChange(formulas.map((one, at) => (at === index ? { ...one, ...change } : one)))
  return formulas.map((formula, index) => {
    const known = [...widget.queries, ...formulas.slice(0, index)].map((one) => one.id)
    const fault = faultOf(formula.expression, known, t)
    return (
      <fieldset key={formula.id} className={styles.question}>
        <legend>
          <span className={styles.letter}>{formula.id}</span>
          <input
            className={styles.label}
            aria-label={t('query.label', { id: formula.id })}
            placeholder={t('query.labelHint')}
            value={formula.label}
            maxLength={80}
            onChange={(event) => put(index, { label: event.target.value })}
          />
          <IconButton
            label={t('query.remove', { id: formula.id })}
            isSmall
            onClick={() => onChange(formulas.filter((_, at) => at !== index))}
          >
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        </legend>
        <input
          className={styles.input}
          aria-label={t('formula.expression', { id: formula.id })}
          aria-invalid={fault !== null || undefined}
          value={formula.expression}
          placeholder="A / B * 100"
          maxLength={500}
          spellCheck={false}
          onChange={(event) => put(index, { expression: event.target.value })}
        />
        {fault && <p className={styles.fault}>{fault}</p>}
      </fieldset>
    )
  })
}
