import type { DashboardDocument, DashboardTab, DocumentFields, Operation, Widget } from '@/api/dashboard'
import { changed, type Box } from './grid/layout'
import { findWidget, isEqual } from './document'

/** The document with the operation done; one about a widget or tab that is not there changes nothing. */
export function apply(document: DashboardDocument, operation: Operation): DashboardDocument {
  switch (operation.op) {
    case 'put_widget':
      return putWidget(document, operation.tab, operation.widget)
    case 'move_widget': {
      const { id, x, y, w, h } = operation
      return onTab(document, operation.tab, (widgets) =>
        widgets.map((widget) => (widget.id === id ? { ...widget, x, y, w, h } : widget)),
      )
    }
    case 'remove_widget':
      return onTab(document, operation.tab, (widgets) => widgets.filter((one) => one.id !== operation.id))
    case 'put_fields':
      return putFields(document, operation.fields)
  }
}

export function applyAll(document: DashboardDocument, operations: readonly Operation[]): DashboardDocument {
  return operations.reduce(apply, document)
}

/** The operations that take `operations` back, for a document they have not been done to yet. */
export function invert(document: DashboardDocument, operations: readonly Operation[]): Operation[] {
  const back: Operation[] = []
  let current = document
  for (const operation of operations) {
    back.unshift(...invertOne(current, operation))
    current = apply(current, operation)
  }
  return back
}

function invertOne(document: DashboardDocument, operation: Operation): Operation[] {
  if (operation.op === 'put_fields') return invertFields(document, operation.fields)
  const id = operation.op === 'put_widget' ? operation.widget.id : operation.id
  const before = findWidget(document, id)
  if (!before) return operation.op === 'put_widget' ? [{ op: 'remove_widget', tab: operation.tab, id }] : []
  if (operation.op !== 'move_widget') return [{ op: 'put_widget', tab: before.tab.id, widget: before.widget }]
  const { x, y, w, h } = before.widget
  return [{ op: 'move_widget', tab: before.tab.id, id, x, y, w, h }]
}

function invertFields(document: DashboardDocument, fields: DocumentFields): Operation[] {
  const { tabs, ...rest } = fields
  const before = Object.fromEntries(
    Object.keys(rest).map((name) => [name, document[name as keyof typeof rest]]),
  ) as DocumentFields
  if (!tabs) return [{ op: 'put_fields', fields: before }]
  const kept = new Set(tabs.map((tab) => tab.id))
  const lost = document.tabs.filter((tab) => !kept.has(tab.id))
  const names = document.tabs.map(({ id, name }) => ({ id, name }))
  return [
    { op: 'put_fields', fields: { ...before, tabs: names } },
    ...lost.flatMap((tab) =>
      tab.widgets.map((widget): Operation => ({ op: 'put_widget', tab: tab.id, widget })),
    ),
  ]
}

function onTab(
  document: DashboardDocument,
  id: string,
  change: (widgets: Widget[]) => Widget[],
): DashboardDocument {
  const tabs = document.tabs.map((tab) => (tab.id === id ? { ...tab, widgets: change(tab.widgets) } : tab))
  return { ...document, tabs }
}

function putWidget(document: DashboardDocument, tab: string, widget: Widget): DashboardDocument {
  if (!document.tabs.some((one) => one.id === tab)) return document
  const tabs = document.tabs.map((one): DashboardTab => {
    const has = one.widgets.some((other) => other.id === widget.id)
    if (one.id !== tab)
      return has ? { ...one, widgets: one.widgets.filter((other) => other.id !== widget.id) } : one
    const widgets = has
      ? one.widgets.map((other) => (other.id === widget.id ? widget : other))
      : [...one.widgets, widget]
    return { ...one, widgets }
  })
  return { ...document, tabs }
}

function putFields(document: DashboardDocument, fields: DocumentFields): DashboardDocument {
  const { tabs, ...rest } = fields
  const next = { ...document, ...rest }
  if (!tabs || tabs.length === 0) return next
  const known = new Map(document.tabs.map((tab) => [tab.id, tab.widgets]))
  return { ...next, tabs: tabs.map(({ id, name }) => ({ id, name, widgets: known.get(id) ?? [] })) }
}

/** The moves that bring the widgets of a tab to where `after` has them. */
export function movesTo(tab: DashboardTab, after: readonly Box[]): Operation[] {
  return changed(tab.widgets, after).map(({ id, x, y, w, h }) => ({
    op: 'move_widget',
    tab: tab.id,
    id,
    x,
    y,
    w,
    h,
  }))
}

/** The operations that make `after` of `before`, as few as possible. */
export function operationsBetween(before: DashboardDocument, after: DashboardDocument): Operation[] {
  const operations: Operation[] = []
  const fields = changedFields(before, after)
  if (Object.keys(fields).length > 0) operations.push({ op: 'put_fields', fields })
  const kept = new Set(after.tabs.map((tab) => tab.id))
  for (const tab of before.tabs)
    if (kept.has(tab.id))
      for (const { id } of tab.widgets)
        if (!findWidget(after, id)) operations.push({ op: 'remove_widget', tab: tab.id, id })
  for (const tab of after.tabs)
    for (const widget of tab.widgets) {
      const was = findWidget(before, widget.id)
      if (was?.tab.id !== tab.id || !isEqual(was.widget, widget))
        operations.push({ op: 'put_widget', tab: tab.id, widget })
    }
  return operations
}

function changedFields(before: DashboardDocument, after: DashboardDocument): DocumentFields {
  const { tabs: tabsBefore, ...old } = before
  const { tabs: tabsAfter, ...rest } = after
  const names = Object.keys({ ...old, ...rest }) as (keyof typeof rest)[]
  const fields: DocumentFields = Object.fromEntries(
    names.filter((name) => !isEqual(old[name], rest[name])).map((name) => [name, rest[name]]),
  )
  const named = (tabs: DashboardTab[]) => tabs.map(({ id, name }) => ({ id, name }))
  if (!isEqual(named(tabsBefore), named(tabsAfter))) fields.tabs = named(tabsAfter)
  return fields
}
