import { useState } from 'react'
import { useCandidateTeams, useLetTeamIn } from '@/api/queries/teams'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { AccessDialog } from '../access/AccessDialog'

/** Lets a team into the project. */
export function LetTeamIn({ onClose }: { onClose: () => void }) {
  const t = useT()
  const candidates = useCandidateTeams()
  const add = useLetTeamIn()
  const [team, setTeam] = useState('')
  const hint = candidates.data?.length === 0 ? t('teams.noCandidates') : t('teams.addHint')
  return (
    <AccessDialog
      title={t('teams.addTitle')}
      hint={hint}
      confirm={t('teams.add')}
      from="viewer"
      held={null}
      error={add.error ?? candidates.error}
      isPending={add.isPending}
      isReady={team !== ''}
      onClose={onClose}
      onSave={(access) =>
        add.mutate(
          { team_id: team, ...access },
          {
            onSuccess: ({ name }) => {
              onClose()
              toast(t('teams.letIn', { name }))
            },
          },
        )
      }
    >
      <Field label={t('teams.team')}>
        {(control) => (
          <select {...control} value={team} onChange={(event) => setTeam(event.target.value)}>
            <option value="">{t('teams.choose')}</option>
            {candidates.data?.map((one) => (
              <option key={one.team_id} value={one.team_id}>
                {t('teams.option', { name: one.name, count: one.people })}
              </option>
            ))}
          </select>
        )}
      </Field>
    </AccessDialog>
  )
}
