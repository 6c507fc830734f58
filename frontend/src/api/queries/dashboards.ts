import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { takeOrAsk } from '../ahead'
import { request } from '../client'
import type { Dashboard, DashboardDocument, DashboardList, DashboardVersion, Template } from '../dashboard'
import type { ApiError } from '../error'
import { useProject } from '../project-context'

const ROOT = '/api/dashboards'
export const dashboardPath = (id: string) => `${ROOT}/${encodeURIComponent(id)}`
const listKey = (project: string) => ['dashboards', project] as const
const oneKey = (project: string, id: string) => ['dashboard', project, id] as const

/** All dashboards this person may see; searching and sorting is done on the screen. */
export function useDashboards() {
  const project = useProject().id
  return useQuery<DashboardList, ApiError>({
    queryKey: listKey(project),
    queryFn: ({ signal }) => request(ROOT, { project, signal }),
  })
}

export function useDashboard(id: string) {
  const project = useProject().id
  return useQuery<Dashboard, ApiError>({
    queryKey: oneKey(project, id),
    queryFn: ({ signal }) => takeOrAsk(dashboardPath(id), { project, signal }),
    // What others save arrives over the socket; asking again would only flicker.
    staleTime: 60_000,
  })
}

export function useDeletedDashboards(isWanted: boolean) {
  const project = useProject().id
  return useQuery<DashboardList, ApiError>({
    queryKey: [...listKey(project), 'deleted'],
    queryFn: ({ signal }) => request(`${ROOT}?deleted=true`, { project, signal }),
    enabled: isWanted,
  })
}

export function useTemplates(isWanted: boolean) {
  const project = useProject().id
  return useQuery<Template[], ApiError>({
    queryKey: ['dashboard-templates', project],
    queryFn: async ({ signal }) =>
      (await request<{ templates: Template[] }>(`${ROOT}/templates`, { project, signal })).templates,
    enabled: isWanted,
    staleTime: 300_000,
  })
}

/** The kinds of widgets the server has everything for; null until it says so. */
export function useOfferedKinds(): readonly string[] | null {
  const project = useProject().id
  const kinds = useQuery<string[], ApiError>({
    queryKey: ['widget-kinds', project],
    queryFn: async ({ signal }) =>
      (await request<{ kinds: string[] }>('/api/widgets', { project, signal })).kinds,
    staleTime: Infinity,
  })
  return kinds.data ?? null
}

export type NewDashboard =
  | { document: DashboardDocument }
  | { template: string; sample_data?: boolean; name?: string }
  | { copy_of: string; name?: string }

/** Puts what the server answered in place, and has the list asked again. */
function put(client: QueryClient, project: string, dashboard: Dashboard): void {
  client.setQueryData(oneKey(project, dashboard.id), dashboard)
  void client.invalidateQueries({ queryKey: listKey(project) })
}

export function useCreateDashboard() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Dashboard, ApiError, NewDashboard>({
    mutationFn: (body) => request(ROOT, { method: 'POST', body, project }),
    // With sample data it is in another project.
    onSuccess: (made) => put(client, made.project_id ?? project, made),
  })
}

export interface Save {
  document: DashboardDocument
  base_version: number
  message?: string
  force?: boolean
}

/** A 409 carries the dashboard as it is now in `ApiError.current`. */
export function useSaveDashboard(id: string) {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Dashboard, ApiError, Save>({
    mutationFn: (body) => request(dashboardPath(id), { method: 'PUT', body, project }),
    onSuccess: (saved) => put(client, project, saved),
  })
}

export function useDeleteDashboard() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => request(dashboardPath(id), { method: 'DELETE', project }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey(project) }),
  })
}

export function useRestoreDashboard() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<unknown, ApiError, string>({
    mutationFn: (id) => request(`${dashboardPath(id)}/restore`, { method: 'POST', project }),
    onSuccess: () => client.invalidateQueries({ queryKey: listKey(project) }),
  })
}

export function useFavourite() {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<unknown, ApiError, { id: string; is_favourite: boolean }>({
    mutationFn: ({ id, is_favourite }) =>
      request(`${dashboardPath(id)}/favourite`, { method: is_favourite ? 'PUT' : 'DELETE', project }),
    // The star follows the click; a refusal brings the truth back.
    onMutate: ({ id, is_favourite }) => {
      client.setQueryData<DashboardList>(
        listKey(project),
        (list) =>
          list && {
            ...list,
            dashboards: list.dashboards.map((one) => (one.id === id ? { ...one, is_favourite } : one)),
          },
      )
      client.setQueryData<Dashboard>(oneKey(project, id), (one) => one && { ...one, is_favourite })
    },
    onSettled: () => client.invalidateQueries({ queryKey: listKey(project) }),
  })
}

export function useVersions(id: string, isWanted: boolean) {
  const project = useProject().id
  return useQuery<DashboardVersion[], ApiError>({
    queryKey: [...oneKey(project, id), 'versions'],
    queryFn: async ({ signal }) =>
      (await request<{ versions: DashboardVersion[] }>(`${dashboardPath(id)}/versions`, { project, signal }))
        .versions,
    enabled: isWanted,
    staleTime: 0,
  })
}

export function useVersion(id: string, version: number | null) {
  const project = useProject().id
  return useQuery<DashboardDocument, ApiError>({
    queryKey: [...oneKey(project, id), 'version', version],
    queryFn: async ({ signal }) =>
      (
        await request<{ document: DashboardDocument }>(`${dashboardPath(id)}/versions/${version}`, {
          project,
          signal,
        })
      ).document,
    enabled: version !== null,
    staleTime: Infinity,
  })
}

export function useRestoreVersion(id: string) {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Dashboard, ApiError, number>({
    mutationFn: (version) =>
      request(`${dashboardPath(id)}/versions/${version}/restore`, { method: 'POST', project }),
    onSuccess: (saved) => put(client, project, saved),
  })
}

/** Takes over what arrived by another way, e.g. over the socket. */
export function usePutDashboard() {
  const client = useQueryClient()
  const project = useProject().id
  return (id: string, change: (known: Dashboard) => Dashboard) =>
    client.setQueryData<Dashboard>(oneKey(project, id), (known) => known && change(known))
}
