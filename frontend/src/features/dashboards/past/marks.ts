import type { Annotation } from '@/api/dashboard'
import type { AlertCourse } from '@/api/queries/past-alerts'

/** Something that happened in the time of a replay. */
export interface Mark {
  /** In ms. */
  at: number
  kind: 'alert' | 'over' | 'annotation'
  title: string
}

/** When alerts began and were over, and what people wrote down; in time order. */
export function marksOf(
  span: { from: number; to: number },
  courses: readonly AlertCourse[],
  annotations: readonly Annotation[],
): Mark[] {
  const alerts = courses.flatMap(({ alert, changes }) =>
    changes.flatMap(({ at, phase }, index): Mark[] => {
      const mark = { at: Date.parse(at), title: alert.message || alert.name }
      if (phase === 'firing') return [{ ...mark, kind: 'alert' }]
      return phase === 'ok' && changes[index - 1]?.phase === 'firing' ? [{ ...mark, kind: 'over' }] : []
    }),
  )
  const written = annotations.map((one): Mark => {
    return { at: Date.parse(one.timestamp), kind: 'annotation', title: one.title }
  })
  return [...alerts, ...written]
    .filter(({ at }) => at >= span.from && at <= span.to)
    .sort((a, b) => a.at - b.at)
}
