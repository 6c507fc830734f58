import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useLeaveProject } from '@/api/queries/members'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from './members.module.css'

/** Takes oneself out of the project, once asked. */
export function LeaveProject() {
  const t = useT()
  const { name } = useProject()
  const [, navigate] = useLocation()
  const leave = useLeaveProject()
  const [isAsking, setIsAsking] = useState(false)
  const close = () => {
    setIsAsking(false)
    leave.reset()
  }
  const confirm = () =>
    leave.mutate(undefined, {
      onSuccess: () => {
        close()
        navigate('/')
        toast(t('members.left', { name }))
      },
    })
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>
        <LogOut size={14} aria-hidden="true" />
        {t('members.leave')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={close}
        title={t('members.leaveQuestion', { name })}
        description={t('members.leaveHint')}
        footer={
          <>
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button variant="danger" disabled={leave.isPending} onClick={confirm}>
              {t('members.leave')}
            </Button>
          </>
        }
      >
        {leave.error && (
          <p className={styles.error} role="alert">
            {errorText(leave.error, t)}
          </p>
        )}
      </Dialog>
    </>
  )
}
