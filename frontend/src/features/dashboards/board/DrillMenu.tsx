import { Crosshair, Filter, Flag, List, Users, ZoomIn } from 'lucide-react'
import { PointMenu } from '@/design/ui/PointMenu'
import { useT } from '@/i18n'
import type { Selection } from '@/widgets/contract'

export interface Drill {
  widget: string
  selection: Selection
  at: { x: number; y: number }
}

export interface DrillChoices {
  filter: (drill: Drill) => void
  cross: (drill: Drill) => void
  zoom: (drill: Drill) => void
  events: (drill: Drill) => void
  people: (drill: Drill) => void
  annotate: (drill: Drill) => void
}

interface DrillMenuProps {
  drill: Drill | null
  /** Missing ones are not offered. */
  choices: Partial<DrillChoices>
  onClose: () => void
}

const ITEMS = [
  ['filter', Filter, 'needsFilter'],
  ['cross', Crosshair, 'needsFilter'],
  ['zoom', ZoomIn, 'needsTime'],
  ['events', List, null],
  ['people', Users, null],
  ['annotate', Flag, 'needsTime'],
] as const

/** What can be done with a mark that was clicked. */
export function DrillMenu({ drill, choices, onClose }: DrillMenuProps) {
  const t = useT()
  if (!drill) return null
  const { selection, at } = drill
  const has = { needsFilter: selection.filters.length > 0, needsTime: selection.from !== undefined }
  const items = ITEMS.flatMap(([id, Icon, need]) => {
    const choose = choices[id]
    if (!choose || (need && !has[need])) return []
    const icon = <Icon size={14} aria-hidden="true" />
    return [{ id, label: t(`drill.${id}`), icon, onSelect: () => choose(drill) }]
  })
  return (
    <PointMenu
      label={selection.label}
      at={at}
      sections={[{ id: 'drill', heading: selection.label, items }]}
      onClose={onClose}
    />
  )
}
