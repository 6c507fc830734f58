import { area } from './area'
import type { WidgetKind } from './contract'
import { line } from './line'
import { number } from './number'
import { stacked } from './stacked'

/** Every kind of widget, in the order in which the editor offers them. A kind is a folder beside this file. */
export const WIDGETS: readonly WidgetKind[] = [line, area, stacked, number]

const byName = new Map(WIDGETS.map((kind) => [kind.kind, kind]))

/** The kind of that name; undefined for one that this version does not know. */
export function widgetKind(name: string): WidgetKind | undefined {
  return byName.get(name)
}

/** Kinds that can draw the same questions: what the chart-type toggle offers, the given one included. */
export function compatibleKinds(name: string): readonly WidgetKind[] {
  const kind = byName.get(name)
  if (!kind || kind.shape === 'none' || kind.shape === 'events') return kind ? [kind] : []
  return WIDGETS.filter((other) => other.shape === kind.shape)
}
