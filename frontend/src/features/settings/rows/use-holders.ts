import { useKeys } from '@/api/queries/keys'
import { ROLES, useMembers, type Role } from '@/api/queries/members'
import type { HoldsFor } from '@/api/queries/row-rules'
import { useProjectTeams } from '@/api/queries/teams'
import { useProject } from '@/api/project-context'
import { useT } from '@/i18n'

export type HolderKind = keyof HoldsFor

export const KINDS: readonly HolderKind[] = ['roles', 'people', 'teams', 'keys']

export interface Holder {
  id: string
  name: string
}

/** Everyone whom a rule can hold for, by kind, and how a choice of them reads. */
export function useHolders() {
  const t = useT()
  const members = useMembers().data ?? []
  const teams = useProjectTeams().data ?? []
  const keys = useKeys(useProject().id).data ?? []
  const choices: Record<HolderKind, Holder[]> = {
    roles: ROLES.map((role: Role) => ({ id: role, name: t(`members.role.${role}`) })),
    people: members.map((one) => ({ id: one.person_id, name: one.name || one.email })),
    teams: teams.map((one) => ({ id: one.team_id, name: one.name })),
    keys: keys
      .filter((one) => one.kind === 'read' && one.revoked_at === null)
      .map((one) => ({ id: one.id, name: one.name })),
  }
  const text = (holds: HoldsFor) =>
    (Object.keys(choices) as HolderKind[])
      .flatMap((kind) =>
        holds[kind].map((id) => choices[kind].find((one) => one.id === id)?.name ?? t('rows.gone')),
      )
      .join(', ')
  return { choices, text }
}

export const NOBODY: HoldsFor = { roles: [], people: [], teams: [], keys: [] }

export const isNobody = (holds: HoldsFor) =>
  Object.values(holds).every((ids: readonly string[]) => ids.length === 0)
