import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import styles from './experiments.module.css'
import { readCounts, type VariantCounts } from './question'

interface CountRowsProps {
  variants: readonly VariantCounts[]
  onChange: (variants: readonly VariantCounts[]) => void
}

const MOST = 20
type Draft = Record<'name' | 'exposures' | 'conversions', string>
const draftOf = ({ name, exposures, conversions }: VariantCounts): Draft => ({
  name,
  exposures: String(exposures),
  conversions: String(conversions),
})

/** Variants by hand; a row that cannot be, such as more conversions than people, says so and is not asked. */
export function CountRows({ variants, onChange }: CountRowsProps) {
  const t = useT()
  // What is being typed may be no variant yet.
  const [draft, setDraft] = useState<{ at: number; row: Draft } | null>(null)
  const add = () => {
    const names = new Set(variants.map((one) => one.name))
    const letter = 'BCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').find((one) => !names.has(one))
    onChange([...variants, { name: letter ?? String(variants.length), exposures: 1_000, conversions: 100 }])
  }
  const put = (at: number, row: Draft) => {
    setDraft({ at, row })
    const read = toCounts(row)
    const isTaken = variants.some((one, place) => place !== at && one.name === row.name)
    if (read && !isTaken) onChange(variants.map((one, place) => (place === at ? read : one)))
  }
  return (
    <div className={styles.counts}>
      <span>{t('experiments.variant')}</span>
      <span>{t('experiments.people')}</span>
      <span>{t('experiments.converted')}</span>
      <span />
      {variants.map((variant, at) => {
        const row = draft?.at === at ? draft.row : draftOf(variant)
        const isWrong = toCounts(row) === undefined
        return (
          <div key={at} className={styles.countRow}>
            {(['name', 'exposures', 'conversions'] as const).map((part) => (
              <input
                key={part}
                type={part === 'name' ? 'text' : 'number'}
                min={0}
                aria-label={t(`experiments.${part}Of`, { name: variant.name })}
                aria-invalid={isWrong}
                value={row[part]}
                onBlur={() => setDraft(null)}
                onChange={(event) => put(at, { ...row, [part]: event.target.value })}
              />
            ))}
            <IconButton
              label={t('analysis.removeStep', { title: variant.name })}
              isSmall
              disabled={variants.length < 3}
              onClick={() => onChange(variants.filter((_, place) => place !== at))}
            >
              <Trash2 size={14} aria-hidden="true" />
            </IconButton>
            {isWrong && <p role="alert">{t('experiments.wrongCounts')}</p>}
          </div>
        )
      })}
      {variants.length < MOST && (
        <Button onClick={add}>
          <Plus size={14} aria-hidden="true" />
          {t('experiments.addVariant')}
        </Button>
      )}
    </div>
  )
}

function toCounts({ name, exposures, conversions }: Draft): VariantCounts | undefined {
  if (exposures === '' || conversions === '') return undefined
  return readCounts({ name, exposures: Number(exposures), conversions: Number(conversions) })
}
