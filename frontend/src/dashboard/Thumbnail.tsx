import type { ThumbnailBox } from '@/api/dashboard'
import { glyphOf } from './glyph'
import styles from './Thumbnail.module.css'
import { cellsOf, WIDTH, type Cell } from './thumbnail-shape'

export type Mark = 'added' | 'removed' | 'changed' | 'moved'

interface ThumbnailProps {
  boxes: readonly (ThumbnailBox & { mark?: Mark | undefined; tone?: number })[]
  /** In units of a twelfth of the width; the rest below is cut. */
  height?: number
}

/** A dashboard in small: its grid, each widget with a sign of its kind. For the eye only. */
export function Thumbnail({ boxes, height = 66 }: ThumbnailProps) {
  const cells = cellsOf(boxes, height)
  return (
    <svg
      className={styles.thumbnail}
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="xMidYMin slice"
      aria-hidden="true"
    >
      {cells.map((cell) => (
        <g
          key={cell.index}
          data-mark={boxes[cell.index]?.mark}
          data-tone={boxes[cell.index]?.tone ?? (MAIN.has(cell.kind) ? 0 : cell.index % 4)}
        >
          <rect
            className={styles.card}
            x={cell.x}
            y={cell.y}
            width={cell.width}
            height={cell.height}
            rx={1.4}
          />
          <Sign cell={cell} />
        </g>
      ))}
    </svg>
  )
}

/** The charts that a board is remembered by have its main colour. */
const MAIN = new Set(['line', 'area', 'stacked', 'bar', 'forecast', 'anomaly'])
const ROUND = new Set(['pie', 'doughnut', 'gauge', 'polar_area', 'radar'])

/** The sign fills the box up to a margin; round ones stay round. */
function Sign({ cell }: { cell: Cell }) {
  const glyph = glyphOf(cell.kind)
  const margin = Math.min(2.4, cell.height / 5)
  const [width, height] = [cell.width - 2 * margin, cell.height - 2 * margin]
  if (width <= 0 || height <= 0) return null
  const side = Math.min(width, height)
  const isRound = ROUND.has(cell.kind)
  const [w, h] = isRound ? [side, side] : [width, height]
  const x = cell.x + margin + (isRound ? (width - side) / 2 : 0)
  const y = cell.y + margin + (isRound ? (height - side) / 2 : 0)
  return (
    <g transform={`translate(${x} ${y}) scale(${w} ${h})`}>
      {glyph.fill && <path className={styles.fill} d={glyph.fill} />}
      {glyph.stroke && <path className={styles.stroke} d={glyph.stroke} vectorEffect="non-scaling-stroke" />}
    </g>
  )
}
