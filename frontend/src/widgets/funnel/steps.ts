import type { Selection, WidgetAnswer } from '../contract'
import { categoriesOf, filtersOf, type Category } from '../category/category'

export interface Step {
  category: Category
  value: number
  selection: Selection['filters']
}

/** The steps in the order of the rows, or of the answers where they have no groups. A row's `step` names it. */
export function stepsOf(answers: readonly WidgetAnswer[]): Step[] {
  const steps = new Map<string, Step>()
  for (const category of categoriesOf(answers)) {
    const own = category.path.find(([field]) => field === 'step')
    const path = own ? [own] : category.path
    const key = path.length > 0 ? JSON.stringify(path) : category.key
    const known = steps.get(key)
    // A breakdown beside the step is added up: the funnel shows everyone.
    if (known) known.value += category.value
    else
      steps.set(key, {
        category: { ...category, path },
        value: category.value,
        // A step is no attribute of events: there is nothing to filter by.
        selection: own ? [] : filtersOf(category.path),
      })
  }
  return [...steps.values()]
}
