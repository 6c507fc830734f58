import type { HoldsFor } from '@/api/queries/row-rules'
import { useT } from '@/i18n'
import styles from './rows.module.css'
import { KINDS, useHolders, type Holder, type HolderKind } from './use-holders'

interface HoldsForFieldsProps {
  value: HoldsFor
  onChange: (value: HoldsFor) => void
}

/** Whom a rule holds for: any of roles, members, teams and read keys. */
export function HoldsForFields({ value, onChange }: HoldsForFieldsProps) {
  const t = useT()
  const { choices } = useHolders()
  const toggle = (kind: HolderKind, { id }: Holder) => {
    const ids: readonly string[] = value[kind]
    onChange({ ...value, [kind]: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] })
  }
  return (
    <div className={styles.part}>
      <h3>{t('rows.holdsFor')}</h3>
      <p className={styles.note}>{t('rows.holdsForHint')}</p>
      <div className={styles.kinds}>
        {KINDS.filter((kind) => choices[kind].length > 0).map((kind) => (
          <fieldset key={kind} className={styles.kind}>
            <legend>{t(`rows.kind.${kind}`)}</legend>
            {choices[kind].map((holder) => (
              <label key={holder.id} className={styles.check}>
                <input
                  type="checkbox"
                  checked={(value[kind] as readonly string[]).includes(holder.id)}
                  onChange={() => toggle(kind, holder)}
                />
                {holder.name}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </div>
  )
}
