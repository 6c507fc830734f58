import { useMemo, useRef } from 'react'
import { fitText } from '@/charts/core/text-width'
import { MarkFigure } from '@/charts/core/MarkFigure'
import { useSize } from '@/charts/core/use-size'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { PathLink, PathNode, PathsAnswer } from './answer'
import { LABEL_PX, layoutPaths, NODE_PX, PADDING_PX, ribbonPath, type PlacedNode } from './path-layout'
import styles from './paths.module.css'

/** What was clicked. */
export type PathPick = { node: PathNode } | { link: PathLink; source: PathNode; target: PathNode }

interface PathFlowProps {
  answer: PathsAnswer
  title: string
  onPick: (pick: PathPick, at: { x: number; y: number }) => void
}

const COLUMN_PX = 168
const ROW_PX = 46
const STUB_PX = 18
/** What a name with its figures below it needs; a lower node has both in one line. */
const TWO_LINES_PX = 29
/** Of the line, for the figure. */
const COUNT_PX = 46

/** Walks step by step: as tall as many, with a fading end where they stop. */
export function PathFlow({ answer, title, onPick }: PathFlowProps) {
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const frame = useRef<HTMLDivElement>(null)
  const { width } = useSize(frame)
  const { nodes, links, walks } = answer
  const columns = new Set(nodes.map(({ step }) => step)).size
  const tallest = Math.max(
    0,
    ...[...new Set(nodes.map(({ step }) => step))].map(
      (step) => nodes.filter((one) => one.step === step).length,
    ),
  )
  const size = {
    width: Math.max(width, columns * COLUMN_PX),
    height: Math.min(720, Math.max(280, tallest * ROW_PX)),
  }
  const layout = useMemo(
    () => layoutPaths(nodes, links, { width: size.width, height: size.height }),
    [nodes, links, size.width, size.height],
  )
  const slots = useMemo(
    () =>
      assignSlots(
        'path',
        nodes.filter((one) => !one.is_other).map(({ name }) => name),
      ),
    [nodes],
  )
  const colourOf = (node: PathNode) =>
    node.is_other ? theme.text3 : theme.categorical[slots.get(node.name)!]!
  const nameOf = (node: PathNode) => (node.is_other ? t('paths.others') : node.name)
  const share = (part: number, whole: number) => format.number(whole > 0 ? part / whole : 0, 'percent')
  const rowsOf = (node: PathNode) => [
    { label: t('paths.walks'), value: `${format.exact(node.count)} (${share(node.count, walks)})` },
    ...(node.ended > 0
      ? [{ label: t('paths.ended'), value: `${format.exact(node.ended)} (${share(node.ended, node.count)})` }]
      : []),
    ...(node.after > 0 ? [{ label: t('paths.goOn'), value: format.exact(node.after) }] : []),
  ]
  const lastX = Math.max(...layout.nodes.map(({ x }) => x))
  const labelOf = ({ node, height, x }: PlacedNode) => {
    const isOneLine = height + PADDING_PX < TWO_LINES_PX
    const room = (x === lastX && lastX > 0 ? LABEL_PX : layout.columnPx) - NODE_PX - 14
    const count = format.number(node.count)
    return isOneLine
      ? { isOneLine, name: fitText(nameOf(node), room - COUNT_PX, 12), detail: count }
      : { isOneLine, name: fitText(nameOf(node), room, 12), detail: `${count} · ${share(node.count, walks)}` }
  }
  const marks = [
    ...layout.links.map(({ link, source, target, from, to }) => ({
      key: `${link.source}\u0001${link.target}`,
      title: `${nameOf(source.node)} → ${nameOf(target.node)}`,
      rows: [
        { label: t('paths.walks'), value: format.exact(link.count), colour: colourOf(source.node) },
        { label: t('paths.ofBefore'), value: share(link.count, source.node.count) },
      ],
      x: (source.x + NODE_PX + target.x) / 2,
      y: (from + to) / 2,
    })),
    ...layout.nodes.map(({ node, x, y, height }) => ({
      key: node.id,
      title: `${node.step + 1}. ${nameOf(node)}`,
      rows: rowsOf(node),
      x: x + NODE_PX,
      y: y + height / 2,
    })),
  ]
  const pick = (index: number, at: { x: number; y: number }) => {
    const link = layout.links[index]
    if (link) onPick({ link: link.link, source: link.source.node, target: link.target.node }, at)
    else onPick({ node: layout.nodes[index - layout.links.length]!.node }, at)
  }
  return (
    // Scrolls sideways where the steps do not fit.
    <div ref={frame} className={styles.flow}>
      {width > 0 && (
        <MarkFigure
          summary={t('paths.summary', { title, count: walks, steps: columns, nodes: nodes.length })}
          label={t('chart.marks', { title })}
          size={size}
          marks={marks}
          onPick={pick}
        >
          {(active) => (
            <>
              {layout.links.map((one, index) => (
                <path
                  key={`${one.link.source} ${one.link.target}`}
                  data-mark={index}
                  d={ribbonPath(one)}
                  fill="none"
                  stroke={colourOf(one.source.node)}
                  strokeWidth={Math.max(1, one.width)}
                  strokeOpacity={opacity(
                    active,
                    index,
                    layout.links.length,
                    one.source,
                    one.target,
                    layout.nodes,
                  )}
                />
              ))}
              {layout.nodes.map((placed, index) => (
                <Node
                  key={placed.node.id}
                  {...{ placed, theme }}
                  mark={layout.links.length + index}
                  colour={colourOf(placed.node)}
                  {...labelOf(placed)}
                />
              ))}
            </>
          )}
        </MarkFigure>
      )}
    </div>
  )
}

