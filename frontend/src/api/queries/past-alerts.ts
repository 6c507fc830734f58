import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { request } from '../client'
import type { ApiError } from '../error'
import { ProjectContext } from '../project-context'
import type { Alert, AlertChange } from './alerts'

/** An alert with its changes, oldest first. */
export interface AlertCourse {
  alert: Alert
  changes: readonly AlertChange[]
}

const MOST = 20

/** How the alerts of the project went: of those that changed last. Behind a public link there are none. */
export function useAlertCourses(isWanted: boolean) {
  const project = useContext(ProjectContext)?.id
  return useQuery<AlertCourse[], ApiError>({
    queryKey: ['alerts', project, 'courses'],
    queryFn: async ({ signal }) => {
      const { alerts } = await request<{ alerts: Alert[] }>('/api/alerts', { project: project!, signal })
      const latest = [...alerts].sort((a, b) => Date.parse(b.since) - Date.parse(a.since)).slice(0, MOST)
      return Promise.all(
        latest.map(async (alert) => {
          const path = `/api/alerts/${alert.id}/history`
          const { changes } = await request<{ changes: AlertChange[] }>(path, { project: project!, signal })
          return { alert, changes: [...changes].reverse() }
        }),
      )
    },
    enabled: isWanted && project !== undefined,
    staleTime: 60_000,
  })
}
