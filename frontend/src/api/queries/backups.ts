import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { at } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'

export interface Backup {
  id: string
  /** Where it lies on the server. */
  path: string
  created_at: string
  events: number
  projects: number
  bytes: number
  version: string
  /** Why it cannot be read; empty when it can. */
  problem: string
}

export interface RunningBackup {
  id: string
  started_at: string
  events: number
  events_total: number
}

export interface Backups {
  directory: string
  backups: readonly Backup[]
  running: RunningBackup | null
  failed: { id: string; at: string; message: string } | null
}

const KEY = ['backups'] as const
const LOOK_MS = 1_000

/** Backups of the installation, looked at again while one is being made. */
export function useBackups() {
  return useQuery<Backups, ApiError>({
    queryKey: KEY,
    queryFn: ({ signal }) => request(at('/api/admin/backups'), { signal }),
    refetchInterval: ({ state }) => (state.data?.running ? LOOK_MS : false),
  })
}

export function useMakeBackup() {
  const client = useQueryClient()
  return useMutation<RunningBackup, ApiError>({
    mutationFn: () => request(at('/api/admin/backups'), { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}

export function useDeleteBackup() {
  const client = useQueryClient()
  return useMutation<null, ApiError, string>({
    mutationFn: (id) =>
      request(at('/api/admin/backups/{backup_id}', { backup_id: id }), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  })
}
