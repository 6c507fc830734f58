import { sankey, sankeyLeft, type SankeyLink, type SankeyNode } from 'd3-sankey'
import type { Size } from '../core/use-size'

export interface Flow {
  source: string
  target: string
  value: number
}

interface NodePart {
  name: string
}
export type FlowNode = SankeyNode<NodePart, Flow>
export type FlowLink = Omit<SankeyLink<NodePart, Flow>, 'source' | 'target'> & {
  source: FlowNode
  target: FlowNode
}

/** The largest flows that run one way; those that lead back (a layered picture cannot hold a circle) are counted. */
export function oneWayFlows(flows: readonly Flow[], most: number): { kept: Flow[]; back: number } {
  const merged = new Map<string, Flow>()
  for (const flow of flows) {
    if (!(flow.value > 0)) continue
    const key = JSON.stringify([flow.source, flow.target])
    const known = merged.get(key)
    if (known) known.value += flow.value
    else merged.set(key, { ...flow })
  }
  const next = new Map<string, Set<string>>()
  const leads = (from: string, to: string): boolean => {
    const seen = new Set<string>()
    const queue = [from]
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (name === to) return true
      if (seen.has(name)) continue
      seen.add(name)
      queue.push(...(next.get(name) ?? []))
    }
    return false
  }
  const kept: Flow[] = []
  let back = 0
  for (const flow of [...merged.values()].sort((a, b) => b.value - a.value)) {
    if (kept.length === most) break
    if (leads(flow.target, flow.source)) {
      back += 1
      continue
    }
    kept.push(flow)
    if (!next.has(flow.source)) next.set(flow.source, new Set())
    next.get(flow.source)!.add(flow.target)
  }
  return { kept, back }
}

/** Nodes in layers and ribbons between them, in pixels. */
export function layoutFlows(flows: readonly Flow[], size: Size, nodeWidth: number) {
  const names = [...new Set(flows.flatMap(({ source, target }) => [source, target]))]
  const padding = Math.max(2, Math.min(14, size.height / Math.max(4, names.length)))
  const layout = sankey<NodePart, Flow>()
    .nodeId((node) => node.name)
    .nodeAlign(sankeyLeft)
    .nodeWidth(Math.min(nodeWidth, size.width / 8))
    .nodePadding(padding)
    .extent([
      [0, 2],
      [size.width, Math.max(3, size.height - 2)],
    ])
  const graph = layout({ nodes: names.map((name) => ({ name })), links: flows.map((flow) => ({ ...flow })) })
  return { nodes: graph.nodes, links: graph.links as unknown as FlowLink[] }
}
