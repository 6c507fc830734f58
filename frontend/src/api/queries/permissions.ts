import { useQuery } from '@tanstack/react-query'
import { at } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import type { Permission } from '../types'
import type { Role } from './members'

/** What can be given in a project. */
export interface Giveable {
  name: Permission
  /** Those that allow it as long as nobody says otherwise. */
  roles: readonly Role[]
  /** Nobody in a project is without it. */
  is_always: boolean
}

export function usePermissions() {
  return useQuery<Giveable[], ApiError>({
    queryKey: ['permissions'],
    queryFn: async ({ signal }) =>
      (await request<{ permissions: Giveable[] }>(at('/api/permissions'), { signal })).permissions,
    staleTime: Infinity,
  })
}

/** What a role allows as long as nobody says otherwise. */
export const usualOf = (role: Role, all: readonly Giveable[]): Permission[] =>
  all.filter((one) => one.roles.includes(role)).map((one) => one.name)

/** Whether somebody may do other things than their role says. */
export const isUnusual = (role: Role, held: readonly Permission[], all: readonly Giveable[]): boolean =>
  all.some((one) => one.roles.includes(role) !== held.includes(one.name))
