import { arc, pie } from 'd3-shape'
import type { ChartTheme } from '@/design/themes'
import { inkOn } from '../core/ink'
import { textWidth } from '../core/text-width'
import type { Size } from '../core/use-size'

export interface RingSlice {
  name: string
  value: number
  colour: string
  /** Written on the slice where it fits. */
  label?: string
}

interface RingProps {
  slices: readonly RingSlice[]
  size: Size
  theme: ChartTheme
  /** Part of the radius that is empty: 0 is a pie. */
  hole: number
  /** The one the pointer or keyboard is on; the others step back. */
  active?: number | null
  /** Text in the middle, where it fits. */
  total?: string | undefined
  caption?: string | undefined
}

const LABEL_PX = 11

/** Parts of a whole as slices, clockwise from the top. */
export function Ring({ slices, size, theme, hole, active = null, total, caption }: RingProps) {
  const outer = Math.max(0, Math.min(size.width, size.height) / 2 - 2)
  const inner = outer * hole
  const shape = arc<{ startAngle: number; endAngle: number }>()
    .innerRadius(inner)
    .outerRadius(outer)
    .cornerRadius(hole > 0 ? 2 : 0)
  const arcs = pie<RingSlice>()
    .value((slice) => slice.value)
    .sort(null)([...slices])
  const middle = hole > 0 ? (inner + outer) / 2 : outer * 0.66
  return (
    <g transform={`translate(${size.width / 2} ${size.height / 2})`}>
      {arcs.map((part, index) => {
        const angle = (part.startAngle + part.endAngle) / 2 - Math.PI / 2
        const { label } = part.data
        const isRoomy = label && fits(label, part.endAngle - part.startAngle, middle, outer - inner)
        return (
          <g key={index} data-mark={index} opacity={active === null || active === index ? 1 : 0.45}>
            <path
              d={shape(part) ?? ''}
              fill={part.data.colour}
              stroke={theme.surface}
              strokeWidth={slices.length > 1 ? 2 : 0}
              data-name={part.data.name}
            />
            {isRoomy && (
              <text
                x={slices.length > 1 || hole > 0 ? Math.cos(angle) * middle : 0}
                y={(slices.length > 1 || hole > 0 ? Math.sin(angle) * middle : 0) + 4}
                textAnchor="middle"
                fontSize={LABEL_PX}
                fontWeight="550"
                fill={inkOn(part.data.colour)}
              >
                {label}
              </text>
            )}
          </g>
        )
      })}
      <Centre room={inner * 2} theme={theme} total={total} caption={caption} />
    </g>
  )
}

function Centre({
  room,
  theme,
  total,
  caption,
}: { room: number; theme: ChartTheme } & Pick<RingProps, 'total' | 'caption'>) {
  if (!total) return null
  const px = [20, 16, 13].find((size) => textWidth(total, size) < room * 0.86)
  if (px === undefined || room < px * 1.6) return null
  const hasCaption = caption && textWidth(caption, 11) < room * 0.8 && room > px + 34
  return (
    <>
      <text
        textAnchor="middle"
        y={hasCaption ? 2 : px * 0.36}
        fill={theme.text}
        fontSize={px}
        fontWeight="600"
      >
        {total}
      </text>
      {hasCaption && (
        <text textAnchor="middle" y="20" fill={theme.text3} fontSize="11">
          {caption}
        </text>
      )}
    </>
  )
}

/** Whether a label lies inside a slice: across the ring's thickness and along the chord at its radius. */
function fits(label: string, angle: number, radius: number, thickness: number): boolean {
  const chord = angle >= Math.PI ? Infinity : 2 * radius * Math.sin(angle / 2)
  const width = textWidth(label, LABEL_PX) + 4
  return thickness >= width && chord >= LABEL_PX + 4 + width * 0.35
}
