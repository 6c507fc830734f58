import type { Row } from '../types'

/** Rows of one dimension over time as the values of each of its values, in the order of time. */
export function coursesOf(rows: readonly Row[], dimension: string): ReadonlyMap<string, readonly number[]> {
  const courses = new Map<string, number[]>()
  const inOrder = [...rows].sort((a, b) => (a.timestamp ?? '').localeCompare(b.timestamp ?? ''))
  for (const row of inOrder) {
    const key = String(row.dimensions[dimension] ?? '')
    const course = courses.get(key)
    if (course) course.push(row.value ?? 0)
    else courses.set(key, [row.value ?? 0])
  }
  return courses
}
