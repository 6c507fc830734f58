import { errorText } from '@/api/error-text'
import { useChangeUser, type User } from '@/api/queries/users'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

export interface UserActions {
  setRole: (user: User, role: User['role']) => void
  setActive: (user: User, isActive: boolean) => void
  /** The person whom something is being done to. */
  busy: string | null
}

/** What an administrator changes of somebody at once, and can take back. */
export function useUserActions(): UserActions {
  const t = useT()
  const change = useChangeUser()
  const fail = (error: Error) => toast(errorText(error, t), 'negative')
  const put = (id: string, next: Partial<User>, before: Partial<User>, said: string) =>
    change.mutate(
      { id, ...next },
      {
        onSuccess: () =>
          toast(said, 'info', {
            label: t('action.undo'),
            onSelect: () => change.mutate({ id, ...before }, { onError: fail }),
          }),
        onError: fail,
      },
    )
  return {
    setRole: ({ id, name, email, role: before }, role) =>
      put(
        id,
        { role },
        { role: before },
        t('members.changed', { name: name || email, role: t(`users.role.${role}`) }),
      ),
    setActive: ({ id, name, email }, is_active) =>
      put(
        id,
        { is_active },
        { is_active: !is_active },
        t(is_active ? 'users.activated' : 'users.deactivated', { name: name || email }),
      ),
    busy: change.isPending ? change.variables.id : null,
  }
}
