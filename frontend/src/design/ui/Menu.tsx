import { lazy, Suspense, type ReactNode } from 'react'
import { Button, type ButtonProps } from './Button'
import { useOpener } from './use-opener'

export interface MenuItem {
  id: string
  label: string
  icon?: ReactNode
  badge?: string
  /** Given: one of a set of choices. */
  isChecked?: boolean
  isDanger?: boolean
  isDisabled?: boolean
  onSelect: () => void
}

export interface MenuSection {
  id: string
  heading?: string
  items: readonly MenuItem[]
}

interface MenuProps extends ButtonProps {
  label: string
  sections: readonly MenuSection[]
  align?: 'start' | 'end'
}

const MenuPopup = lazy(() => import('./overlay').then((overlay) => ({ default: overlay.MenuPopup })))

/** A button that opens a menu. The button is here from the start; the menu is loaded when first wanted. */
export function Menu({ label, sections, align = 'end', children, ...button }: MenuProps) {
  const { anchor, isOpen, setIsOpen, isWanted, button: opening } = useOpener('menu')
  return (
    <>
      <Button ref={anchor} aria-label={label} {...opening} {...button}>
        {children}
      </Button>
      {isWanted && (
        <Suspense>
          <MenuPopup {...{ label, anchor, isOpen, sections, align }} onOpenChange={setIsOpen} />
        </Suspense>
      )}
    </>
  )
}
