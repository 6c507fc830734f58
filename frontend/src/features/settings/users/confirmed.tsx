import { errorText } from '@/api/error-text'
import { useEndLoginsOf, useTakeFactor, type User } from '@/api/queries/users'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

interface AskedOfUser {
  user: User
  onClose: () => void
}

/** Takes the second step from who lost the app, once asked. */
export function TakeFactor({ user, onClose }: AskedOfUser) {
  const t = useT()
  const take = useTakeFactor()
  return (
    <ConfirmDialog
      title={t('users.takeFactorOf', { name: user.name || user.email })}
      hint={t('users.takeFactorHint')}
      confirm={t('users.takeFactorNow')}
      isPending={take.isPending}
      error={take.error && errorText(take.error, t)}
      onConfirm={() => take.mutate(user.id, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

/** Ends every login of somebody, once asked. */
export function EndLogins({ user, onClose }: AskedOfUser) {
  const t = useT()
  const end = useEndLoginsOf()
  const name = user.name || user.email
  const confirm = () =>
    end.mutate(user.id, {
      onSuccess: ({ ended }) => {
        onClose()
        toast(t('users.ended', { name, count: ended }))
      },
    })
  return (
    <ConfirmDialog
      title={t('users.endLoginsOf', { name })}
      hint={t('users.endLoginsHint')}
      confirm={t('users.endLoginsNow')}
      isPending={end.isPending}
      error={end.error && errorText(end.error, t)}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
