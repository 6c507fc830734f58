import type { WidgetFormula, WidgetQuery } from '@/api/dashboard'
import { isAnalysis, type Frame, type Question, type Row } from '@/api/types'
import type { WidgetAnswer } from '../contract'
import { parseFormula } from './formula'
import { measuresOf, type StatementResult } from './statement'

type Bins = NonNullable<WidgetAnswer['bins']>
type Total = number | Bins | null

/** What POST /api/metrics answers, and of an analysis what all kinds have. A histogram's values are lists of bins. */
export interface MetricsAnswer {
  results: Row[]
  meta: {
    from: string
    to: string
    interval: string | null
    exact: boolean
    truncated: boolean
    total?: Total
    previous_total?: Total
    /** The store does not answer; this is what it said last, at `as_of`. */
    stale?: boolean
    as_of?: string
  }
}

const numberOf = (value: Total | undefined): number | null => (typeof value === 'number' ? value : null)
const labelOf = (question: WidgetQuery, fallback: string) => question.label ?? fallback
const nameOf = (query: Question) => (isAnalysis(query) ? query.analysis : query.metric)

/**
 * Without buckets a row carries the start of its range, which differs between questions asked at different moments: rows of the same
 * group would not find each other.
 */
function inBuckets(rows: readonly Row[], interval: string | null): readonly Row[] {
  const isPlain = interval !== null || rows.every((row) => row.timestamp === null)
  return isPlain ? rows : rows.map((row) => ({ ...row, timestamp: null }))
}

/** Bins stand where a number would: they are moved to a place of their own. */
function split(rows: readonly Row[], total: Total | undefined): { rows: readonly Row[]; bins?: Bins } {
  const first = (Array.isArray(total) ? total : rows[0]?.value) as Bins | number | null | undefined
  if (!Array.isArray(first)) return { rows }
  return { rows: rows.map((row) => ({ ...row, value: null })), bins: first as Bins }
}

export function fetchedAnswer(
  question: WidgetQuery,
  query: Question,
  given: MetricsAnswer,
  asOf: string,
): WidgetAnswer {
  const { results, meta } = given
  const previous = meta.previous_total === undefined ? {} : { previous: numberOf(meta.previous_total) }
  return {
    id: question.id,
    label: labelOf(question, results[0]?.name ?? nameOf(query)),
    query,
    value: numberOf(meta.total),
    ...previous,
    ...split(inBuckets(results, meta.interval), meta.total),
    from: meta.from,
    to: meta.to,
    interval: meta.interval,
    exact: meta.exact,
    truncated: meta.truncated,
    ...(isAnalysis(query) ? { analysis: given } : {}),
    asOf: meta.as_of ?? asOf,
    ...(meta.stale ? { isStale: true } : {}),
  }
}

/** What is answered to a statement of one's own, besides its rows as every question has them. */
const isStatement = (query: Question) => isAnalysis(query) && query.analysis === 'sql'
const MOST_COLUMNS = { groups: 12, rows: 5_000 }

/** A statement has an answer for each column of numbers; every other question has one. */
function byColumn(question: WidgetQuery, whole: WidgetAnswer): readonly WidgetAnswer[] {
  const given = whole.analysis as StatementResult | undefined
  if (!isStatement(whole.query) || !given?.columns) return [whole]
  const { answers } = measuresOf(given, MOST_COLUMNS)
  return answers.map(({ label, value, rows, interval, truncated }, index) => ({
    ...whole,
    id: index === 0 ? question.id : `${question.id}${index + 1}`,
    label: answers.length === 1 ? labelOf(question, label) : label,
    value,
    rows,
    interval,
    truncated: whole.truncated || truncated,
  }))
}

export const fetchedAnswers = (
  question: WidgetQuery,
  query: Question,
  given: MetricsAnswer,
  asOf: string,
): readonly WidgetAnswer[] => byColumn(question, fetchedAnswer(question, query, given, asOf))

export const liveAnswers = (question: WidgetQuery, query: Question, frame: Frame): readonly WidgetAnswer[] =>
  byColumn(question, liveAnswer(question, query, frame))

export function liveAnswer(question: WidgetQuery, query: Question, frame: Frame): WidgetAnswer {
  const { meta } = frame
  const previous = meta.previous === undefined ? {} : { previous: meta.previous }
  return {
    id: question.id,
    label: labelOf(question, frame.metric),
    query,
    value: numberOf(frame.value),
    ...previous,
    ...split(inBuckets(frame.results, meta.interval), frame.value),
    from: meta.from,
    to: meta.to,
    interval: meta.interval,
    exact: meta.exact,
    truncated: meta.truncated ?? false,
    ...(frame.answer === undefined ? {} : { analysis: frame.answer }),
    asOf: frame.timestamp,
  }
}

const placeOf = (row: Row) => `${row.timestamp ?? ''}\u0000${JSON.stringify(row.dimensions)}`

/** The answer of a formula: bucket by bucket and group by group over the places of the first question it needs. */
function formulaAnswer(
  formula: WidgetFormula,
  known: ReadonlyMap<string, WidgetAnswer>,
): WidgetAnswer | null {
  const parsed = parseFormula(formula.expression)
  const parts = [...parsed.ids].flatMap((id) => known.get(id) ?? [])
  const first = parts[0]
  if (!first || parts.length < parsed.ids.size) return null
  const rowsOf = new Map(parts.map((part) => [part.id, new Map(part.rows.map((row) => [placeOf(row), row]))]))
  const single = (part: 'value' | 'previous') => parsed.evaluate((id) => known.get(id)?.[part] ?? null)
  const hasPrevious = parts.some((part) => part.previous !== undefined)
  const rows = first.rows.map((row): Row => {
    const place = placeOf(row)
    const at = (part: 'value' | 'previous') =>
      parsed.evaluate((id) => rowsOf.get(id)?.get(place)?.[part] ?? null)
    return {
      ...row,
      name: formula.label,
      value: at('value'),
      ...(row.previous === undefined ? {} : { previous: at('previous') }),
    }
  })
  // A formula computes the rows; the whole answer of an analysis is not part of it.
  const place: WidgetAnswer = { ...first }
  delete place.analysis
  return {
    ...place,
    id: formula.id,
    label: formula.label,
    value: single('value'),
    ...(hasPrevious ? { previous: single('previous') } : {}),
    rows,
    exact: parts.every((part) => part.exact),
    truncated: parts.some((part) => part.truncated),
    ...(parts.some((part) => part.isStale) ? { isStale: true } : {}),
  }
}

/** All a widget is given: its questions' answers, then its formulas'; a formula may use those before it. Throws FormulaError. */
export function withFormulas(
  answers: readonly WidgetAnswer[],
  formulas: readonly WidgetFormula[],
  hidden: ReadonlySet<string>,
): WidgetAnswer[] {
  const known = new Map(answers.map((answer) => [answer.id, answer]))
  for (const formula of formulas) {
    const made = formulaAnswer(formula, known)
    if (made) known.set(formula.id, made)
  }
  return [...known.values()].filter((answer) => !hidden.has(answer.id))
}
