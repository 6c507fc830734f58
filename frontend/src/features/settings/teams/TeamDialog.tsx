import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useChangeTeamPeople, useRenameTeam, type Team } from '@/api/queries/teams'
import { useUsers } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { IconButton } from '@/design/ui/IconButton'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Avatar } from '../members/Avatar'
import styles from './teams.module.css'

/** A team's name and people; each change holds at once. */
export function TeamDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const t = useT()
  const users = useUsers(true)
  const rename = useRenameTeam()
  const change = useChangeTeamPeople()
  const [name, setName] = useState(team.name)
  const [person, setPerson] = useState('')
  const inside = new Set(team.people.map((one) => one.person_id))
  const others = users.data?.filter((one) => one.is_active && !inside.has(one.id)) ?? []
  const onError = (error: Error) => toast(errorText(error, t), 'negative')
  const put = (person_id: string, isIn: boolean) =>
    change.mutate({ team_id: team.id, person_id, isIn }, { onError, onSuccess: () => setPerson('') })
  const close = () => {
    const wanted = name.trim()
    if (wanted === '' || wanted === team.name) onClose()
    else rename.mutate({ id: team.id, name: wanted }, { onSuccess: onClose })
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={team.name}
      description={t('teams.dialogHint')}
      footer={
        <Button variant="primary" disabled={rename.isPending} onClick={close}>
          {t('teams.done')}
        </Button>
      }
    >
      <div className={styles.form}>
        <Field label={t('teams.name')} error={rename.error && errorText(rename.error, t)}>
          {(control) => (
            <input
              {...control}
              maxLength={200}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <ul className={styles.people} aria-label={t('teams.people')}>
          {team.people.map((one) => (
            <li key={one.person_id}>
              <Avatar id={one.person_id} name={one.name || one.email} size={24} />
              <b>{one.name || one.email}</b>
              <IconButton
                label={t('teams.takeOut', { name: one.name || one.email })}
                disabled={change.isPending}
                onClick={() => put(one.person_id, false)}
              >
                <UserMinus size={15} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
        {team.people.length === 0 && <p>{t('teams.nobody')}</p>}
        <div className={styles.add}>
          <Field label={t('teams.person')}>
            {(control) => (
              <select {...control} value={person} onChange={(event) => setPerson(event.target.value)}>
                <option value="">{t('teams.choosePerson')}</option>
                {others.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name ? `${one.name} (${one.email})` : one.email}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Button disabled={person === '' || change.isPending} onClick={() => put(person, true)}>
            {t('teams.put')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
