import {
  useId,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react'
import { ChartTooltip, type TooltipRow } from './ChartTooltip'
import { Figure } from './Figure'
import styles from './mark.module.css'
import type { Size } from './use-size'

/** What one mark of a chart says, and where in the chart it stands. */
export interface Mark {
  key: string
  title: string
  rows: readonly TooltipRow[]
  x: number
  y: number
}

interface MarkFigureProps {
  summary: string
  /** What the marks are, for those who step through them by keyboard. */
  label: string
  size: Size
  marks: readonly Mark[]
  /** A click or Enter on a mark; `at` is in page pixels. */
  onPick?: ((index: number, at: { x: number; y: number }) => void) | undefined
  viewBox?: string
  /** The drawing. Elements of a mark carry `data-mark` with its index. */
  children: (active: number | null) => ReactNode
}

/** Where the pointer or the keyboard is: which mark, and the tooltip's place. */
interface Active {
  index: number
  left: number
  top: number
}

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowDown: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index - 1 + count) % count,
  ArrowUp: (index, count) => (index - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/**
 * A picture whose marks answer: the pointer gets a tooltip, a click picks. For the keyboard the whole chart is one stop, its marks
 * the options of a list beside the picture (elements inside a picture are hidden from assistive technology).
 */
export function MarkFigure({ summary, label, size, marks, onPick, viewBox, children }: MarkFigureProps) {
  const id = useId()
  const [found, setFound] = useState<Active | null>(null)
  const active = found && found.index < marks.length ? found : null
  const mark = active && marks[active.index]!
  const stand = (index: number) => setFound({ index, left: marks[index]!.x, top: marks[index]!.y })
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const index = markAt(event)
    if (index === null) {
      setFound(null)
      return
    }
    const box = event.currentTarget.getBoundingClientRect()
    setFound({ index, left: event.clientX - box.left, top: event.clientY - box.top })
  }
  const click = (event: MouseEvent<SVGSVGElement>) => {
    const index = markAt(event)
    if (index !== null) onPick?.(index, { x: event.pageX, y: event.pageY })
  }
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key]
    if (event.key === 'Escape') {
      setFound(null)
      return
    }
    if (step && marks.length > 0) stand(step(active?.index ?? -1, marks.length))
    else if ((event.key === 'Enter' || event.key === ' ') && active) {
      const box = event.currentTarget.getBoundingClientRect()
      onPick?.(active.index, { x: box.left + scrollX + active.left, y: box.top + scrollY + active.top })
    } else return
    event.preventDefault()
  }
  return (
    <div className={styles.frame} style={{ width: size.width, height: size.height }}>
      <Figure summary={summary}>
        {/* Pictures have no role of their own here: the list below does the same for the keyboard. */}
        <svg
          width={size.width}
          height={size.height}
          viewBox={viewBox}
          className={onPick ? styles.clickable : undefined}
          onPointerMove={point}
          onPointerLeave={() => setFound(null)}
          onClick={click}
        >
          {children(active?.index ?? null)}
        </svg>
      </Figure>
      {marks.length > 0 && (
        <div
          role="listbox"
          tabIndex={0}
          aria-label={label}
          aria-activedescendant={mark ? `${id}-mark` : undefined}
          className={styles.list}
          onKeyDown={press}
          onFocus={() => active === null && stand(0)}
          onBlur={() => setFound(null)}
        >
          <div
            role="option"
            id={`${id}-mark`}
            aria-selected={mark !== null}
            aria-posinset={(active?.index ?? 0) + 1}
            aria-setsize={marks.length}
            className={styles.spoken}
          >
            {spoken(mark ?? marks[0]!)}
          </div>
        </div>
      )}
      <ChartTooltip
        state={mark ? { ...mark, left: active.left, top: tooltipTop(active, mark, size) } : null}
        width={size.width}
      />
    </div>
  )
}

function markAt(event: MouseEvent<SVGSVGElement>): number | null {
  const found = (event.target as Element).closest<SVGElement>('[data-mark]')?.dataset.mark
  return found === undefined ? null : Number(found)
}

const spoken = (mark: Mark) =>
  [mark.title, ...mark.rows.map((row) => `${row.label} ${row.value}`.trim())].filter(Boolean).join(', ')

const LINE_PX = 19
const PADDING_PX = 40

function tooltipTop(active: Active, mark: Mark, size: Size): number {
  return Math.min(active.top, Math.max(0, size.height - PADDING_PX - mark.rows.length * LINE_PX))
}
