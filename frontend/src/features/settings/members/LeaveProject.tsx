import { LogOut } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { useLeaveProject } from '@/api/queries/members'
import { Button } from '@/design/ui/Button'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

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
      <ConfirmDialog
        isOpen={isAsking}
        title={t('members.leaveQuestion', { name })}
        hint={t('members.leaveHint')}
        confirm={t('members.leave')}
        isPending={leave.isPending}
        error={leave.error && errorText(leave.error, t)}
        onConfirm={confirm}
        onClose={close}
      />
    </>
  )
}