function opacity(
  active: number | null,
  index: number,
  links: number,
  source: PlacedNode,
  target: PlacedNode,
  nodes: readonly PlacedNode[],
): number {
  if (active === null) return 0.26
  if (active === index) return 0.55
  const node = nodes[active - links]
  return node === source || node === target ? 0.5 : 0.1
}

interface NodeProps {
  placed: PlacedNode
  theme: ReturnType<typeof useChartTheme>
  mark: number
  colour: string
  name: string
  detail: string
  /** The detail right of the name instead of below it. */
  isOneLine: boolean
}

/** A bar, its name beside it, and stubs for those who stop here (red) or go on beyond what is shown. */
function Node({ placed, theme, mark, colour, name, detail, isOneLine }: NodeProps) {
  const { x, y, height, endedHeight, afterHeight } = placed
  const right = x + NODE_PX
  const bottom = y + height
  const text = { stroke: theme.surface, strokeWidth: 3, strokeOpacity: 0.75, paintOrder: 'stroke' } as const
  return (
    <g data-mark={mark}>
      {endedHeight > 0.5 && (
        <rect
          x={right}
          y={bottom - endedHeight}
          width={STUB_PX}
          height={endedHeight}
          fill={theme.negative}
          fillOpacity="0.35"
          rx="2"
        />
      )}
      {afterHeight > 0.5 && (
        <rect
          x={right}
          y={bottom - endedHeight - afterHeight}
          width={STUB_PX}
          height={afterHeight}
          fill={colour}
          fillOpacity="0.22"
          rx="2"
        />
      )}
      <rect x={x} y={y} width={NODE_PX} height={height} rx="2" fill={colour} />
      <text x={right + 6} y={y + height / 2 + (isOneLine ? 4 : -1)} fontSize="12" fill={theme.text} {...text}>
        {name}
        {isOneLine && (
          <tspan dx="5" fontSize="11" fill={theme.text2}>
            {detail}
          </tspan>
        )}
      </text>
      {!isOneLine && (
        <text x={right + 6} y={y + height / 2 + 12} fontSize="11" fill={theme.text2} {...text}>
          {detail}
        </text>
      )}
    </g>
  )
}
