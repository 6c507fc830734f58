import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { WidgetKind, WidgetProps } from '../contract'

const made = new Map<string, LazyExoticComponent<ComponentType<WidgetProps>>>()

/** The component of a kind; its code is loaded when it is first drawn. */
export function lazyKind(kind: WidgetKind): LazyExoticComponent<ComponentType<WidgetProps>> {
  let component = made.get(kind.kind)
  if (!component) made.set(kind.kind, (component = lazy(kind.load)))
  return component
}
