import type { ChartTheme } from '@/design/themes'
import type { Size } from '../core/use-size'
import { Ring } from './Ring'

interface Slice {
  name: string
  value: number
  colour: string
}

interface DoughnutProps {
  slices: readonly Slice[]
  total: string
  caption: string
  theme: ChartTheme
  size: Size
}

const HOLE = 0.66
const LEAST_PX = 52

/** Parts of a whole with the whole in the middle. */
export function Doughnut({ size, ...ring }: DoughnutProps) {
  if (Math.min(size.width, size.height) < LEAST_PX) return null
  return (
    <svg width={size.width} height={size.height}>
      <Ring {...ring} size={size} hole={HOLE} />
    </svg>
  )
}
