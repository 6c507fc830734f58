import { useMemo } from 'react'
import { useMembers } from '@/api/queries/members'

/** The names of the members, by their ids: entries name people by id. */
export function useNames(): ReadonlyMap<string, string> {
  const members = useMembers().data
  return useMemo(
    () => new Map(members?.map(({ person_id, name, email }) => [person_id, name || email])),
    [members],
  )
}
