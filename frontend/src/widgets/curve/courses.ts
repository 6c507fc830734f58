import type { Row } from '@/api/types'
import type { WidgetAnswer } from '../contract'
import type { CurveOptions } from './options'

interface CoursePoint {
  x: number
  value: number
  count: number
  /** The 95 % interval, where the answer tells it. */
  band?: readonly [low: number, high: number]
}

/** One line: the points of an answer, or of one value of its second dimension. */
export interface Course {
  key: string
  answer: string
  /** The dimensions besides the one that runs along. */
  path: readonly (readonly [field: string, value: Row['dimensions'][string]])[]
  points: CoursePoint[]
}

/** The field that runs along: the chosen one where the rows have it, else the first. */
export function alongOf(answer: WidgetAnswer, options: CurveOptions): string {
  const fields = Object.keys(answer.rows[0]?.dimensions ?? {})
  return options.x && fields.includes(options.x) ? options.x : (fields[0] ?? '')
}

/** Rows as lines along a number; rows whose place is no number or whose value is nothing are left out. */
export function coursesOf(answers: readonly WidgetAnswer[], options: CurveOptions): Course[] {
  const factor = options.as_percent ? 100 : 1
  const found = answers.flatMap((answer) => {
    const along = alongOf(answer, options)
    const bands = bandsOf(answer.analysis)
    const courses = new Map<string, Course>()
    for (const row of answer.rows) {
      const x = numberOf(row.dimensions[along])
      if (x === null || row.value === null) continue
      const path = Object.entries(row.dimensions).filter(([field]) => field !== along)
      const key = [answer.id, ...path.map(([, value]) => String(value ?? ''))].join('\u0001')
      const course = courses.get(key) ?? { key, answer: answer.id, path, points: [] }
      courses.set(key, course)
      const band = bands.get(bandKey(path.map(([, value]) => String(value ?? '')).join('\u0001'), x))
      course.points.push({
        x,
        value: row.value * factor,
        count: row.count,
        ...(band ? { band: [band[0] * factor, band[1] * factor] as const } : {}),
      })
    }
    return [...courses.values()]
  })
  for (const course of found) course.points.sort((a, b) => a.x - b.x)
  return found.filter((course) => course.points.length > 0).slice(0, options.max_series ?? 8)
}

function numberOf(value: Row['dimensions'][string] | undefined): number | null {
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

type Interval = readonly [number, number]
const bandKey = (group: string, x: number) => `${group}\u0001${x}`

interface RetentionPoints {
  period: number
  ci95: Interval
}

/** Intervals of an answer that has them beside its rows, as that of retention does. */
function bandsOf(analysis: unknown): Map<string, Interval> {
  const found = new Map<string, Interval>()
  const { curve, breakdown } = (analysis ?? {}) as {
    curve?: readonly RetentionPoints[]
    breakdown?: readonly { value: string; curve?: readonly RetentionPoints[] }[]
  }
  const groups = breakdown ?? [{ value: '', curve: curve ?? [] }]
  for (const group of groups)
    for (const point of group.curve ?? []) found.set(bandKey(group.value, point.period), point.ci95)
  return found
}
