import { Pencil, Trash2 } from 'lucide-react'
import type { Team } from '@/api/queries/teams'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import { ListRow } from '../ListRow'
import { Avatar } from '../members/Avatar'

interface TeamRowProps {
  team: Team
  onOpen: (id: string) => void
  onDelete: (id: string) => void
}

/** A team: who is in it, and in which projects it is. */
export function TeamRow({ team, onOpen, onDelete }: TeamRowProps) {
  const t = useT()
  const { id, name, people, projects } = team
  return (
    <ListRow
      lead={<Avatar id={id} name={name} />}
      title={<b>{name}</b>}
      notes={[
        people.length === 0 ? t('teams.nobody') : people.map((one) => one.name || one.email).join(', '),
        projects.length === 0
          ? t('teams.noProject')
          : t('teams.in', { projects: projects.map((one) => one.name).join(', ') }),
      ]}
    >
      <IconButton label={t('teams.edit', { name })} onClick={() => onOpen(id)}>
        <Pencil size={15} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('teams.delete', { name })} onClick={() => onDelete(id)}>
        <Trash2 size={15} aria-hidden="true" />
      </IconButton>
    </ListRow>
  )
}
