import { useQuery } from '@tanstack/react-query'
import type { Language } from '@/design/settings'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { Query } from '../types'

/** An answer in words. `reason`: why they are not the model's, although there is one, in English, and its code. */
export interface Insight {
  text: string
  written_by: 'rules' | 'model'
  model: string | null
  reason: string | null
  reason_code: string | null
}

/** What an answer says, in the reader's language. */
export function useInsight(question: Query, language: Language) {
  const project = useProject().id
  return useQuery<Insight, ApiError>({
    queryKey: ['insight', project, language, question],
    queryFn: ({ signal }) =>
      request('/api/insights/explain', { method: 'POST', body: { question, language }, project, signal }),
    retry: false,
  })
}
