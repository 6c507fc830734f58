import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { at } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'

/** One person who was erased; the ledger does not say who. */
export interface Erasure {
  id: string
  asked_at: string
  asked_by: string | null
  state: 'pending' | 'done'
  /** What the person had when it was asked. */
  events: number
  /** Events that went, late ones too. */
  removed: number
  done_at: string | null
  checked_at: string | null
  /** Person keys of theirs that the last check found. */
  found: number
  /** How many it is of: one, or many given together. */
  people: number
}

const queryKey = (project: string) => ['erasures', project] as const
const WORKING_MS = 1_000

/** The newest first; asked again while one is at work. */
export function useErasures(mayRead: boolean) {
  const project = useProject().id
  return useQuery<Erasure[], ApiError>({
    queryKey: queryKey(project),
    queryFn: async ({ signal }) => {
      const path = at('/api/projects/{project_id}/erasures', { project_id: project })
      return (await request<{ erasures: Erasure[] }>(path, { signal })).erasures
    },
    enabled: mayRead,
    refetchInterval: (query) =>
      query.state.data?.some((erasure) => erasure.state === 'pending') ? WORKING_MS : false,
  })
}

/** Erases a person by key. */
export function useErasePerson() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Erasure, ApiError, string>({
    mutationFn: (person) =>
      request(`/api/people/${encodeURIComponent(person)}`, { method: 'DELETE', project }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKey(project) }),
  })
}

export interface ManyErased {
  erasure: Erasure
  people: number
  unknown: number
  unknown_ids: readonly string[]
}

/** Erases everybody whose id is given. */
export function useEraseMany() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<ManyErased, ApiError, readonly string[]>({
    mutationFn: (ids) =>
      request(at('/api/projects/{project_id}/erasures', { project_id: project }), {
        method: 'POST',
        body: { ids },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKey(project) }),
  })
}

/** Looks for an erased person in the whole store. */
export function useCheckErasure() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Erasure, ApiError, string>({
    mutationFn: (erasure) =>
      request(at('/api/projects/{project_id}/erasures/{erasure}/check', { project_id: project, erasure }), {
        method: 'POST',
      }),
    onSuccess: (checked) =>
      client.setQueryData<Erasure[]>(queryKey(project), (known) =>
        known?.map((erasure) => (erasure.id === checked.id ? checked : erasure)),
      ),
  })
}

/** Where the browser gets the file of a person, once it is sure that there is one. */
export async function personFile(project: string, person: string): Promise<string> {
  const path = `/api/people/${encodeURIComponent(person)}`
  await request(path, { project })
  return `${path}/export?project=${encodeURIComponent(project)}`
}
