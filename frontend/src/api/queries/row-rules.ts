import { useQuery } from '@tanstack/react-query'
import { at } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { EventRecord, FilterNode } from '../types'
import type { Role } from './members'
import { useProjectMutation } from './project-mutation'

/** Whom a rule holds for, by ids. */
export interface HoldsFor {
  roles: readonly Role[]
  people: readonly string[]
  teams: readonly string[]
  keys: readonly string[]
}

/** Whom it holds for sees the events that meet the filters, and no others. */
export interface RowRule {
  name: string
  description: string
  filters: readonly FilterNode[]
  holds_for: HoldsFor
  is_enabled: boolean
}

export interface SavedRowRule {
  id: string
  updated_at: string
  /** null: it does not read, so nobody sees anything. */
  rule: RowRule | null
  fault: string | null
}

export interface RowRulePreview {
  seen: number
  total: number
  days: number
}

export interface SeenAs extends RowRulePreview {
  /** Those that hold for them, and how many events each shows by itself; name null: it does not read. */
  rules: readonly { id: string; name: string | null; seen: number }[]
  /** The newest that are seen. */
  events: readonly EventRecord[]
}

const PATH = '/api/projects/{project_id}/row-rules'
const RULES = 'row-rules'

export function useRowRules(mayRead: boolean) {
  const project = useProject().id
  return useQuery<readonly SavedRowRule[], ApiError>({
    queryKey: [RULES, project],
    queryFn: async ({ signal }) =>
      (await request<{ rules: SavedRowRule[] }>(at(PATH, { project_id: project }), { signal })).rules,
    enabled: mayRead,
  })
}

/** How many of the last days' events filters show; null while there are none. */
export function useRowRulePreview(filters: readonly FilterNode[] | null) {
  const project = useProject().id
  return useQuery<RowRulePreview, ApiError>({
    queryKey: ['row-rule-preview', project, filters],
    queryFn: ({ signal }) =>
      request(at(`${PATH}/preview`, { project_id: project }), { method: 'POST', body: { filters }, signal }),
    enabled: filters !== null,
  })
}

/** What somebody sees of the last days' events; null: nobody is chosen. Asked anew each time, as looking is recorded. */
export function useSeenAs(who: { kind: keyof HoldsFor; id: string } | null) {
  const project = useProject().id
  return useQuery<SeenAs, ApiError>({
    queryKey: [RULES, project, 'seen-as', who],
    queryFn: ({ signal }) =>
      request(
        at(`${PATH}/seen-as/{kind}/{who}`, {
          project_id: project,
          kind: who?.kind ?? '',
          who: who?.id ?? '',
        }),
        {
          signal,
        },
      ),
    enabled: who !== null,
    refetchOnWindowFocus: false,
  })
}

/** Makes a rule, or changes the one with the id. */
export const useSaveRowRule = () =>
  useProjectMutation<{ id: string | null; rule: RowRule }>(
    (project, { id, rule }) =>
      id === null
        ? request(at(PATH, { project_id: project }), { method: 'POST', body: rule })
        : request(at(`${PATH}/{rule_id}`, { project_id: project, rule_id: id }), {
            method: 'PUT',
            body: rule,
          }),
    RULES,
  )

export const useRemoveRowRule = () =>
  useProjectMutation<string>(
    (project, id) =>
      request(at(`${PATH}/{rule_id}`, { project_id: project, rule_id: id }), { method: 'DELETE' }),
    RULES,
  )
