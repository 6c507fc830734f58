import { useMemo } from 'react'
import { useMembers } from '@/api/queries/members'
import { useProjectTeams } from '@/api/queries/teams'

/** The names of members and teams by their ids, by which entries tell of them. */
export function useNames(): ReadonlyMap<string, string> {
  const members = useMembers().data
  const teams = useProjectTeams().data
  return useMemo(
    () =>
      new Map([
        ...(members ?? []).map(({ person_id, name, email }) => [person_id, name || email] as const),
        ...(teams ?? []).map(({ team_id, name }) => [team_id, name] as const),
      ]),
    [members, teams],
  )
}
