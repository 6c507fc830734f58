import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { request } from '@/api/client'
import { ApiError } from '@/api/error'
import { ProjectContext } from '@/api/project-context'
import { useAlertCourses } from '@/api/queries/past-alerts'
import { PastContext } from '../past-context'
import { alertsAt, type AlertRecord } from './alert'

const EVERY_MS = 15_000

/** `null`: this server has no alerts; `undefined`: they may not be seen here, as behind a public link. */
export type Alerts = readonly AlertRecord[] | null | undefined

/** The alerts of the project, asked for anew while the widget is on screen, or as they were at the moment that the dashboard shows. */
export function useAlerts() {
  const at = useContext(PastContext)
  const now = useCurrentAlerts(at === null)
  const courses = useAlertCourses(at !== null)
  if (at === null) return { ...now, now: now.dataUpdatedAt }
  const { data, error, refetch } = courses
  return { data: data && { alerts: alertsAt(data, at) }, error, refetch, now: Date.parse(at) }
}

/** A public page has no project to ask for. */
function useCurrentAlerts(isWanted: boolean) {
  const project = useContext(ProjectContext)?.id
  return useQuery<{ alerts: Alerts }, ApiError>({
    queryKey: ['alerts', project],
    refetchInterval: EVERY_MS,
    enabled: isWanted,
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
