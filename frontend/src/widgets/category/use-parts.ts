import { useMemo } from 'react'
import { mappingOf, namedColour, type DisplayOptions } from '@/charts/core/display'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useT } from '@/i18n'
import type { Selection, WidgetAnswer } from '../contract'
import { categoriesOf, filtersOf, largestOf } from './category'
import { clockParts, isClock } from './clock'
import { useNaming } from './use-naming'

export interface Part {
  key: string
  name: string
  value: number
  /** Of everything, hidden parts included. */
  share: number
  colour: string
  /** Null for what was added up: it has no single value to filter by. */
  selection: Selection | null
}

/** The categories of an answer with names, shares and their lasting colours; at most `most`, the rest as “Other”. */
export function useParts(answers: readonly WidgetAnswer[], options: DisplayOptions, most: number): Part[] {
  const t = useT()
  const theme = useChartTheme()
  const naming = useNaming(options)
  return useMemo(() => {
    const categories = categoriesOf(answers)
    if (isClock(categories)) return clockParts(categories, theme)
    const { kept, rest } = largestOf(categories, most)
    const total = kept.reduce((sum, { value }) => sum + value, rest)
    const slots = assignSlots(
      kept[0]?.dimension ?? '',
      kept.map(({ key }) => key),
    )
    const parts: Part[] = kept.map((category) => {
      const name = naming.category(category)
      const mapped = mappingOf(category.key, options)?.colour
      return {
        key: category.key,
        name,
        value: category.value,
        share: category.value / total,
        colour: mapped ? namedColour(mapped, theme) : theme.categorical[slots.get(category.key)!]!,
        selection: { answer: category.answer, filters: filtersOf(category.path), label: name },
      }
    })
    if (rest > 0)
      parts.push({
        key: '\u0000rest',
        name: t('tile.other'),
        value: rest,
        share: rest / total,
        colour: theme.text3,
        selection: null,
      })
    return parts
  }, [answers, options, most, naming, theme, t])
}
