import { ArrowLeft, ArrowRight, Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState, type SubmitEvent } from 'react'
import type { DashboardDocument, DashboardTab } from '@/api/dashboard'
import { MOST_TABS, newId } from '@/dashboard/document'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { IconButton } from '@/design/ui/IconButton'
import { Menu } from '@/design/ui/Menu'
import { useT } from '@/i18n'
import { tabName } from '../board/TabBar'
import type { Editing } from '../board/use-working'
import styles from './edit.module.css'

interface TabToolsProps {
  document: DashboardDocument
  tab: DashboardTab
  editing: Editing
  onChoose: (tab: string) => void
}

/** Adds, renames, moves and removes tabs. */
export function TabTools({ document, tab, editing, onChoose }: TabToolsProps) {
  const t = useT()
  const [isNaming, setIsNaming] = useState(false)
  const tabs = document.tabs.map(({ id, name }) => ({ id, name }))
  const at = tabs.findIndex((one) => one.id === tab.id)
  const put = (next: { id: string; name: string }[]) =>
    editing.edit([{ op: 'put_fields', fields: { tabs: next } }])
  const shift = (step: -1 | 1) => {
    const next = [...tabs]
    const [moved] = next.splice(at, 1)
    next.splice(at + step, 0, moved!)
    put(next)
  }
  const add = () => {
    const id = newId(
      tabs.map((one) => one.id),
      'tab',
    )
    put([...tabs, { id, name: t('board.tabNumber', { number: tabs.length + 1 }) }])
    onChoose(id)
  }
  const remove = () => {
    put(tabs.filter((one) => one.id !== tab.id))
    onChoose(tabs[at === 0 ? 1 : at - 1]!.id)
  }
  const name = tabName(tab, at, t)
  const item = (id: string, Icon: typeof Pencil, label: string, onSelect: () => void, isDisabled = false) => {
    return { id, label, icon: <Icon size={14} aria-hidden="true" />, onSelect, isDisabled }
  }
  const items = [
    item('rename', Pencil, t('edit.renameTab'), () => setIsNaming(true)),
    item('left', ArrowLeft, t('edit.tabLeft'), () => shift(-1), at === 0),
    item('right', ArrowRight, t('edit.tabRight'), () => shift(1), at === tabs.length - 1),
    { ...item('remove', Trash2, t('edit.removeTab'), remove, tabs.length < 2), isDanger: true },
  ]
  return (
    <>
      <Menu
        label={t('dashboards.more', { name })}
        align="start"
        sections={[{ id: 'tab', items }]}
        variant="ghost"
        className={styles.menu}
      >
        <Ellipsis size={14} aria-hidden="true" />
      </Menu>
      <IconButton label={t('edit.addTab')} isSmall disabled={tabs.length >= MOST_TABS} onClick={add}>
        <Plus size={15} aria-hidden="true" />
      </IconButton>
      {isNaming && (
        <NameTab
          name={tab.name}
          onDone={(next) => {
            put(tabs.map((one) => (one.id === tab.id ? { ...one, name: next } : one)))
            setIsNaming(false)
          }}
          onClose={() => setIsNaming(false)}
        />
      )}
    </>
  )
}

function NameTab({
  name,
  onDone,
  onClose,
}: {
  name: string
  onDone: (name: string) => void
  onClose: () => void
}) {
  const t = useT()
  const [text, setText] = useState(name)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (text.trim()) onDone(text.trim())
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('edit.renameTab')}
      footer={
        <Button variant="primary" type="submit" form="tab-name" disabled={!text.trim()}>
          {t('sources.done')}
        </Button>
      }
    >
      <form id="tab-name" onSubmit={submit}>
        <Field label={t('dashboards.name')}>
          {(control) => (
            <input
              {...control}
              value={text}
              maxLength={80}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
