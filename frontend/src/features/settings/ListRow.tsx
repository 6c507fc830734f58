import { useLayoutEffect, useRef, type ReactNode } from 'react'
import styles from './list.module.css'

interface ListRowProps {
  /** A picture before the words. */
  lead?: ReactNode
  /** A name, and badges beside it. */
  title: ReactNode
  /** Lines below the name; what is not there is left out. */
  notes?: readonly ReactNode[]
  isBusy?: boolean
  /** What can be done with it. */
  children?: ReactNode
}

/** One thing of a list in the settings: what it is on the left, what can be done with it on the right. */
export function ListRow({ lead, title, notes = [], isBusy = false, children }: ListRowProps) {
  const row = useRef<HTMLLIElement>(null)
  useLayoutEffect(() => {
    const left = row.current
    return () => leave(left)
  }, [])
  return (
    <li ref={row} className={styles.row} data-busy={isBusy}>
      {lead}
      <div className={styles.what}>
        <div className={styles.title}>{title}</div>
        {notes.map((note, index) => note && <small key={index}>{note}</small>)}
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </li>
  )
}

/** A row that goes takes no focus with it: that goes to the group, whose name is read. */
function leave(row: HTMLLIElement | null): void {
  if (!row?.contains(document.activeElement)) return
  const group = row.closest<HTMLElement>('section')
  group?.setAttribute('tabindex', '-1')
  group?.focus({ preventScroll: true })
}
