import { LogOut } from 'lucide-react'
import { errorText } from '@/api/error-text'
import { useEndLogin, useEndOtherLogins, useLogins } from '@/api/queries/logins'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
import { LoginRow } from './LoginRow'

/** Where one is logged in, and how to end that. */
export function OpenLogins() {
  const t = useT()
  const logins = useLogins()
  const end = useEndLogin()
  const endOthers = useEndOtherLogins()
  const fail = (error: Error) => toast(errorText(error, t), 'negative')
  const endOne = (id: string, name: string) =>
    end.mutate(id, { onSuccess: () => toast(t('logins.ended', { name })), onError: fail })
  const endAll = () =>
    endOthers.mutate(undefined, {
      onSuccess: ({ ended }) => toast(t('logins.endedOthers', { count: ended })),
      onError: fail,
    })
  const hasOthers = logins.data?.some((one) => !one.is_current)
  return (
    <Group
      title={t('logins.title')}
      hint={t('logins.hint')}
      action={
        hasOthers && (
          <Button disabled={endOthers.isPending} onClick={endAll}>
            <LogOut size={14} aria-hidden="true" />
            {t('logins.endOthers')}
          </Button>
        )
      }
    >
      <Loaded title={t('logins.title')} query={logins}>
        {(all) => (
          <ul className={list.list} aria-label={t('logins.title')}>
            {all.map((login) => (
              <LoginRow
                key={login.id}
                login={login}
                isBusy={(end.isPending && end.variables === login.id) || endOthers.isPending}
                onEnd={endOne}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </Group>
  )
}
