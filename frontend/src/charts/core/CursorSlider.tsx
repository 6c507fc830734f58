import { useState, type KeyboardEvent } from 'react'
import styles from './slider.module.css'

interface CursorSliderProps {
  label: string
  count: number
  /** What is read out at a position. */
  textOf: (index: number) => string
  /** The position the keyboard is at; null when it has left. */
  onMove: (index: number | null) => void
  onPick?: ((index: number, at: { x: number; y: number }) => void) | undefined
}

/** Lets the keyboard walk along a chart, as the pointer does with its cursor. Seen only while it has the focus. */
export function CursorSlider({ label, count, textOf, onMove, onPick }: CursorSliderProps) {
  const [at, setAt] = useState<number | null>(null)
  if (count === 0) return null
  const index = Math.min(at ?? count - 1, count - 1)
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || !onPick) return
    const box = event.currentTarget.getBoundingClientRect()
    onPick(index, { x: box.left + scrollX + box.width / 2, y: box.top + scrollY })
  }
  return (
    <input
      type="range"
      className={styles.slider}
      aria-label={label}
      aria-valuetext={textOf(index)}
      min={0}
      max={count - 1}
      value={index}
      onChange={(event) => {
        setAt(event.currentTarget.valueAsNumber)
        onMove(event.currentTarget.valueAsNumber)
      }}
      onFocus={() => onMove(index)}
      onBlur={() => onMove(null)}
      onKeyDown={press}
    />
  )
}
