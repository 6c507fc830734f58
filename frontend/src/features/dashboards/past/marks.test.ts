import { expect, it } from 'vitest'
import type { Annotation } from '@/api/dashboard'
import type { AlertCourse } from '@/api/queries/past-alerts'
import { marksOf } from './marks'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 29, 10, minute)).toISOString()
const span = { from: Date.parse(at(0)), to: Date.parse(at(30)) }
const change = (minute: number, phase: 'ok' | 'pending' | 'firing' | 'no_data') => {
  return { at: at(minute), phase, value: null }
}
const course = (message: string, ...changes: ReturnType<typeof change>[]): AlertCourse =>
  ({ alert: { id: message, name: 'Errors', message }, changes }) as unknown as AlertCourse

it('marks where alerts began and were over, and annotations, in time order', () => {
  const courses = [
    course('Errors are 12', change(5, 'pending'), change(6, 'firing'), change(20, 'ok')),
    course('', change(1, 'pending'), change(2, 'ok'), change(29, 'firing'), change(31, 'ok')),
  ]
  const annotations = [{ timestamp: at(10), title: 'Release' }] as Annotation[]
  expect(marksOf(span, courses, annotations)).toEqual([
    { at: Date.parse(at(6)), kind: 'alert', title: 'Errors are 12' },
    { at: Date.parse(at(10)), kind: 'annotation', title: 'Release' },
    { at: Date.parse(at(20)), kind: 'over', title: 'Errors are 12' },
    { at: Date.parse(at(29)), kind: 'alert', title: 'Errors' },
  ])
})
