import { Trash2 } from 'lucide-react'
import type { WidgetFormula } from '@/api/dashboard'
import { IconButton } from '@/design/ui/IconButton'
import { useT, type Translate } from '@/i18n'
import { FormulaError, parseFormula } from '@/widgets/host/formula'
import styles from './builder.module.css'

/** What is wrong with a formula over these letters, or null. */
function faultOf(expression: string, known: readonly string[], t: Translate): string | null {
  if (expression.trim() === '') return null
  try {
    const unknown = [...parseFormula(expression).ids].find((id) => !known.includes(id))
    return unknown === undefined ? null : t('formula.unknown', { id: unknown })
  } catch (error) {
    if (error instanceof FormulaError) return t('formula.wrong', { position: error.position + 1 })
    throw error
  }
}

interface FormulaRowProps {
  formula: WidgetFormula
  /** Letters and formulas that it may name. */
  known: readonly string[]
  onChange: (formula: WidgetFormula) => void
  onRemove: () => void
}

export function FormulaRow({ formula, known, onChange, onRemove }: FormulaRowProps) {
  const t = useT()
  const fault = faultOf(formula.expression, known, t)
  return (
    <section className={styles.measure} aria-label={t('formula.expression', { id: formula.id })}>
      <header>
        <span className={styles.letter}>{formula.id}</span>
        <input
          className={styles.input}
          aria-label={t('formula.expression', { id: formula.id })}
          aria-invalid={fault !== null || undefined}
          value={formula.expression}
          placeholder="A / B * 100"
          maxLength={200}
          spellCheck={false}
          onChange={(event) => onChange({ ...formula, expression: event.target.value })}
        />
        <input
          className={styles.input}
          aria-label={t('query.label', { id: formula.id })}
          placeholder={t('explore.formulaName')}
          value={formula.label}
          maxLength={80}
          onChange={(event) => onChange({ ...formula, label: event.target.value })}
        />
        <IconButton label={t('query.remove', { id: formula.id })} isSmall onClick={onRemove}>
          <Trash2 size={14} aria-hidden="true" />
        </IconButton>
      </header>
      {fault && <p className={styles.fault}>{fault}</p>}
    </section>
  )
}
