import { errorText } from '@/api/error-text'
import { useDeleteTeam, type Team } from '@/api/queries/teams'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { useT } from '@/i18n'

/** Asks before a team goes. */
export function DeleteTeam({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useT()
  const remove = useDeleteTeam()
  return (
    <ConfirmDialog
      title={t('teams.delete', { name: team.name })}
      hint={t('teams.deleteHint')}
      confirm={t('teams.deleteNow')}
      isPending={remove.isPending}
      error={remove.error && errorText(remove.error, t)}
      onConfirm={() => remove.mutate(team.id, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
