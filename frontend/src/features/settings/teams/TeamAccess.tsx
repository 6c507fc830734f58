import { useChangeTeamAccess, type ProjectTeam } from '@/api/queries/teams'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { AccessDialog } from '../access/AccessDialog'

/** What a team's people may do in the project. */
export function TeamAccess({ team, onClose }: { team: ProjectTeam; onClose: () => void }) {
  const t = useT()
  const change = useChangeTeamAccess()
  const { team_id, name } = team
  return (
    <AccessDialog
      title={t('access.title', { name })}
      hint={t('teams.accessHint')}
      confirm={t('access.save')}
      from={team.role}
      held={team.permissions}
      error={change.error}
      isPending={change.isPending}
      onClose={onClose}
      onSave={(access) =>
        change.mutate(
          { team_id, ...access },
          {
            onSuccess: () => {
              onClose()
              toast(t('access.saved', { name }))
            },
          },
        )
      }
    />
  )
}
