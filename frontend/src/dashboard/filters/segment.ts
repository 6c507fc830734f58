import { useContext } from 'react'
import { ProjectContext } from '@/api/project-context'
import { useSegments, type Segment } from '@/api/queries/segments'
import type { FilterNode } from '@/api/types'
import { useT, type Translate } from '@/i18n'

/** As a filter's field: the segments that an event's person is in. */
export const SEGMENT_FIELD = 'in_segment'
/** As many as one filter takes. */
export const MOST_SEGMENTS = 5

const BUILTIN = ['all', 'new', 'returning', 'active', 'inactive', 'premium', 'free'] as const

/** What a segment is called; those that every project has, in the person's language. */
export function segmentName({ id, name }: Pick<Segment, 'id' | 'name'>, t: Translate): string {
  const builtin = BUILTIN.find((one) => one === id)
  return builtin ? t(`segment.${builtin}`) : name
}

export function mentionsSegment(node: FilterNode): boolean {
  if ('not' in node) return mentionsSegment(node.not)
  if ('and' in node) return node.and.some(mentionsSegment)
  if ('or' in node) return node.or.some(mentionsSegment)
  return node.field === SEGMENT_FIELD
}

/** Names segments by what stands in a filter, an id or a name. What is not known is shown as it stands; behind a public link it is not said. */
export function useSegmentName(isWanted: boolean): (given: string) => string {
  const t = useT()
  const isPublic = useContext(ProjectContext) === null
  const known = useSegments(isWanted).data?.segments ?? []
  return (given) => {
    const found = known.find((one) => one.id === given || one.name === given)
    return segmentName(found ?? { id: given, name: isPublic ? t('segment.unnamed') : given }, t)
  }
}
