import { Flag, ListPlus, LogOut, Milestone, Plus, Users } from 'lucide-react'
import { PointMenu } from '@/design/ui/PointMenu'
import type { MenuItem } from '@/design/ui/Menu'
import { useT } from '@/i18n'
import type { PathPick } from './PathFlow'

/** What can be done with a node or a link; what is missing is not offered. */
interface PathChoices {
  start: (name: string) => void
  end: (name: string) => void
  deeper?: (() => void) | undefined
  more?: (() => void) | undefined
  people: (title: string, part: object) => void
}

interface PathMenuProps {
  pick: PathPick | null
  at: { x: number; y: number } | null
  choices: PathChoices
  onClose: () => void
}

export function PathMenu({ pick, at, choices, onClose }: PathMenuProps) {
  const t = useT()
  if (!pick) return null
  const icon = (Icon: typeof Flag) => <Icon size={14} aria-hidden="true" />
  const items: MenuItem[] = []
  const node = 'node' in pick ? pick.node : null
  const others = t('paths.others')
  const title = node
    ? node.is_other
      ? others
      : node.name
    : 'link' in pick
      ? `${pick.source.is_other ? others : pick.source.name} → ${pick.target.is_other ? others : pick.target.name}`
      : ''
  if (node && !node.is_other) {
    const { name, step } = node
    items.push(
      {
        id: 'start',
        label: t('paths.startHere'),
        icon: icon(Milestone),
        onSelect: () => choices.start(name),
      },
      { id: 'end', label: t('paths.endHere'), icon: icon(Flag), onSelect: () => choices.end(name) },
      {
        id: 'people',
        label: t('paths.peopleHere'),
        icon: icon(Users),
        onSelect: () => choices.people(t('paths.cameTo', { title: name }), { step, name }),
      },
    )
    if (node.ended > 0)
      items.push({
        id: 'ended',
        label: t('paths.peopleEnded'),
        icon: icon(LogOut),
        onSelect: () => choices.people(t('paths.endedAt', { title: name }), { step, name, ended: true }),
      })
    if (node.after > 0 && choices.deeper)
      items.push({ id: 'deeper', label: t('paths.deeper'), icon: icon(Plus), onSelect: choices.deeper })
  }
  if (node?.is_other && choices.more)
    items.push({ id: 'more', label: t('paths.more'), icon: icon(ListPlus), onSelect: choices.more })
  if ('link' in pick && !pick.source.is_other && !pick.target.is_other) {
    const part = { step: pick.source.step, name: pick.source.name, next: pick.target.name }
    items.push({
      id: 'people',
      label: t('paths.peopleThisWay'),
      icon: icon(Users),
      onSelect: () => choices.people(title, part),
    })
  }
  if (items.length === 0) return null
  return (
    <PointMenu label={title} at={at} sections={[{ id: 'path', heading: title, items }]} onClose={onClose} />
  )
}
