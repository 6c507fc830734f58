import { useState } from 'react'
import type { RetentionPreview, RetentionRules } from '@/api/queries/retention'
import { Button } from '@/design/ui/Button'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Group } from '../Group'
import styles from './retention.module.css'

const SHOWN = 8

/** Every event that is stored: how many, how big, how old, and how long it is kept. */
export function StoredEvents({
  stored,
  rules,
}: {
  stored: RetentionPreview['stored']
  rules: RetentionRules
}) {
  const t = useT()
  const format = useFormat()
  const [isWhole, setIsWhole] = useState(false)
  if (stored.length === 0) return null
  const ageOf = (event: string) => {
    const own = rules.events.find((rule) => rule.event === event)
    const days = own ? own.days : rules.days
    return days === null ? t('keep.ever') : t('keep.days', { count: days })
  }
  return (
    <Group title={t('keep.storedTitle')} hint={t('keep.storedHint')}>
      <div className={styles.scroll}>
        <table className={styles.stored}>
          <thead>
            <tr>
              <th scope="col">{t('keep.storedEvent')}</th>
              <th scope="col">{t('keep.storedCount')}</th>
              <th scope="col">{t('keep.storedSize')}</th>
              <th scope="col">{t('keep.storedOldest')}</th>
              <th scope="col">{t('keep.storedAge')}</th>
            </tr>
          </thead>
          <tbody>
            {(isWhole ? stored : stored.slice(0, SHOWN)).map((one) => (
              <tr key={one.event}>
                <th scope="row" title={one.event}>
                  {one.event}
                </th>
                <td>{format.exact(one.events)}</td>
                <td>{format.number(one.bytes, 'bytes')}</td>
                <td>{format.date(one.oldest)}</td>
                <td>{ageOf(one.event)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {stored.length > SHOWN && (
        <Button variant="ghost" onClick={() => setIsWhole(!isWhole)}>
          {t(isWhole ? 'keep.fewer' : 'keep.more', { count: stored.length - SHOWN })}
        </Button>
      )}
    </Group>
  )
}
