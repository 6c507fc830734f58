import { useMemo } from 'react'
import { MarkFigure } from '@/charts/core/MarkFigure'
import { mappingOf, namedColour } from '@/charts/core/display'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { layoutFlows, oneWayFlows, type FlowLink } from '@/charts/svg/flow-layout'
import { Flows } from '@/charts/svg/Flows'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useT } from '@/i18n'
import { useNaming } from '../category/use-naming'
import { valueOptions } from '../category/value-options'
import type { Selection, WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { flowsOf, isAbsent } from './flows'
import { DEFAULTS, type SankeyOptions } from './options'
import styles from './sankey.module.css'

const NOTE_PX = 18

export default function Sankey(props: WidgetProps<SankeyOptions>) {
  const { title, answers, width, height, actions } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const theme = useChartTheme()
  const naming = useNaming(props.options)
  const write = useValueWriter(useMemo(() => valueOptions(answers, props.options), [answers, props.options]))
  const { flows, fields } = flowsOf(answers, options.source, options.target)
  const { kept, back } = oneWayFlows(flows, options.max_links)
  if (kept.length === 0) return <NoData />
  const hasNote = back > 0 && height >= 120
  const size = { width, height: hasNote ? Math.max(1, height - NOTE_PX) : height }
  const { nodes, links } = layoutFlows(kept, size, options.node_width)
  const slots = assignSlots(
    'flow',
    nodes.map(({ name }) => name),
  )
  const colourOf = (name: string) => {
    const mapped = mappingOf(isAbsent(name) ? '' : name, options)?.colour
    return mapped ? namedColour(mapped, theme) : theme.categorical[slots.get(name)!]!
  }
  const linkColour = (link: FlowLink) =>
    options.colour_by === 'none' ? theme.text3 : colourOf(link[options.colour_by].name)
  const nameOf = (name: string) => naming.value(fields.source, isAbsent(name) ? null : name)
  const flowName = (link: FlowLink) => `${nameOf(link.source.name)} → ${nameOf(link.target.name)}`
  const largest = links.reduce((most, link) => (link.value > most.value ? link : most))
  const filter = (field: string, value: string) =>
    isAbsent(value) ? { field, operator: 'not_exists' } : { field, operator: 'eq', value }
  const selection = (index: number): Selection => {
    const answer = answers[0]!.id
    const link = links[index]
    if (link)
      return {
        answer,
        filters: [filter(fields.source, link.source.name), filter(fields.target, link.target.name)],
        label: flowName(link),
      }
    const node = nodes[index - links.length]!
    // What only receives is filtered by where flows go, everything else by where they come from.
    const field = (node.sourceLinks?.length ?? 0) > 0 ? fields.source : fields.target
    return { answer, filters: [filter(field, node.name)], label: nameOf(node.name) }
  }
  const marks = [
    ...links.map((link) => ({
      key: `${link.source.name}\u0001${link.target.name}`,
      title: flowName(link),
      rows: [{ label: answers[0]!.label, value: write.exact(link.value), colour: linkColour(link) }],
      x: (link.source.x1! + link.target.x0!) / 2,
      y: ((link.y0 ?? 0) + (link.y1 ?? 0)) / 2,
    })),
    ...nodes.map((node) => ({
      key: node.name,
      title: nameOf(node.name),
      rows: [{ label: answers[0]!.label, value: write.exact(node.value), colour: colourOf(node.name) }],
      x: node.x1!,
      y: (node.y0! + node.y1!) / 2,
    })),
  ]
  return (
    <div className={styles.flow}>
      <MarkFigure
        summary={t('chart.flows', {
          title,
          count: links.length,
          nodes: nodes.length,
          first: flowName(largest),
          value: write.short(largest.value),
        })}
        label={t('chart.marks', { title })}
        size={size}
        marks={marks}
        onPick={pick(actions, selection)}
      >
        {(active) => (
          <Flows
            {...{ nodes, links, size, theme, colourOf, linkColour, active }}
            labelOf={(node) =>
              options.show_values && size.width >= 360
                ? `${nameOf(node.name)} ${write.short(node.value)}`
                : nameOf(node.name)
            }
          />
        )}
      </MarkFigure>
      {hasNote && <p className={styles.note}>{t('sankey.back', { count: back })}</p>}
    </div>
  )
}
