import { errorText } from '@/api/error-text'
import { useDeleteTeam, type Team } from '@/api/queries/teams'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

/** Asks before a team goes. */
export function DeleteTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useT()
  const remove = useDeleteTeam()
  const confirm = () =>
    remove.mutate(team.id, {
      onSuccess: onClose,
      onError: (error) => toast(errorText(error, t), 'negative'),
    })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('teams.delete', { name: team.name })}
      description={t('teams.deleteHint')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" disabled={remove.isPending} onClick={confirm}>
            {t('teams.deleteNow')}
          </Button>
        </>
      }
    />
  )
}
