import type { ChartTheme } from '@/design/themes'
import { inkOn } from '../core/ink'
import { fitText } from '../core/text-width'
import type { TreeTile } from './tree-layout'

interface TreemapProps {
  root: TreeTile
  theme: ChartTheme
  colourOf: (tile: TreeTile) => string
  /** Second line of a tile; empty for none. */
  noteOf: (tile: TreeTile) => string
  hasNames: boolean
  active?: number | null
}

const PAD = 6

/** Tiles with their names, and headers over groups. Marks are the leaves, by their index. */
export function Treemap({ root, theme, colourOf, noteOf, hasNames, active = null }: TreemapProps) {
  const groups = root.descendants().filter((node) => node.depth > 0 && node.children)
  return (
    <>
      {groups.map((group, index) => (
        <text
          key={index}
          x={group.x0 + 2}
          y={group.y0 + 13}
          fontSize="11"
          fontWeight="550"
          fill={theme.text2}
        >
          {headerOf(group)}
        </text>
      ))}
      {root.leaves().map((tile) => {
        if (tile.depth === 0 || tile.data.index === undefined) return null
        const [width, height] = [tile.x1 - tile.x0, tile.y1 - tile.y0]
        const colour = colourOf(tile)
        const note = noteOf(tile)
        const isActive = tile.data.index === active
        return (
          <g key={tile.data.index} data-mark={tile.data.index}>
            <rect
              x={tile.x0 + (isActive ? 1 : 0)}
              y={tile.y0 + (isActive ? 1 : 0)}
              width={Math.max(0, width - (isActive ? 2 : 0))}
              height={Math.max(0, height - (isActive ? 2 : 0))}
              rx="3"
              fill={colour}
              stroke={isActive ? theme.text : 'none'}
              strokeWidth="2"
            />
            {hasNames && height >= 20 && (
              <text x={tile.x0 + PAD} y={tile.y0 + 16} fontSize="12" fontWeight="600" fill={inkOn(colour)}>
                {fitText(tile.data.name, width - PAD * 2, 12.5)}
              </text>
            )}
            {note && hasNames && height >= 38 && (
              <text x={tile.x0 + PAD} y={tile.y0 + 31} fontSize="11" fill={inkOn(colour)}>
                {fitText(note, width - PAD * 2, 11)}
              </text>
            )}
          </g>
        )
      })}
    </>
  )
}

/** A group's name, where its area left a line for it. */
function headerOf(group: TreeTile): string {
  const first = Math.min(...group.children!.map(({ y0 }) => y0))
  return first - group.y0 >= 16 ? fitText(group.data.name, group.x1 - group.x0 - 6, 11.5) : ''
}
