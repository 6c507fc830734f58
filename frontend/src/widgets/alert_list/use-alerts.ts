import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { request } from '@/api/client'
import { ApiError } from '@/api/error'
import { ProjectContext } from '@/api/project-context'
import type { AlertRecord } from './alert'

const EVERY_MS = 15_000

/** `null`: this server has no alerts; `undefined`: they may not be seen here, as behind a public link. */
export type Alerts = readonly AlertRecord[] | null | undefined

/** The alerts of the project, asked for anew while the widget is on screen. A public page has no project to ask for. */
export function useAlerts() {
  const project = useContext(ProjectContext)?.id
  return useQuery<{ alerts: Alerts }, ApiError>({
    queryKey: ['alerts', project],
    refetchInterval: EVERY_MS,
    queryFn: async ({ signal }) => {
      if (project === undefined) return { alerts: undefined }
      try {
        return await request<{ alerts: AlertRecord[] }>('/api/alerts', { project, signal })
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (error.status === 404) return { alerts: null }
        if (error.status === 401 || error.status === 403) return { alerts: undefined }
        throw error
      }
    },
  })
}
