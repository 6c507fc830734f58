import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { at, type BodyOf } from '../address'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { Permission } from '../types'
import { ME } from './me'
import type { Role } from './members'

interface TeamPerson {
  person_id: string
  name: string
  email: string
  is_active: boolean
}

/** A team of the installation. */
export interface Team {
  id: string
  name: string
  created_at: string
  people: TeamPerson[]
  projects: { project_id: string; name: string; role: Role; permissions: Permission[] }[]
}

/** A team in the project. */
export interface ProjectTeam {
  team_id: string
  name: string
  role: Role
  permissions: Permission[]
  people: TeamPerson[]
}

export interface CandidateTeam {
  team_id: string
  name: string
  people: number
}

const TEAMS = ['teams'] as const

export function useTeams(isWanted: boolean) {
  return useQuery<Team[], ApiError>({
    queryKey: [...TEAMS, 'all'],
    queryFn: async ({ signal }) => (await request<{ teams: Team[] }>(at('/api/teams'), { signal })).teams,
    enabled: isWanted,
  })
}

export function useProjectTeams() {
  const project = useProject().id
  return useQuery<ProjectTeam[], ApiError>({
    queryKey: [...TEAMS, project],
    queryFn: async ({ signal }) => {
      const path = at('/api/projects/{project_id}/teams', { project_id: project })
      return (await request<{ teams: ProjectTeam[] }>(path, { signal })).teams
    },
  })
}

/** Teams that are not in the project yet. */
export function useCandidateTeams() {
  const project = useProject().id
  return useQuery<CandidateTeam[], ApiError>({
    queryKey: [...TEAMS, project, 'candidates'],
    queryFn: async ({ signal }) => {
      const path = at('/api/projects/{project_id}/teams/candidates', { project_id: project })
      return (await request<{ teams: CandidateTeam[] }>(path, { signal })).teams
    },
  })
}

function useRefresh() {
  const client = useQueryClient()
  return () =>
    Promise.all([client.invalidateQueries({ queryKey: TEAMS }), client.invalidateQueries({ queryKey: ME })])
}

export function useMakeTeam() {
  return useMutation<Team, ApiError, BodyOf<'/api/teams', 'post'>>({
    mutationFn: (body) => request(at('/api/teams'), { method: 'POST', body }),
    onSuccess: useRefresh(),
  })
}

export function useRenameTeam() {
  return useMutation<Team, ApiError, { id: string; name: string }>({
    mutationFn: ({ id, name }) =>
      request(at('/api/teams/{team_id}', { team_id: id }), { method: 'PUT', body: { name } }),
    onSuccess: useRefresh(),
  })
}

export function useDeleteTeam() {
  return useMutation<unknown, ApiError, string>({
    mutationFn: (team_id) => request(at('/api/teams/{team_id}', { team_id }), { method: 'DELETE' }),
    onSuccess: useRefresh(),
  })
}

/** Puts somebody into a team, or takes them out. */
export function useChangeTeamPeople() {
  return useMutation<unknown, ApiError, { team_id: string; person_id: string; isIn: boolean }>({
    mutationFn: ({ isIn, ...ids }) =>
      request(at('/api/teams/{team_id}/members/{person_id}', ids), { method: isIn ? 'PUT' : 'DELETE' }),
    onSuccess: useRefresh(),
  })
}

export function useLetTeamIn() {
  const project = useProject().id
  return useMutation<ProjectTeam, ApiError, BodyOf<'/api/projects/{project_id}/teams', 'post'>>({
    mutationFn: (body) =>
      request(at('/api/projects/{project_id}/teams', { project_id: project }), { method: 'POST', body }),
    onSuccess: useRefresh(),
  })
}

type TeamAccess = { team_id: string } & BodyOf<'/api/projects/{project_id}/teams/{team_id}', 'put'>

export function useChangeTeamAccess() {
  const project = useProject().id
  return useMutation<ProjectTeam, ApiError, TeamAccess>({
    mutationFn: ({ team_id, ...body }) =>
      request(at('/api/projects/{project_id}/teams/{team_id}', { project_id: project, team_id }), {
        method: 'PUT',
        body,
      }),
    onSuccess: useRefresh(),
  })
}

export function useLetTeamOut() {
  const project = useProject().id
  return useMutation<unknown, ApiError, string>({
    mutationFn: (team_id) =>
      request(at('/api/projects/{project_id}/teams/{team_id}', { project_id: project, team_id }), {
        method: 'DELETE',
      }),
    onSuccess: useRefresh(),
  })
}
