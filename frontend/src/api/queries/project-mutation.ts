import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { ApiError } from '../error'
import { useProject } from '../project-context'

/** A change in the project. What it changes is known by `[key, project]` for each of the keys, and asked again. */
export function useProjectMutation<Given, Answer = unknown>(
  call: (project: string, given: Given) => Promise<Answer>,
  ...keys: readonly string[]
): UseMutationResult<Answer, ApiError, Given> {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<Answer, ApiError, Given>({
    mutationFn: (given) => call(project, given),
    onSuccess: () => Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key, project] }))),
  })
}
