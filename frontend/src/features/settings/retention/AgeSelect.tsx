import { useState } from 'react'
import type { Days } from '@/api/queries/retention'
import { useT } from '@/i18n'
import styles from './retention.module.css'
import { daysOf, MOST_DAYS, PRESETS } from './rules'

interface AgeSelectProps {
  label: string
  value: Days
  isDisabled: boolean
  onChange: (days: Days) => void
}

const isPreset = (days: Days) => days === null || PRESETS.some((one) => one === days)

/** How long: for ever, one of the usual ages, or any number of days. */
export function AgeSelect({ label, value, isDisabled, onChange }: AgeSelectProps) {
  const t = useT()
  const [isOwn, setIsOwn] = useState(!isPreset(value))
  const [text, setText] = useState(value === null ? '' : String(value))
  const choose = (choice: string) => {
    setIsOwn(choice === 'own')
    if (choice === 'own') setText(String(value ?? 30))
    onChange(choice === 'ever' ? null : choice === 'own' ? (value ?? 30) : Number(choice))
  }
  const isWrong = isOwn && daysOf(text) === null
  return (
    <span className={styles.age}>
      <select
        aria-label={label}
        className={styles.control}
        disabled={isDisabled}
        value={isOwn ? 'own' : (value ?? 'ever')}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="ever">{t('keep.ever')}</option>
        {PRESETS.map((days) => (
          <option key={days} value={days}>
            {days % 365 === 0 ? t('keep.years', { count: days / 365 }) : t('keep.days', { count: days })}
          </option>
        ))}
        <option value="own">{t('keep.own')}</option>
      </select>
      {isOwn && (
        <input
          aria-label={t('keep.ownDays', { name: label })}
          aria-invalid={isWrong || undefined}
          className={styles.control}
          inputMode="numeric"
          maxLength={5}
          disabled={isDisabled}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            const days = daysOf(event.target.value)
            if (days !== null) onChange(days)
          }}
        />
      )}
      {isWrong && (
        <small className={styles.wrong} role="alert">
          {t('keep.range', { most: MOST_DAYS })}
        </small>
      )}
    </span>
  )
}
