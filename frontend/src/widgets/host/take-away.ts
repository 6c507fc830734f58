import { createContext, useEffect, useMemo, useRef, type RefObject } from 'react'
import type { WidgetAnswer, WidgetKind } from '../contract'

export interface Shown {
  title: string
  frameRef: RefObject<HTMLElement | null>
  kind: WidgetKind | undefined
  answers: readonly WidgetAnswer[] | null
  options: object
}

/** What the widget around a menu shows at this moment; null outside of a widget. */
export const TakeAway = createContext<(() => Shown) | null>(null)

/** The value for `TakeAway`: always the same function, so that a live widget does not draw its menu anew with every answer. */
export function useShownNow(shown: Shown): () => Shown {
  const latest = useRef(shown)
  useEffect(() => {
    latest.current = shown
  })
  return useMemo(() => () => latest.current, [])
}
