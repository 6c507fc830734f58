import type { DashboardDocument, Widget } from '@/api/dashboard'
import { newId, widgetsOf } from '@/dashboard/document'
import { firstFree, type Box } from '@/dashboard/grid/layout'
import type { WidgetKind } from '@/widgets/contract'

const LETTERS = 'ABCDEFGH'

/** A widget of the kind with the questions it starts with, at the first free place of the tab. */
export function newWidget(
  document: DashboardDocument,
  placed: readonly Box[],
  kind: WidgetKind,
  title: string,
): Widget {
  const id = newId(
    widgetsOf(document).map((widget) => widget.id),
    kind.kind,
  )
  const [w, h] = kind.size
  const { x, y } = firstFree({ id, w, h }, placed)
  const queries = kind.queries ?? (kind.query ? [kind.query] : [])
  return {
    id,
    kind: kind.kind,
    title,
    x,
    y,
    w,
    h,
    queries: queries.map((query, index) => ({ id: LETTERS[index]!, query })),
    options: {},
  }
}

/** The same widget once more, beside or below. */
export function copyWidget(document: DashboardDocument, placed: readonly Box[], widget: Widget): Widget {
  const id = newId(
    widgetsOf(document).map((one) => one.id),
    widget.kind,
  )
  const { x, y } = firstFree({ id, w: widget.w, h: widget.h }, placed)
  return { ...structuredClone(widget), id, x, y }
}

/** The next free letter for a question; null when all eight are taken. */
export function nextLetter(taken: readonly { id: string }[]): string | null {
  return LETTERS.split('').find((letter) => !taken.some((one) => one.id === letter)) ?? null
}
