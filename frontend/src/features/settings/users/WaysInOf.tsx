import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useUnlinkOf, useWaysIn, type LinkedIdentity } from '@/api/queries/identities'
import type { User } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { IdentityRow } from '../account/IdentityRow'
import list from '../list.module.css'
import { Loaded } from '../Loaded'

/** How somebody logs in, and unlinking a provider from their account. */
export function WaysInOf({ user, onClose }: { user: User; onClose: () => void }) {
  const t = useT()
  const ways = useWaysIn(user.id)
  const unlink = useUnlinkOf(user.id)
  const [asked, setAsked] = useState<LinkedIdentity | null>(null)
  const person = user.name || user.email
  if (asked) {
    const { id, name } = asked
    return (
      <ConfirmDialog
        title={t('users.unlinkOf', { name, person })}
        hint={t('users.unlinkHint')}
        confirm={t('ways.unlink')}
        isPending={unlink.isPending}
        error={unlink.error && errorText(unlink.error, t)}
        onConfirm={() =>
          unlink.mutate(id, {
            onSuccess: () => {
              onClose()
              toast(t('ways.unlinked', { name }))
            },
          })
        }
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('users.waysOf', { name: person })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('action.close')}
        </Button>
      }
    >
      <Loaded title={t('users.ways')} query={ways}>
        {({ has_password, identities }) => (
          <>
            <p className={list.note}>{t(has_password ? 'users.hasPassword' : 'users.hasNoPassword')}</p>
            <ul className={list.list} aria-label={t('ways.providers')}>
              {identities.map((identity) => (
                <IdentityRow key={identity.id} identity={identity} mayUnlink onUnlink={setAsked} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Dialog>
  )
}
