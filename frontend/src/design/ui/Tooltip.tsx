import { useState, type KeyboardEvent, type ReactNode } from 'react'
import styles from './Tooltip.module.css'

/** A hint for a control that has its own accessible name; Escape hides it. */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const [isHidden, setIsHidden] = useState(false)
  const hideOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setIsHidden(true)
  }
  return (
    // The wrapper only listens; the control inside is what is operated.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      className={styles.anchor}
      onKeyDown={hideOnEscape}
      onPointerEnter={() => setIsHidden(false)}
      onFocus={() => setIsHidden(false)}
    >
      {children}
      {!isHidden && (
        <span className={styles.tip} aria-hidden="true">
          {text}
        </span>
      )}
    </span>
  )
}
