import { useRef, type ReactNode } from 'react'
import { useSize, type Size } from '@/charts/core/use-size'
import styles from './events.module.css'

/** Gives its content the room there is, in pixels. */
export function Measured({ children }: { children: (size: Size) => ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  const size = useSize(ref)
  return (
    <div ref={ref} className={styles.measured}>
      {size.width > 0 && size.height > 0 && children(size)}
    </div>
  )
}
