import type { WidgetKind } from './contract'

/**
 * A kind whose options are known to itself only. The registry holds kinds of all options; a document's options were checked
 * against the kind's schema by the server before they get here.
 */
export function defineWidget<Options extends object>(kind: WidgetKind<Options>): WidgetKind {
  return kind as unknown as WidgetKind
}
