import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import type { Person, Project } from '../types'
import { ME } from './me'

export function useCreateProject() {
  const client = useQueryClient()
  return useMutation<Project, ApiError, { name: string; timezone: string }>({
    mutationFn: (body) => request('/api/projects', { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ME }),
  })
}

export function useChangeProject(id: string) {
  const client = useQueryClient()
  return useMutation<Project, ApiError, { name: string; timezone: string }>({
    mutationFn: (body) => request(`/api/projects/${encodeURIComponent(id)}`, { method: 'PUT', body }),
    // Days begin elsewhere in another zone: every answer is asked anew.
    onSuccess: () => client.invalidateQueries(),
  })
}

export function useDeleteProject() {
  const client = useQueryClient()
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => request(`/api/projects/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ME }),
  })
}

/** Remembers that the first event has come, without waiting for the server to be asked again. */
export function useMarkHasEvents() {
  const client = useQueryClient()
  return (id: string) => {
    client.setQueryData<Person | null>(ME, (me) => {
      if (!me) return me
      return {
        ...me,
        projects: me.projects.map((one) => (one.id === id ? { ...one, has_events: true } : one)),
      }
    })
  }
}
