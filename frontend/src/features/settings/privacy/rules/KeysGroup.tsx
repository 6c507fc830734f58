import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { usePrivacyRules, useRotateKey } from '@/api/queries/privacy-rules'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Group } from '../../Group'
import list from '../../list.module.css'
import { ListRow } from '../../ListRow'

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
      onSuccess: () => {
        setIsAsking(false)
        toast(t('rules.rotated'))
      },
    })
  return (
    <Group
      title={t('rules.keys')}
      hint={t('rules.keysHint')}
      action={<Button onClick={() => setIsAsking(true)}>{t('rules.rotate')}</Button>}
    >
      <ul className={list.list}>
        {keys.map((key) => (
          <ListRow
            key={key.id}
            title={
              <>
                <code>{key.id}</code>
                <Badge tone={key.is_current ? 'positive' : 'neutral'}>
                  {t(key.is_current ? 'rules.keyCurrent' : 'rules.keyOld')}
                </Badge>
              </>
            }
            notes={[t('rules.keyMade', { time: format.dateTime(key.created_at) })]}
          />
        ))}
      </ul>
      <ConfirmDialog
        isOpen={isAsking}
        variant="primary"
        title={t('rules.rotateTitle')}
        hint={t('rules.rotateHint')}
        confirm={t('rules.rotate')}
        isPending={rotate.isPending}
        error={rotate.error && errorText(rotate.error, t)}
        onConfirm={confirm}
        onClose={() => setIsAsking(false)}
      />
    </Group>
  )
}
