import type { Selection, WidgetActions } from './contract'

/** What a click on mark number `index` does; undefined where nobody listens, so that marks do not pretend to be buttons. */
export function pick(
  actions: WidgetActions,
  selectionOf: (index: number) => Selection | null | undefined,
): ((index: number, at: { x: number; y: number }) => void) | undefined {
  const { select } = actions
  if (!select) return undefined
  return (index, at) => {
    const selection = selectionOf(index)
    if (selection) select(selection, at)
  }
}
