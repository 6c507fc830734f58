import { useMutation, useQuery } from '@tanstack/react-query'
import { at } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import { useProjectMutation } from './project-mutation'

export const SUBJECTS = [
  'property',
  'event',
  'person_id',
  'user_id',
  'anonymous_id',
  'session_id',
  'ip',
  'detected',
] as const
export type Subject = (typeof SUBJECTS)[number]
export type Action = 'drop' | 'keep' | 'hash' | 'encrypt' | 'truncate' | 'mask'

/** What of an event is changed before it is stored. */
export interface Rule {
  subject: Subject
  action: Action
  /** A name or pattern, or what is detected; empty for the others. */
  target: string
}

export interface SavedRule extends Rule {
  id: string
  created_at: string
  /** How often it changed or dropped something. */
  changed: number
  changed_at: string | null
}

export interface PrivacyRules {
  rules: readonly SavedRule[]
  keys: readonly { id: string; created_at: string; is_current: boolean }[]
}

export interface RulesPreview {
  events: number
  changed: number
  dropped: number
  fields: readonly { field: string; events: number }[]
  examples: readonly {
    event: string
    is_dropped: boolean
    differences: readonly { field: string; before: unknown; after: unknown }[]
  }[]
}

export interface Suggestion {
  field: string
  kind: 'email' | 'card' | 'phone' | 'name'
  events: number
  example: string
  rule: Rule
}

const PATH = '/api/projects/{project_id}/privacy-rules'
const RULES = 'privacy-rules'
const SUGGESTIONS = 'privacy-suggestions'

export function usePrivacyRules(mayRead: boolean) {
  const project = useProject().id
  return useQuery<PrivacyRules, ApiError>({
    queryKey: [RULES, project],
    queryFn: ({ signal }) => request(at(PATH, { project_id: project }), { signal }),
    enabled: mayRead,
  })
}

/** What looks personal in the newest events and has no rule. */
export function useSuggestions(mayRead: boolean) {
  const project = useProject().id
  return useQuery<{ events: number; suggestions: readonly Suggestion[] }, ApiError>({
    queryKey: [SUGGESTIONS, project],
    queryFn: ({ signal }) => request(at(`${PATH}/suggestions`, { project_id: project }), { signal }),
    enabled: mayRead,
  })
}

/** What rules would do to the newest events; null while there is nothing to ask. */
export function useRulesPreview(rules: readonly Rule[] | null) {
  const project = useProject().id
  return useQuery<RulesPreview, ApiError>({
    queryKey: ['privacy-preview', project, rules],
    queryFn: ({ signal }) =>
      request(at(`${PATH}/preview`, { project_id: project }), { method: 'POST', body: { rules }, signal }),
    enabled: rules !== null,
  })
}

const useRuleMutation = <T>(call: (project: string, given: T) => Promise<unknown>) =>
  useProjectMutation(call, RULES, SUGGESTIONS)

export const useAddRule = () =>
  useRuleMutation<Rule>((project, rule) =>
    request(at(PATH, { project_id: project }), { method: 'POST', body: rule }),
  )

export const useChangeRule = () =>
  useRuleMutation<{ id: string; rule: Rule }>((project, { id, rule }) =>
    request(at(`${PATH}/{rule_id}`, { project_id: project, rule_id: id }), { method: 'PUT', body: rule }),
  )

export const useRemoveRule = () =>
  useRuleMutation<string>((project, id) =>
    request(at(`${PATH}/{rule_id}`, { project_id: project, rule_id: id }), { method: 'DELETE' }),
  )

export const useRotateKey = () =>
  useRuleMutation<undefined>((project) =>
    request(at(`${PATH}/keys`, { project_id: project }), { method: 'POST' }),
  )

/** An encrypted value in clear; looking is recorded. */
export function useReveal() {
  const project = useProject().id
  return useMutation<{ value: unknown }, ApiError, string>({
    mutationFn: (value) =>
      request(at(`${PATH}/reveal`, { project_id: project }), { method: 'POST', body: { value } }),
  })
}
