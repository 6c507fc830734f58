import { ChevronDown, Ellipsis, Plus, Redo2, Settings2, Undo2, X } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import type { Presence } from '@/api/dashboard'
import { useMe } from '@/api/queries/me'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Menu } from '@/design/ui/Menu'
import { Popover } from '@/design/ui/Popover'
import { TopbarTools } from '@/design/ui/topbar-slot'
import { useMediaQuery } from '@/design/use-media-query'
import { useT } from '@/i18n'
import { People } from '../board/People'
import type { Editing } from '../board/use-working'
import styles from './edit.module.css'

interface EditToolsProps {
  editing: Editing
  people: readonly Presence[]
  isDirty: boolean
  isSaving: boolean
  onAdd: () => void
  onSettings: () => void
  onDiscard: () => void
  onSave: (message: string) => void
}

export function EditTools(props: EditToolsProps) {
  const { editing, people, isDirty, isSaving, onAdd, onSettings, onDiscard, onSave } = props
  const t = useT()
  const me = useMe().data
  return (
    <TopbarTools>
      <People people={people} self={me?.id} />
      <HistoryTools editing={editing} onSettings={onSettings} />
      <Button onClick={onAdd} aria-label={t('edit.add')}>
        <Plus size={14} aria-hidden="true" />
        <span className={styles.wide}>{t('edit.add')}</span>
      </Button>
      <Button variant="ghost" onClick={onDiscard} aria-label={t(isDirty ? 'draft.discard' : 'action.close')}>
        <X size={14} aria-hidden="true" />
        <span className={styles.wide}>{t(isDirty ? 'draft.discard' : 'action.close')}</span>
      </Button>
      <span className={styles.save} data-work>
        <Button variant="primary" disabled={!isDirty || isSaving} onClick={() => onSave('')}>
          {t(isSaving ? 'edit.saving' : 'edit.save')}
        </Button>
        <Popover
          label={t('edit.saveWith')}
          variant="primary"
          disabled={!isDirty || isSaving}
          content={(close) => (
            <MessageForm
              onSave={(message) => {
                close()
                onSave(message)
              }}
            />
          )}
        >
          <ChevronDown size={14} aria-hidden="true" />
        </Popover>
      </span>
    </TopbarTools>
  )
}

/** Undo, redo and settings; on a phone one menu. */
function HistoryTools({ editing, onSettings }: Pick<EditToolsProps, 'editing' | 'onSettings'>) {
  const t = useT()
  const isNarrow = useMediaQuery('(max-width: 759px)')
  const history = editing.working?.history
  const tools = [
    {
      id: 'undo',
      Icon: Undo2,
      label: t('action.undo'),
      isDisabled: !history?.past.length,
      run: editing.undo,
    },
    {
      id: 'redo',
      Icon: Redo2,
      label: t('edit.redo'),
      isDisabled: !history?.future.length,
      run: editing.redo,
    },
    { id: 'settings', Icon: Settings2, label: t('edit.settings'), isDisabled: false, run: onSettings },
  ]
  if (!isNarrow)
    return tools.map(({ id, Icon, label, isDisabled, run }) => (
      <IconButton key={id} label={label} disabled={isDisabled} onClick={run}>
        <Icon size={15} aria-hidden="true" />
      </IconButton>
    ))
  const items = tools.map(({ id, Icon, label, isDisabled, run }) => {
    return { id, label, isDisabled, icon: <Icon size={14} aria-hidden="true" />, onSelect: run }
  })
  return (
    <Menu label={t('board.more')} sections={[{ id: 'history', items }]} variant="ghost">
      <Ellipsis size={15} aria-hidden="true" />
    </Menu>
  )
}

function MessageForm({ onSave }: { onSave: (message: string) => void }) {
  const t = useT()
  const [message, setMessage] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSave(message.trim())
  }
  return (
    <form onSubmit={submit} className={styles.message}>
      <input
        className={styles.input}
        aria-label={t('edit.message')}
        placeholder={t('edit.message')}
        value={message}
        maxLength={200}
        onChange={(event) => setMessage(event.target.value)}
      />
      <Button variant="primary" type="submit">
        {t('edit.save')}
      </Button>
    </form>
  )
}
