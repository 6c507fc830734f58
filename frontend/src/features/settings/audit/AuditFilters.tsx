import { useState } from 'react'
import type { AuditChoice } from '@/api/queries/audit'
import { useMe } from '@/api/queries/me'
import { useLocale, useT } from '@/i18n'
import styles from './audit.module.css'
import { actionWords, dayStart } from './words'

interface AuditFiltersProps {
  choice: AuditChoice
  actions: readonly string[]
  onChange: (choice: AuditChoice) => void
}

/** Text, action, outcome and days to look for; administrators choose between the project and everything. */
export function AuditFilters({ choice, actions, onChange }: AuditFiltersProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const isAdministrator = useMe().data?.role === 'admin'
  const set = (part: Partial<AuditChoice>) => onChange({ ...choice, ...part })
  const named = actions
    .map((action) => [action, actionWords(action, t)] as const)
    .sort((one, other) => one[1].localeCompare(other[1], locale))
  return (
    <div className={styles.filters} role="search" aria-label={t('audit.filters')}>
      <input
        type="search"
        className={styles.search}
        aria-label={t('audit.search')}
        placeholder={t('audit.search')}
        maxLength={200}
        value={choice.text}
        onChange={(event) => set({ text: event.target.value })}
      />
      {isAdministrator && (
        <select
          className={styles.scope}
          aria-label={t('audit.scope')}
          value={choice.scope}
          onChange={(event) => set({ scope: event.target.value as AuditChoice['scope'] })}
        >
          <option value="project">{t('audit.thisProject')}</option>
          <option value="installation">{t('audit.installation')}</option>
        </select>
      )}
      <select
        aria-label={t('audit.what')}
        value={choice.action}
        onChange={(event) => set({ action: event.target.value })}
      >
        <option value="">{t('audit.anyAction')}</option>
        {named.map(([action, words]) => (
          <option key={action} value={action}>
            {words}
          </option>
        ))}
      </select>
      <select
        aria-label={t('audit.outcome')}
        value={choice.outcome}
        onChange={(event) => set({ outcome: event.target.value as AuditChoice['outcome'] })}
      >
        <option value="">{t('audit.anyOutcome')}</option>
        <option value="done">{t('audit.done')}</option>
        <option value="refused">{t('audit.refused')}</option>
      </select>
      <Day label={t('audit.from')} onChange={(day) => set({ from_ms: dayStart(day) })} />
      <Day label={t('audit.to')} onChange={(day) => set({ to_ms: dayStart(day, 1) })} />
    </div>
  )
}

function Day({ label, onChange }: { label: string; onChange: (day: string) => void }) {
  const [day, setDay] = useState('')
  return (
    <label className={styles.day}>
      <span>{label}</span>
      <input
        type="date"
        value={day}
        onChange={(event) => {
          setDay(event.target.value)
          onChange(event.target.value)
        }}
      />
    </label>
  )
}
