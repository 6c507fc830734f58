import { useQuery } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'

/** How far the sample events of a project are; the newest day is sent first. */
export interface SampleProgress {
  state: 'filling' | 'done'
  days: number
  days_total: number
  events: number
}

interface Sample {
  project_id: string
  progress: SampleProgress
}

const LOOK_MS = 1_000

/** The progress of the project on screen; null where it holds no samples. Looked at again while it goes on. */
export function useSampleProgress(): SampleProgress | null {
  const project = useProject()
  const samples = useQuery<SampleProgress | null, ApiError>({
    queryKey: ['samples', project.id],
    queryFn: async ({ signal }) => {
      const given = await request<{ samples: Sample[] }>('/api/dashboards/samples', {
        project: project.id,
        signal,
      })
      return given.samples.find((one) => one.project_id === project.id)?.progress ?? null
    },
    enabled: project.is_demo,
    refetchInterval: ({ state }) => (state.data?.state === 'filling' ? LOOK_MS : false),
  })
  return samples.data ?? null
}
