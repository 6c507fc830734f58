import { ChevronDown, Plus, Redo2, Settings2, Undo2, X } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import type { Presence } from '@/api/dashboard'
import { useMe } from '@/api/queries/me'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Popover } from '@/design/ui/Popover'
import { TopbarTools } from '@/design/ui/topbar-slot'
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
  const history = editing.working?.history
  return (
    <TopbarTools>
      <People people={people} self={me?.id} />
      <IconButton label={t('action.undo')} disabled={!history?.past.length} onClick={editing.undo}>
        <Undo2 size={15} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('edit.redo')} disabled={!history?.future.length} onClick={editing.redo}>
        <Redo2 size={15} aria-hidden="true" />
      </IconButton>
      <IconButton label={t('edit.settings')} onClick={onSettings}>
        <Settings2 size={15} aria-hidden="true" />
      </IconButton>
      <Button onClick={onAdd} aria-label={t('edit.add')}>
        <Plus size={14} aria-hidden="true" />
        <span className={styles.wide}>{t('edit.add')}</span>
      </Button>
      <Button variant="ghost" onClick={onDiscard} aria-label={t(isDirty ? 'draft.discard' : 'action.close')}>
        <X size={14} aria-hidden="true" />
        <span className={styles.wide}>{t(isDirty ? 'draft.discard' : 'action.close')}</span>
      </Button>
      <span className={styles.save}>
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
