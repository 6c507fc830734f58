import { isEqual } from '@/dashboard/document'
import type { Field } from './field'

/** What the fields of a kind, by their names on the wire, hold. */
export type QuestionOf<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never }

type Loose = Readonly<Record<string, Field<unknown>>>

function map<F>(fields: F, read: (name: string, field: Field<unknown>) => unknown): QuestionOf<F> {
  const entries = Object.entries(fields as Loose).map(([name, field]) => [
    name,
    read(name, field) ?? field.initial,
  ])
  return Object.fromEntries(entries) as QuestionOf<F>
}

/** What an address asks; what it does not say, or says wrong, is as at first. */
export function readQuestion<F>(fields: F, params: URLSearchParams): QuestionOf<F> {
  return map(fields, (name, field) => field.parse(params.getAll(name)))
}

/** Puts the fields that are not as at first into the address, in place of what was there. */
export function writeQuestion<F>(fields: F, question: QuestionOf<F>, params: URLSearchParams): void {
  for (const [name, field] of Object.entries(fields as Loose)) {
    const value = (question as Record<string, unknown>)[name]
    params.delete(name)
    if (!isEqual(value, field.initial)) field.write(value).forEach((text) => params.append(name, text))
  }
}

/** What a kept body asks. */
export function fromBody<F>(fields: F, body: Readonly<Record<string, unknown>>): QuestionOf<F> {
  return map(fields, (name, field) => field.read(body[name]))
}

/** A question without some of its fields, for one that is asked beside it. */
export function without<Q extends object, K extends keyof Q>(
  question: Q,
  ...names: readonly K[]
): Omit<Q, K> {
  const entries = Object.entries(question).filter(([name]) => !(names as readonly string[]).includes(name))
  return Object.fromEntries(entries) as Omit<Q, K>
}

const isNothing = (value: unknown) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The kind's own part of a body: without what says nothing. */
export function toBody<F>(fields: F, question: QuestionOf<F>): Record<string, unknown> {
  const names = Object.keys(fields as Loose)
  const entries = names.map((name) => [name, (question as Record<string, unknown>)[name]] as const)
  return Object.fromEntries(entries.filter(([, value]) => !isNothing(value)))
}
