import { Dialog } from '@/design/ui/Dialog'
import type { Person } from '@/api/types'
import { useT } from '@/i18n'
import { CommandList } from './CommandList'
import { rememberChoice } from './recent'
import { useEntries } from './use-entries'

interface PaletteProps {
  me: Person
  isOpen: boolean
  onClose: () => void
}

/** Search or jump to anything: one field and one list. */
export default function Palette({ me, isOpen, onClose }: PaletteProps) {
  const t = useT()
  const entries = useEntries(me)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('palette.title')} side="top">
      <CommandList
        entries={entries}
        onChoose={(entry) => {
          rememberChoice(entry.id)
          onClose()
          entry.run()
        }}
      />
    </Dialog>
  )
}
