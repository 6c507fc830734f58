import { useState } from 'react'
import type { KeySeen } from '@/api/queries/sources'
import type { ApiKey } from '@/api/types'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { CopyButton } from '@/design/ui/CopyButton'
import { classNames } from '@/design/ui/class-names'
import { ago } from '@/format/time'
import { useFormat } from '@/format/use-format'
import { useLocale, useT } from '@/i18n'
import { KeyFacts } from './KeyFacts'
import { RevokeKey } from './RevokeKey'
import { RotateKey } from './RotateKey'
import styles from './sources.module.css'

interface KeyTableProps {
  keys: readonly ApiKey[]
  /** What each key sent since this node started. */
  seen: readonly KeySeen[]
  canEdit: boolean
}

export function KeyTable({ keys, seen, canEdit }: KeyTableProps) {
  const t = useT()
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [rotating, setRotating] = useState<ApiKey | null>(null)
  const [isRotateOpen, setIsRotateOpen] = useState(false)
  const revoke = (key: ApiKey) => {
    setRevoking(key)
    setIsOpen(true)
  }
  const rotate = (key: ApiKey) => {
    setRotating(key)
    setIsRotateOpen(true)
  }
  const sorted = [...keys].sort((a, b) => Number(a.state !== 'active') - Number(b.state !== 'active'))
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.name}>
              {t('sources.name')}
            </th>
            <th scope="col">{t('sources.kind')}</th>
            <th scope="col">{t('sources.key')}</th>
            <th scope="col" className={styles.number}>
              {t('sources.perHour')}
            </th>
            <th scope="col" className={styles.number}>
              {t('sources.perDay')}
            </th>
            <th scope="col" className={styles.number}>
              {t('sources.rejected')}
            </th>
            <th scope="col">{t('sources.created')}</th>
            <th scope="col">{t('sources.lastUsed')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('sources.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((key) => (
            <KeyRow
              key={key.id}
              apiKey={key}
              seen={seen.find((one) => one.key === key.id)}
              canEdit={canEdit}
              onRevoke={revoke}
              onRotate={rotate}
            />
          ))}
        </tbody>
      </table>
      <RotateKey
        key={rotating?.id ?? ''}
        apiKey={rotating}
        isOpen={isRotateOpen}
        onClose={() => setIsRotateOpen(false)}
      />
      <RevokeKey apiKey={revoking} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </div>
  )
}

interface KeyRowProps {
  apiKey: ApiKey
  seen: KeySeen | undefined
  canEdit: boolean
  onRevoke: (key: ApiKey) => void
  onRotate: (key: ApiKey) => void
}

function KeyRow({ apiKey, seen, canEdit, onRevoke, onRotate }: KeyRowProps) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale((state) => state.tag)
  const isRevoked = apiKey.state === 'revoked'
  const isOver = apiKey.state !== 'active'
  return (
    <tr className={classNames(isOver && styles.revoked)}>
      <td className={styles.name} title={apiKey.name}>
        {apiKey.name}
        <KeyFacts apiKey={apiKey} />
      </td>
      <td>
        {isOver ? (
          <Badge>{t(isRevoked ? 'sources.revoked' : 'keys.expired')}</Badge>
        ) : (
          <Badge tone={apiKey.kind === 'write' ? 'info' : 'warning'}>{t(`sources.${apiKey.kind}`)}</Badge>
        )}
      </td>
      <td>
        <code>{apiKey.prefix}…</code>
      </td>
      <td className={styles.number} data-label={t('sources.perHour')}>
        {format.number(seen?.events_last_hour ?? 0)}
      </td>
      <td className={styles.number} data-label={t('sources.perDay')}>
        {format.number(seen?.events_last_day ?? 0)}
      </td>
      <td
        className={classNames(styles.number, (seen?.rejected_last_day ?? 0) > 0 && styles.bad)}
        data-label={t('sources.rejected')}
      >
        {format.number(seen?.rejected_last_day ?? 0)}
      </td>
      <td className={styles.extra} title={format.dateTime(apiKey.created_at)}>
        {format.date(apiKey.created_at)}
      </td>
      <td className={styles.extra}>
        {apiKey.last_used_at ? ago(new Date(apiKey.last_used_at), new Date(), locale) : t('sources.never')}
      </td>
      <td className={styles.actions}>
        {!isOver && apiKey.key && <CopyButton text={apiKey.key} label={apiKey.name} />}
        {!isOver && canEdit && (
          <Button
            variant="ghost"
            aria-label={t('keys.rotateKey', { name: apiKey.name })}
            onClick={() => onRotate(apiKey)}
          >
            {t('keys.rotate')}
          </Button>
        )}
        {!isRevoked && canEdit && (
          <Button
            variant="ghost"
            aria-label={t('sources.revokeKey', { name: apiKey.name })}
            onClick={() => onRevoke(apiKey)}
          >
            {t('sources.revoke')}
          </Button>
        )}
      </td>
    </tr>
  )
}
