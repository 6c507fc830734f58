import { sankeyLinkHorizontal } from 'd3-sankey'
import type { ChartTheme } from '@/design/themes'
import { fitText } from '../core/text-width'
import type { Size } from '../core/use-size'
import type { FlowLink, FlowNode } from './flow-layout'

interface FlowsProps {
  nodes: readonly FlowNode[]
  links: readonly FlowLink[]
  size: Size
  theme: ChartTheme
  colourOf: (name: string) => string
  linkColour: (link: FlowLink) => string
  labelOf: (node: FlowNode) => string
  active?: number | null
}

const ribbon = sankeyLinkHorizontal()

/** Marks are the flows first, then the nodes. A node's name stands on its inner side. */
export function Flows({
  nodes,
  links,
  size,
  theme,
  colourOf,
  linkColour,
  labelOf,
  active = null,
}: FlowsProps) {
  const layers = new Set(nodes.map(({ x0 }) => Math.round(x0!))).size
  const room = size.width / Math.max(1, layers) - 12
  const isDim = (link: FlowLink, index: number) => {
    if (active === null || active === index) return false
    const node = nodes[active - links.length]
    return node === undefined || (link.source !== node && link.target !== node)
  }
  return (
    <>
      {links.map((link, index) => (
        <path
          key={index}
          data-mark={index}
          d={ribbon(link as never) ?? ''}
          fill="none"
          stroke={linkColour(link)}
          strokeWidth={Math.max(1, link.width ?? 1)}
          strokeOpacity={active === null ? 0.28 : isDim(link, index) ? 0.1 : 0.5}
        />
      ))}
      {nodes.map((node, index) => {
        const isLeft = node.x0! < size.width / 2
        const label = labelOf(node)
        const height = node.y1! - node.y0!
        return (
          <g key={node.name} data-mark={links.length + index}>
            <rect
              x={node.x0}
              y={node.y0}
              width={node.x1! - node.x0!}
              height={Math.max(1, height)}
              rx="2"
              fill={colourOf(node.name)}
            />
            {(height >= 9 || index < 6) && room > 24 && (
              <text
                x={isLeft ? node.x1! + 6 : node.x0! - 6}
                y={(node.y0! + node.y1!) / 2 + 4}
                textAnchor={isLeft ? 'start' : 'end'}
                fontSize="11"
                fill={theme.text}
                stroke={theme.surface}
                strokeWidth="3"
                strokeOpacity="0.7"
                paintOrder="stroke"
              >
                {fitText(label, room, 11)}
              </text>
            )}
          </g>
        )
      })}
    </>
  )
}
