import { lazy, Suspense, useRef } from 'react'
import type { MenuSection } from './Menu'

interface PointMenuProps {
  label: string
  /** Where it opens, in pixels of the window; null while closed. */
  at: { x: number; y: number } | null
  sections: readonly MenuSection[]
  onClose: () => void
}

const MenuPopup = lazy(() => import('./overlay').then((overlay) => ({ default: overlay.MenuPopup })))

/** A menu that opens where something was clicked instead of below a button. */
export function PointMenu({ label, at, sections, onClose }: PointMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  if (!at) return null
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      <Suspense>
        <MenuPopup
          {...{ label, anchor, sections }}
          isOpen
          align="start"
          onOpenChange={(isOpen) => !isOpen && onClose()}
        />
      </Suspense>
    </>
  )
}
