import { LogOut } from 'lucide-react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { useEndLogin, useEndOtherLogins, useLogins } from '@/api/queries/logins'
import { Button } from '@/design/ui/Button'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Group } from '../Group'
import styles from './account.module.css'
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
      {logins.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: t('logins.title') })} />
        </div>
      )}
      {logins.isLoadingError && (
        <ErrorState
          message={errorText(logins.error, t)}
          requestId={logins.error instanceof ApiError ? logins.error.requestId : null}
          onRetry={() => void logins.refetch()}
        />
      )}
      {logins.data && (
        <ul aria-label={t('logins.title')}>
          {logins.data.map((login) => (
            <LoginRow
              key={login.id}
              login={login}
              isBusy={(end.isPending && end.variables === login.id) || endOthers.isPending}
              onEnd={endOne}
            />
          ))}
        </ul>
      )}
    </Group>
  )
}
