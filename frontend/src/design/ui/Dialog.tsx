import { lazy, Suspense, useState, type ReactNode } from 'react'

export interface DialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  description?: string
  /** `left` and `right` are drawers over the whole height, `bottom` a sheet as tall as what is in it; `top` has no header: its title is only spoken. */
  side?: 'center' | 'left' | 'right' | 'top' | 'bottom'
  /** `wide` for galleries and comparisons. */
  size?: 'normal' | 'wide'
  footer?: ReactNode
  children?: ReactNode
}

const DialogPopup = lazy(() => import('./overlay').then((overlay) => ({ default: overlay.DialogPopup })))

/** A modal dialog; loaded when first opened, and kept mounted so that it can leave gracefully. */
export function Dialog(props: DialogProps) {
  const [isWanted, setIsWanted] = useState(props.isOpen)
  if (props.isOpen && !isWanted) setIsWanted(true)
  if (!isWanted) return null
  return (
    <Suspense>
      <DialogPopup {...props} />
    </Suspense>
  )
}
