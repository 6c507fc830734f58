import type { ChartTheme } from '@/design/themes'
import { inkOn } from '../core/ink'
import { fitText, textWidth } from '../core/text-width'
import type { Size } from '../core/use-size'
import type { FunnelBar } from './funnel-layout'

interface FunnelProps {
  bars: readonly FunnelBar[]
  size: Size
  theme: ChartTheme
  colour: string
  isVertical: boolean
  writeValue: (bar: FunnelBar) => string
  writeShare: (bar: FunnelBar) => string
  /** Of the step before. */
  writeStep: (bar: FunnelBar) => string
  hasValues: boolean
  hasDrop: boolean
  active?: number | null
}

const LINE_PX = 20
const SECOND_LINE_PX = 13
const NAME_PX = 11
const MOST_NAME_PX = 150

/** Room that labels take: above and below a lying funnel, beside a standing one. */
export function funnelRoom(names: readonly string[], size: Size, isVertical: boolean, hasValues: boolean) {
  if (isVertical) {
    const widest = Math.max(0, ...names.map((name) => textWidth(name, 12)))
    return { before: Math.min(widest + 12, MOST_NAME_PX, size.width * 0.4), after: hasValues ? 58 : 0 }
  }
  return {
    before: hasValues ? LINE_PX : 0,
    after: names.some((name) => needsTwoLines(name, names.length, size)) ? LINE_PX + SECOND_LINE_PX : LINE_PX,
  }
}

function needsTwoLines(name: string, count: number, { width, height }: Size): boolean {
  return height >= 140 && textWidth(name, NAME_PX) > width / count - 6 && name.includes(' ')
}

/** A name on as many as `most` lines, broken between words. */
function linesOf(name: string, widthPx: number, most: number): string[] {
  const words = name.split(' ')
  let first = words.shift()!
  while (most > 1 && words.length > 0 && textWidth(`${first} ${words[0]!}`, NAME_PX) <= widthPx)
    first = `${first} ${words.shift()!}`
  if (most === 1 || words.length === 0) return [fitText(name, widthPx, NAME_PX)]
  return [fitText(first, widthPx, NAME_PX), fitText(words.join(' '), widthPx, NAME_PX)]
}

/** Bars for the steps, and between them the shadow of who goes on. */
export function Funnel(props: FunnelProps) {
  return props.isVertical ? <Standing {...props} /> : <Lying {...props} />
}

const fade = (active: number | null, index: number) => (active === null || active === index ? 1 : 0.5)

function Lying({
  bars,
  size,
  theme,
  colour,
  writeValue,
  writeShare,
  writeStep,
  hasValues,
  hasDrop,
  active = null,
}: FunnelProps) {
  const room = funnelRoom(
    bars.map(({ name }) => name),
    size,
    false,
    hasValues,
  )
  const top = room.before
  const bottom = size.height - room.after
  const full = bottom - top
  return bars.map((bar, index) => {
    const next = bars[index + 1]
    const end = bar.start + bar.extent
    const band = next ? next.start - bar.start : bar.extent
    const gap = band - bar.extent
    const step = next ? writeStep(next) : ''
    const value = writeValue(bar)
    const share = index === 0 ? '' : writeShare(bar)
    const valuePx = textWidth(value, 12.5)
    return (
      <g key={index} data-mark={index} opacity={fade(active, index)}>
        <rect x={bar.start} y={top} width={bar.extent} height={full} rx="2" fill={theme.noData} />
        <rect
          x={bar.start}
          y={bottom - bar.length}
          width={bar.extent}
          height={bar.length}
          rx="2"
          fill={colour}
        />
        {next && hasDrop && (
          <polygon
            points={`${end},${bottom - bar.length} ${next.start},${bottom - next.length} ${next.start},${bottom} ${end},${bottom}`}
            fill={colour}
            fillOpacity="0.2"
          />
        )}
        {next && hasDrop && gap > textWidth(step, 11) + 2 && (
          <text x={end + gap / 2} y={bottom - 6} textAnchor="middle" fontSize="11" fill={theme.text2}>
            {step}
          </text>
        )}
        {hasValues && valuePx < band + 2 && (
          <text x={bar.start} y={13} fontSize="12" fontWeight="600" fill={theme.text}>
            {value}
            {share && valuePx + textWidth(share, 11) + 10 < band && (
              <tspan dx="6" fontSize="11" fontWeight="400" fill={theme.text3}>
                {share}
              </tspan>
            )}
          </text>
        )}
        {band >= 24 &&
          linesOf(bar.name, band - 4, room.after > LINE_PX ? 2 : 1).map((line, at) => (
            <text
              key={at}
              x={bar.start}
              y={bottom + 15 + at * SECOND_LINE_PX}
              fontSize={NAME_PX}
              fill={theme.text2}
            >
              {line}
            </text>
          ))}
      </g>
    )
  })
}

function Standing({
  bars,
  size,
  theme,
  colour,
  writeValue,
  writeShare,
  hasValues,
  hasDrop,
  active = null,
}: FunnelProps) {
  const { before, after } = funnelRoom(
    bars.map(({ name }) => name),
    size,
    true,
    hasValues,
  )
  const full = size.width - before - after
  return bars.map((bar, index) => {
    const middle = bar.start + bar.extent / 2 + 4
    const share = writeShare(bar)
    const isInside = bar.length > textWidth(share, 11) + 12
    return (
      <g key={index} data-mark={index} opacity={fade(active, index)}>
        <text x={before - 10} y={middle} textAnchor="end" fontSize="12" fill={theme.text2}>
          {fitText(bar.name, before - 10, 12)}
        </text>
        <rect x={before} y={bar.start} width={full} height={bar.extent} rx="2" fill={theme.noData} />
        <rect x={before} y={bar.start} width={bar.length} height={bar.extent} rx="2" fill={colour} />
        {hasDrop && bar.extent >= 14 && (
          <text
            x={before + (isInside ? 8 : bar.length + 8)}
            y={middle}
            fontSize="11"
            fontWeight="550"
            fill={isInside ? inkOn(colour) : theme.text2}
          >
            {share}
          </text>
        )}
        {hasValues && (
          <text x={size.width} y={middle} textAnchor="end" fontSize="12" fontWeight="600" fill={theme.text}>
            {fitText(writeValue(bar), after - 6, 12)}
          </text>
        )}
      </g>
    )
  })
}
