import type { AuditEntry } from '@/api/queries/audit'
import { useProject } from '@/api/project-context'
import { Badge } from '@/design/ui/Badge'
import { dateTime } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import styles from './audit.module.css'
import { useNames } from './use-names'
import { actionWords, targetWords, whoWords } from './words'

interface AuditTableProps {
  entries: readonly AuditEntry[]
  /** Still those of the choice before. */
  isStale: boolean
  onOpen: (entry: AuditEntry) => void
}

/** Entries, newest first: when, who, what. */
export function AuditTable({ entries, isStale, onOpen }: AuditTableProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const { timezone } = useProject()
  const names = useNames()
  return (
    <table className={styles.table} aria-busy={isStale}>
      <caption className="visually-hidden">{t('audit.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.who')}</th>
          <th scope="col">{t('audit.what')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td className={styles.time}>{dateTime(new Date(entry.at_ms), locale, timezone)}</td>
            <td className={styles.who}>
              <bdi title={whoWords(entry, t)}>{whoWords(entry, t)}</bdi>
            </td>
            <td>
              <button type="button" className={styles.open} onClick={() => onOpen(entry)}>
                <span>{actionWords(entry.action, t)}</span>{' '}
                {targetWords(entry, names) && (
                  <bdi className={styles.target}>{targetWords(entry, names)}</bdi>
                )}
              </button>
              {entry.outcome === 'refused' && <Badge tone="negative">{t('audit.refused')}</Badge>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
