import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'

export type SqlValue = string | number | boolean | null | readonly unknown[] | object

export interface SqlResult {
  columns: { name: string; type: string }[]
  rows: SqlValue[][]
  meta: { rows_read: number; bytes_read: number; elapsed_ms: number; truncated: boolean }
}

export interface SqlSchema {
  tables: {
    name: string
    description: string
    columns: { name: string; type: string; description: string }[]
  }[]
  /** Properties with the way to write them. */
  properties: { name: string; expression: string; type: string }[]
  events: string[]
  functions: string[]
  aggregates: string[]
  table_functions: string[]
  types: string[]
}

export interface SavedSql {
  id: string
  name: string
  query: string
  shared: boolean
  is_mine: boolean
  owner: string | null
  created_at: string
  updated_at: string
}

export interface SqlQuestion {
  query: string
  from?: string
  limit: number
}

/** Runs a statement; rejects with ApiError, or with an AbortError once it is cancelled. */
export function runSql(project: string, body: SqlQuestion, signal: AbortSignal): Promise<SqlResult> {
  return request('/api/sql', { method: 'POST', body, project, signal })
}

export function useSqlSchema() {
  const project = useProject().id
  return useQuery<SqlSchema, ApiError>({
    queryKey: ['sql-schema', project],
    queryFn: ({ signal }) => request('/api/sql/schema', { project, signal }),
    staleTime: 300_000,
  })
}

const savedKey = (project: string) => ['sql-saved', project] as const

export function useSavedSql() {
  const project = useProject().id
  return useQuery<SavedSql[], ApiError>({
    queryKey: savedKey(project),
    queryFn: async ({ signal }) =>
      (await request<{ queries: SavedSql[] }>('/api/sql/saved', { project, signal })).queries,
  })
}

export type SqlText = Pick<SavedSql, 'name' | 'query' | 'shared'>

/** Keeps a statement: a new one, or with an id the one of that id. */
export function useSaveSql() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<SavedSql, ApiError, { id: string | null; text: SqlText }>({
    mutationFn: ({ id, text }) =>
      id === null
        ? request('/api/sql/saved', { method: 'POST', body: text, project })
        : request(`/api/sql/saved/${encodeURIComponent(id)}`, { method: 'PUT', body: text, project }),
    onSuccess: () => client.invalidateQueries({ queryKey: savedKey(project) }),
  })
}

export function useDeleteSql() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => request(`/api/sql/saved/${encodeURIComponent(id)}`, { method: 'DELETE', project }),
    onSuccess: () => client.invalidateQueries({ queryKey: savedKey(project) }),
  })
}
