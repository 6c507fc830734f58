import { useState } from 'react'
import { useProject } from '@/api/project-context'
import type { AuditChange, AuditEntry } from '@/api/queries/audit'
import { Dialog } from '@/design/ui/Dialog'
import { dateTime } from '@/format/time'
import { useLocale, useT, type MessageKey } from '@/i18n'
import styles from './audit.module.css'
import { useNames } from './use-names'
import { actionWords, targetWords, valueWords, whoWords } from './words'

/** One entry whole, in a drawer: who, from where, and what was before and after. */
export function AuditDetail({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const { timezone } = useProject()
  const names = useNames()
  // What was open stays to be seen while the drawer leaves.
  const [last, setLast] = useState(entry)
  if (entry && entry !== last) setLast(entry)
  if (!last) return null
  const facts: [MessageKey, string][] = [
    ['audit.when', dateTime(new Date(last.at_ms), locale, timezone)],
    ['audit.who', whoWords(last, t)],
    ['audit.outcome', t(last.outcome === 'refused' ? 'audit.refused' : 'audit.done')],
    ['audit.target', [last.target_kind, targetWords(last, names)].filter(Boolean).join(' · ')],
    ['audit.route', last.detail.route ?? ''],
    ['audit.reason', last.detail.reason ?? ''],
    ['audit.leftOut', last.detail.left_out ? String(last.detail.left_out) : ''],
    ['audit.removed', last.detail.entries ? String(last.detail.entries) : ''],
    ['audit.address', last.address],
    ['audit.agent', last.agent],
    ['audit.requestId', last.request_id],
    ['audit.number', String(last.number)],
  ]
  return (
    <Dialog isOpen={entry !== null} onClose={onClose} side="right" title={actionWords(last.action, t)}>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([key, value]) => (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      {(last.detail.changes ?? []).map((change, place) => (
        <Change key={place} change={change} />
      ))}
    </Dialog>
  )
}

function Change({ change }: { change: AuditChange }) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const { timezone } = useProject()
  const words = (column: string, row: Record<string, unknown> | null) =>
    valueWords(column, row?.[column], locale, timezone)
  const columns = [...new Set([...Object.keys(change.before ?? {}), ...Object.keys(change.after ?? {})])]
  return (
    <section className={styles.change}>
      <h3>
        {change.table}
        {change.rows > 1 && ` × ${change.rows}`}
      </h3>
      {columns.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('audit.field')}</th>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column}>
                <th scope="row">{column}</th>
                <td>{words(column, change.before)}</td>
                <td>{words(column, change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {change.other.length > 0 && (
        <p className={styles.note}>{t('audit.other', { names: change.other.join(', ') })}</p>
      )}
    </section>
  )
}
