import type { FilterNode } from '@/api/types'
import { useFormat } from '@/format/use-format'
import { useT, type Translate } from '@/i18n'
import { brushedSpan } from '../brush'
import { isPlain } from '../filter-text'
import { useSpanText } from '../time/use-range-text'
import { draftOf, isBare } from './filter-draft'
import { mentionsSegment, SEGMENT_FIELD, useSegmentName } from './segment'

const FIELDS = [
  'name',
  'type',
  'country',
  'device',
  'browser',
  'os',
  'page',
  'path',
  'referrer',
  'source',
  'user_id',
  'anonymous_id',
  'session_id',
  'value',
  'is_bot',
] as const

export const ATTRIBUTES: readonly string[] = FIELDS

/** An event's field as people call it; a property by its own name. */
export function fieldName(field: string, t: Translate): string {
  if (field === SEGMENT_FIELD) return t('field.in_segment')
  const known = FIELDS.find((one) => one === field)
  return known ? t(`field.${known}`) : field.replace(/^propert(?:y|ies)\./, '')
}

export interface FilterWords {
  /** “Country is” */
  subject: string
  value: string
}

/** How filters read: those that will be asked about, whose segments are looked up. */
export function useFilterText(nodes: readonly FilterNode[]): (node: FilterNode) => FilterWords {
  const t = useT()
  const format = useFormat()
  const spanText = useSpanText()
  const nameSegment = useSegmentName(nodes.some(mentionsSegment))
  const read = (node: FilterNode): FilterWords => {
    if (!isPlain(node)) return { subject: '', value: readGroup(node) }
    const span = brushedSpan(node)
    if (span) return { subject: t('field.time'), value: spanText(span) }
    const draft = draftOf(node)
    const subject = `${fieldName(node.field, t)} ${t(`filter.op.${draft.operator}`)}`
    if (isBare(draft.operator)) return { subject, value: '' }
    const isCountry = node.field === 'country'
    const isSegment = node.field === SEGMENT_FIELD
    const values = draft.values.map((value) =>
      isSegment ? nameSegment(value) : isCountry && /^[A-Z]{2}$/.test(value) ? format.country(value) : value,
    )
    const joiner = draft.operator === 'between' ? ' – ' : ', '
    return { subject, value: values.join(joiner) || t('tile.unknown') }
  }
  const whole = (node: FilterNode): string => {
    const { subject, value } = read(node)
    return [subject, value].filter(Boolean).join(' ')
  }
  const readGroup = (node: Exclude<FilterNode, { field: string }>): string => {
    if ('not' in node) return `${t('filter.not')} (${whole(node.not)})`
    if ('and' in node) return node.and.map(whole).join(` ${t('filter.and')} `)
    return node.or.map(whole).join(` ${t('filter.or')} `)
  }
  return read
}
