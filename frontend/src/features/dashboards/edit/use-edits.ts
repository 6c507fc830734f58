import { useState } from 'react'
import type { DashboardTab, Operation, Widget } from '@/api/dashboard'
import { movesTo } from '@/dashboard/edit'
import { moveInOrder, PRESET_CELLS, type SizePreset } from '@/dashboard/grid/in-order'
import { isSame, nudge, resize, type Box, type Cells, type Direction } from '@/dashboard/grid/layout'
import type { Working } from '@/dashboard/working'
import { useT } from '@/i18n'
import type { WidgetKind } from '@/widgets/contract'
import { widgetKind } from '@/widgets/registry'
import type { Editing } from '../board/use-working'
import { gripId } from './Grips'
import { copyToClipboard, readClipboard } from './clipboard'
import { copyWidget, newWidget } from './new-widget'

export interface Edits {
  /** The last thing that was done, for those who do not see it. */
  announcement: string
  smallestOf: (id: string) => Cells
  settle: (boxes: readonly Box[], id?: string) => void
  step: (id: string, direction: Direction) => void
  grow: (id: string, dw: number, dh: number) => void
  setSize: (id: string, preset: SizePreset) => void
  moveInOrder: (id: string, step: -1 | 1) => void
  put: (widget: Widget, key?: string | null) => void
  /** Gives the id of the new widget. */
  add: (kind: WidgetKind) => string
  copy: (id: string) => void
  paste: () => void
  duplicate: (id: string) => void
  remove: (id: string) => void
}

/** What can be done with the widgets of the tab on screen; each is one step of undo. */
export function useEdits(working: Working, tab: DashboardTab, editing: Editing): Edits {
  const t = useT()
  const [announcement, setAnnouncement] = useState('')
  const find = (id: string) => tab.widgets.find((one) => one.id === id)
  const titleOf = (id: string) => find(id)?.title ?? id
  const smallestOf = (id: string): Cells => widgetKind(find(id)?.kind ?? '')?.minSize ?? [1, 2]
  const say = (id: string, boxes: readonly Box[]) => {
    const box = boxes.find((one) => one.id === id)
    if (!box) return
    const place = { column: box.x + 1, row: box.y + 1, w: box.w, h: box.h }
    setAnnouncement(t('edit.placed', { title: titleOf(id), ...place }))
  }
  const settle = (boxes: readonly Box[], id?: string) => {
    if (isSame(tab.widgets, boxes)) {
      setAnnouncement(t('edit.atEdge'))
      return
    }
    editing.edit(movesTo(tab, boxes))
    if (id !== undefined) say(id, boxes)
  }
  const insert = (widget: Widget) => {
    const operations: Operation[] = [{ op: 'put_widget', tab: tab.id, widget }]
    editing.edit(operations)
    setAnnouncement(t('edit.added', { title: widget.title }))
  }
  /** A copy has the focus, so that the next key is about it. */
  const insertCopy = (widget: Widget) => {
    const copy = copyWidget(working.document, tab.widgets, widget)
    insert(copy)
    requestAnimationFrame(() => document.getElementById(gripId(copy.id))?.focus())
  }
  const grow = (id: string, dw: number, dh: number) => {
    const box = find(id)
    if (box) settle(resize(tab.widgets, id, box.w + dw, box.h + dh, smallestOf(id)), id)
  }
  return {
    announcement,
    smallestOf,
    settle,
    grow,
    step: (id, direction) => settle(nudge(tab.widgets, id, direction), id),
    setSize: (id, preset) => {
      const box = find(id)
      const [w, h] = PRESET_CELLS[preset]
      if (box) settle(resize(tab.widgets, id, w, h ?? box.h, smallestOf(id)), id)
    },
    moveInOrder: (id, step) => settle(moveInOrder(tab.widgets, id, step), id),
    put: (widget, key = null) => editing.edit([{ op: 'put_widget', tab: tab.id, widget }], key),
    add: (kind) => {
      const widget = newWidget(working.document, tab.widgets, kind, t(kind.label))
      insert(widget)
      return widget.id
    },
    copy: (id) => {
      const widget = find(id)
      if (!widget) return
      copyToClipboard(widget)
      setAnnouncement(t('edit.copied', { title: widget.title }))
    },
    paste: () => {
      const widget = readClipboard()
      if (widget) insertCopy(widget)
    },
    duplicate: (id) => {
      const widget = find(id)
      if (widget) insertCopy(widget)
    },
    remove: (id) => {
      editing.edit([{ op: 'remove_widget', tab: tab.id, id }])
      setAnnouncement(t('edit.removed', { title: titleOf(id) }))
    },
  }
}
