import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { usePrivacyRules, useRotateKey } from '@/api/queries/privacy-rules'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Group } from '../../Group'
import styles from './rules.module.css'

/** The keys of encryption, once there are any, and a new one. */
export function KeysGroup() {
  const t = useT()
  const format = useFormat()
  const keys = usePrivacyRules(true).data?.keys ?? []
  const [isAsking, setIsAsking] = useState(false)
  const rotate = useRotateKey()
  if (keys.length === 0) return null
  const confirm = () =>
    rotate.mutate(undefined, {
      onSuccess: () => toast(t('rules.rotated')),
      onError: (error) => toast(errorText(error, t), 'negative'),
      onSettled: () => setIsAsking(false),
    })
  return (
    <Group
      title={t('rules.keys')}
      hint={t('rules.keysHint')}
      action={<Button onClick={() => setIsAsking(true)}>{t('rules.rotate')}</Button>}
    >
      <ul className={styles.list}>
        {keys.map((key) => (
          <li key={key.id} className={styles.row}>
            <div className={styles.what}>
              <span>
                <code>{key.id}</code>
                <Badge tone={key.is_current ? 'positive' : 'neutral'}>
                  {t(key.is_current ? 'rules.keyCurrent' : 'rules.keyOld')}
                </Badge>
              </span>
              <small>{t('rules.keyMade', { time: format.dateTime(key.created_at) })}</small>
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('rules.rotateTitle')}
        description={t('rules.rotateHint')}
        footer={
          <>
            <Button onClick={() => setIsAsking(false)}>{t('action.cancel')}</Button>
            <Button variant="primary" disabled={rotate.isPending} onClick={confirm}>
              {t('rules.rotate')}
            </Button>
          </>
        }
      />
    </Group>
  )
}
