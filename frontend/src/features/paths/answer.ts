import type { AnalysisAnswer } from '@/features/analysis'

/** An event or page at one step of the walks; what comes in and begins is what goes out and ends. */
export interface PathNode {
  id: string
  /** From 0. */
  step: number
  name: string
  count: number
  began: number
  /** Under way before the first step shown. */
  before: number
  ended: number
  /** Goes on beyond the last step shown. */
  after: number
  is_other: boolean
}

export interface PathLink {
  source: string
  target: string
  count: number
}

export interface CommonPath {
  names: string[]
  count: number
  share: number
  ended: number
}

export interface DropOff {
  name: string
  count: number
  visits: number
  rate: number
}

export interface PathsAnswer extends AnalysisAnswer {
  walks: number
  nodes: PathNode[]
  links: PathLink[]
  paths: CommonPath[]
  drop_offs: DropOff[]
}
