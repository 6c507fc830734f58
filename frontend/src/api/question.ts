import { isAnalysis, type Question } from './types'

/** Where a question is asked. */
export function pathOf(question: Question): string {
  return isAnalysis(question) ? `/api/analysis/${encodeURIComponent(question.analysis)}` : '/api/metrics'
}

/** A question as its path takes it: the name of an analysis is in the path. */
export function bodyOf(question: Question): object {
  if (!isAnalysis(question)) return question
  const body: Record<string, unknown> = { ...question }
  delete body.analysis
  return body
}
