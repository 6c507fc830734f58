import { LayoutDashboard, Plus } from 'lucide-react'
import { useState } from 'react'
import type { Dashboard, Presence, Widget } from '@/api/dashboard'
import { useProject } from '@/api/project-context'
import type { BoardUrl, ChangeBoardUrl } from '@/dashboard/board-url'
import { MOST_WIDGETS, tabOf, widgetsOf } from '@/dashboard/document'
import { dropDraft } from '@/dashboard/draft'
import { BoardGrid } from '@/dashboard/grid/BoardGrid'
import { isDirty, type Working } from '@/dashboard/working'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { WidgetHost } from '@/widgets/host/WidgetHost'
import { BoardBar } from '../board/BoardBar'
import { TabBar, tabName } from '../board/TabBar'
import type { BoardView } from '../board/use-board'
import type { Editing } from '../board/use-working'
import { ConflictDialog } from './ConflictDialog'
import styles from './edit.module.css'
import { EditMenu } from './EditMenu'
import { EditTools } from './EditTools'
import { Gallery } from './Gallery'
import { Grips } from './Grips'
import { SettingsDialog } from './SettingsDialog'
import { TabTools } from './TabTools'
import { useEdits } from './use-edits'
import { useSave } from './use-save'
import { useShortcuts } from './use-shortcuts'
import { WidgetEditor } from './WidgetEditor'

interface EditBoardProps {
  dashboard: Dashboard
  working: Working
  editing: Editing
  view: BoardView
  url: BoardUrl
  change: ChangeBoardUrl
  people: readonly Presence[]
}

/** A dashboard being edited. */
export default function EditBoard({
  dashboard,
  working,
  editing,
  view,
  url,
  change,
  people,
}: EditBoardProps) {
  const t = useT()
  const project = useProject().id
  const { id } = dashboard
  const { document } = working
  const tab = tabOf(document, url.tab)
  const edits = useEdits(working, tab, editing)
  const [isAdding, setIsAdding] = useState(false)
  const [isSetting, setIsSetting] = useState(false)
  const leave = () => {
    editing.end()
    change({ isEditing: false, widget: null })
  }
  const saving = useSave(id, leave)
  const hasChanges = isDirty(working)
  const save = (message: string) => {
    if (!hasChanges || saving.isSaving) return
    saving.save({ document, base_version: working.baseVersion, ...(message ? { message } : {}) })
  }
  const discard = () => {
    const kept = { document, base: working.base, version: working.baseVersion }
    editing.retract()
    dropDraft(project, id)
    leave()
    if (hasChanges)
      toast(t('edit.discarded'), 'info', {
        label: t('action.undo'),
        onSelect: () => {
          editing.begin(dashboard, {
            document: kept.document,
            base: kept.base,
            base_version: kept.version,
            saved_at: '',
          })
          change({ isEditing: true })
        },
      })
  }
  useShortcuts({ undo: editing.undo, redo: editing.redo, save: () => save(''), paste: edits.paste })
  const open = (widget: string) => change({ widget }, { replace: true })
  const byId = new Map(tab.widgets.map((widget) => [widget.id, widget]))
  const opened = url.widget === null ? undefined : byId.get(url.widget)
  const isFull = widgetsOf(document).length >= MOST_WIDGETS
  return (
    <>
      <EditTools
        editing={editing}
        people={people}
        isDirty={hasChanges}
        isSaving={saving.isSaving}
        onAdd={() =>
          isFull ? toast(t('edit.full', { count: MOST_WIDGETS }), 'negative') : setIsAdding(true)
        }
        onSettings={() => setIsSetting(true)}
        onDiscard={discard}
        onSave={save}
      />
      <BoardBar document={document} url={url} change={change} time={view.time} />
      <TabBar tabs={document.tabs} current={tab.id} onChoose={(next) => change({ tab: next, widget: null })}>
        <TabTools
          document={document}
          tab={tab}
          editing={editing}
          onChoose={(next) => change({ tab: next })}
        />
      </TabBar>
      <p id="grid-keys" className="visually-hidden">
        {t('edit.keys')}
      </p>
      <p role="status" className="visually-hidden">
        {edits.announcement}
      </p>
      <div id="board" role="tabpanel" aria-label={tabName(tab, document.tabs.indexOf(tab), t)}>
        {tab.widgets.length === 0 ? (
          <Blank onAdd={() => setIsAdding(true)} />
        ) : (
          <BoardGrid
            boxes={tab.widgets}
            edit={{
              smallestOf: edits.smallestOf,
              onDone: (boxes) => edits.settle(boxes),
              grips: (widget, begin) => (
                <Grips widget={byId.get(widget)!} edits={edits} begin={begin} onOpen={open} />
              ),
            }}
          >
            {(widget) => (
              <Cell
                widget={byId.get(widget)!}
                view={view}
                menu={<EditMenu id={widget} title={byId.get(widget)!.title} edits={edits} onOpen={open} />}
              />
            )}
          </BoardGrid>
        )}
      </div>
      {isAdding && (
        <Gallery
          onClose={() => setIsAdding(false)}
          onAdd={(kind) => {
            setIsAdding(false)
            open(edits.add(kind))
          }}
        />
      )}
      {opened && (
        <WidgetEditor
          key={opened.id}
          widget={opened}
          board={view.boardOf(opened.id)}
          onChange={edits.put}
          onClose={() => change({ widget: null }, { replace: true })}
        />
      )}
      {isSetting && (
        <SettingsDialog
          document={document}
          onChange={(fields, key) => editing.edit([{ op: 'put_fields', fields }], key)}
          onClose={() => setIsSetting(false)}
        />
      )}
      {saving.conflict && (
        <ConflictDialog
          working={working}
          current={saving.conflict}
          onClose={saving.forgetConflict}
          onMerge={(merged) =>
            saving.save({
              document: merged,
              base_version: saving.conflict!.version,
              message: t('conflict.message'),
            })
          }
          onOverwrite={() => saving.save({ document, base_version: working.baseVersion, force: true })}
          onDiscard={() => {
            saving.forgetConflict()
            discard()
          }}
        />
      )}
    </>
  )
}

function Cell({ widget, view, menu }: { widget: Widget; view: BoardView; menu: React.ReactNode }) {
  return (
    <div className={styles.cell}>
      <WidgetHost widget={widget} board={view.boardOf(widget.id)} menu={menu} isEditing />
    </div>
  )
}

function Blank({ onAdd }: { onAdd: () => void }) {
  const t = useT()
  return (
    <div className={styles.blank}>
      <EmptyState
        icon={<LayoutDashboard size={32} aria-hidden="true" />}
        title={t('board.empty')}
        detail={t('board.emptyHint')}
        action={
          <Button variant="primary" onClick={onAdd}>
            <Plus size={14} aria-hidden="true" />
            {t('edit.add')}
          </Button>
        }
      />
    </div>
  )
}
