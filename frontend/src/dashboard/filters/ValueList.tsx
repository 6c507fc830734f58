import { useState } from 'react'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './filters.module.css'

interface ValueListProps {
  field: string
  /** The most frequent values. */
  known: readonly string[]
  isLoading: boolean
  /** How a value is called; itself unless given, and then nothing can be typed that is not known. */
  nameOf?: (value: string) => string
  most?: number
  chosen: readonly string[]
  onChange: (values: string[]) => void
}

/** Values to tick; what is typed narrows the list and can be added itself. */
export function ValueList(props: ValueListProps) {
  const { field, known, isLoading, nameOf, most = Infinity, chosen, onChange } = props
  const t = useT()
  const format = useFormat()
  const [text, setText] = useState('')
  const name = (value: string) =>
    nameOf?.(value) ?? (field === 'country' && /^[A-Z]{2}$/.test(value) ? format.country(value) : value)
  const wanted = text.trim().toLowerCase()
  const all = [...new Set([...chosen, ...known])]
  const shown = all.filter(
    (value) => name(value).toLowerCase().includes(wanted) || value.toLowerCase().includes(wanted),
  )
  const isNew = !nameOf && wanted !== '' && !all.some((value) => value.toLowerCase() === wanted)
  const offered = isNew ? [text.trim(), ...shown] : shown
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <div className={styles.values}>
      <input
        className={styles.control}
        aria-label={t('filter.value')}
        placeholder={t('filter.searchValues')}
        value={text}
        maxLength={1000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !isNew) return
          event.preventDefault()
          toggle(text.trim())
          setText('')
        }}
      />
      <div className={styles.list} role="group" aria-label={t('filter.values')}>
        {isLoading && <p className={styles.note}>{t('filter.loadingValues')}</p>}
        {!isLoading && offered.length === 0 && <p className={styles.note}>{t('filter.noValues')}</p>}
        {offered.map((value) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              disabled={chosen.length >= most && !chosen.includes(value)}
              onChange={() => toggle(value)}
            />
            <span>{name(value)}</span>
          </label>
        ))}
      </div>
    </div>
  )
}
