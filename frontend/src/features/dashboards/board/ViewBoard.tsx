import { ArrowLeft, LayoutDashboard, MessageSquare, Pencil } from 'lucide-react'
import { memo, useEffect, useMemo, useRef, type ReactNode } from 'react'
import type { DashboardTab, Presence, Widget } from '@/api/dashboard'
import { useComments } from '@/api/queries/comments'
import { BoardGrid } from '@/dashboard/grid/BoardGrid'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { IconButton } from '@/design/ui/IconButton'
import { classNames } from '@/design/ui/class-names'
import { useT } from '@/i18n'
import type { WidgetActions } from '@/widgets/contract'
import type { Board } from '@/widgets/host/board'
import { WidgetHost } from '@/widgets/host/WidgetHost'
import styles from './board.module.css'
import type { BoardView } from './use-board'
import { WidgetMenu, type WidgetMenuActions } from './WidgetMenu'

interface ViewBoardProps {
  dashboard: string
  tab: DashboardTab
  view: BoardView
  /** The widget shown alone. */
  alone: string | null
  people: readonly Presence[]
  actionsOf: (widget: string) => WidgetActions
  menu: WidgetMenuActions
  onBack: () => void
}

/** A tab as it is read: its widgets on the grid, or one of them alone. */
export function ViewBoard({ dashboard, tab, view, alone, people, actionsOf, menu, onBack }: ViewBoardProps) {
  const comments = useComments(dashboard).data
  // An answer belongs to its comment and is resolved with it.
  const opened = comments?.filter((one) => one.parent_id === null && !one.is_resolved) ?? []
  const open = (id: string) => opened.filter((one) => one.widget_id === id).length
  const steady = useSteady(actionsOf, menu)
  const draw = (widget: Widget) => (
    <WidgetCell
      widget={widget}
      board={view.boardOf(widget.id)}
      {...steady}
      comments={open(widget.id)}
      busy={people.find((one) => one.editing && one.widget === widget.id)}
    />
  )
  const single = tab.widgets.find((one) => one.id === alone)
  if (single) return <Alone onBack={onBack}>{draw(single)}</Alone>
  if (tab.widgets.length === 0) return <Nothing {...(menu.edit ? { onEdit: menu.edit } : {})} />
  const byId = new Map(tab.widgets.map((widget) => [widget.id, widget]))
  return <BoardGrid boxes={tab.widgets}>{(id) => draw(byId.get(id)!)}</BoardGrid>
}

/** The same functions in every render, which lead to those of the latest: who enters the room or what is commented draws no widget anew. */
function useSteady(actionsOf: ViewBoardProps['actionsOf'], menu: WidgetMenuActions) {
  const latest = useRef({ actionsOf, menu })
  useEffect(() => {
    latest.current = { actionsOf, menu }
  })
  const mayEdit = menu.edit !== undefined
  return useMemo(() => {
    const now = () => latest.current
    const steadyMenu: WidgetMenuActions = {
      zoom: (id) => now().menu.zoom(id),
      explain: (id) => now().menu.explain(id),
      comment: (id) => now().menu.comment(id),
      ...(mayEdit ? { edit: (id: string) => now().menu.edit?.(id) } : {}),
    }
    return { actionsOf: (widget: string) => now().actionsOf(widget), menu: steadyMenu }
  }, [mayEdit])
}

interface WidgetCellProps {
  widget: Widget
  board: Board
  actionsOf: (widget: string) => WidgetActions
  menu: WidgetMenuActions
  comments: number
  busy: Presence | undefined
}

const WidgetCell = memo(function WidgetCell({
  widget,
  board,
  actionsOf,
  menu,
  comments,
  busy,
}: WidgetCellProps) {
  const t = useT()
  // What a click leads to is looked up then.
  const actions = useMemo<WidgetActions>(
    () => ({
      select: (selection, at) => actionsOf(widget.id).select?.(selection, at),
      zoom: (span) => actionsOf(widget.id).zoom?.(span),
      brush: (selection) => actionsOf(widget.id).brush?.(selection),
    }),
    [widget.id, actionsOf],
  )
  const colour = busy && ({ '--person': busy.colour } as React.CSSProperties)
  return (
    <div className={classNames(styles.cell, busy && styles.busy)} style={colour}>
      <WidgetHost
        widget={widget}
        board={board}
        actions={actions}
        mark={
          comments > 0 && (
            <IconButton
              label={t('comment.open', { count: comments, title: widget.title })}
              className={styles.remarks}
              data-stays
              onClick={() => menu.comment(widget.id)}
            >
              <MessageSquare size={13} aria-hidden="true" />
              {comments}
            </IconButton>
          )
        }
        menu={
          <WidgetMenu
            id={widget.id}
            title={widget.title}
            comments={comments}
            hasQuestion={widget.queries.length > 0}
            actions={menu}
          />
        }
      />
      {busy && <span className={styles.busyName}>{busy.person.name}</span>}
    </div>
  )
})

function Alone({ onBack, children }: { onBack: () => void; children: ReactNode }) {
  const t = useT()
  const latest = useRef(onBack)
  useEffect(() => {
    latest.current = onBack
  })
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) latest.current()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [])
  return (
    <>
      <div className={styles.aloneBar}>
        <Button onClick={onBack}>
          <ArrowLeft size={14} aria-hidden="true" />
          {t('board.back')}
        </Button>
      </div>
      <div className={styles.alone}>{children}</div>
    </>
  )
}

function Nothing({ onEdit }: { onEdit?: (id: string) => void }) {
  const t = useT()
  return (
    <div className={styles.state}>
      <EmptyState
        icon={<LayoutDashboard size={32} aria-hidden="true" />}
        title={t('board.empty')}
        detail={onEdit ? t('board.emptyHint') : undefined}
        action={
          onEdit && (
            <Button variant="primary" onClick={() => onEdit('')}>
              <Pencil size={14} aria-hidden="true" />
              {t('board.addFirst')}
            </Button>
          )
        }
      />
    </div>
  )
}
