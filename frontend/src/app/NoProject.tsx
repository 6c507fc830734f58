import { FolderPlus, LogOut } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useLogout, useMe } from '@/api/queries/me'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import styles from './errors/errors.module.css'
import { NewProject } from './shell/NewProject'

const AGAIN_MS = 15_000

/** For who is logged in and in no project: what to do about it. Once somebody lets them in, the project opens by itself. */
export default function NoProject() {
  const t = useT()
  const logout = useLogout()
  const me = useMe(AGAIN_MS).data
  const mayCreate = me?.role === 'admin'
  const [isCreating, setIsCreating] = useState(false)
  return (
    <main className={styles.page}>
      <EmptyState
        icon={<FolderPlus size={32} aria-hidden="true" />}
        title={t('project.none')}
        detail={t(mayCreate ? 'project.noneHint' : 'project.noneAsk', { email: me?.email ?? '' })}
        action={
          <div className={styles.ways}>
            {mayCreate && (
              <Button variant="primary" onClick={() => setIsCreating(true)}>
                {t('project.create')}
              </Button>
            )}
            <Button disabled={logout.isPending} onClick={() => logout.mutate()}>
              <LogOut size={14} aria-hidden="true" />
              {t('user.logout')}
            </Button>
          </div>
        }
      />
      <Suspense>
        <NewProject isOpen={isCreating} onClose={() => setIsCreating(false)} />
      </Suspense>
    </main>
  )
}
