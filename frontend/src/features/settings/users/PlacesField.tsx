import { useId } from 'react'
import { ROLES, type Role } from '@/api/queries/members'
import { usePermissions, usualOf } from '@/api/queries/permissions'
import type { Project } from '@/api/types'
import { useT } from '@/i18n'
import list from '../list.module.css'
import styles from './users.module.css'

/** Project -> the role in it; who is in no project sees nothing. */
export type Places = Readonly<Record<string, Role>>

interface PlacesFieldProps {
  projects: readonly Project[]
  value: Places
  onChange: (places: Places) => void
}

/** In which projects somebody is to be, and as what: at most what one may do there oneself. */
export function PlacesField({ projects, value, onChange }: PlacesFieldProps) {
  const t = useT()
  const id = useId()
  const all = usePermissions().data ?? []
  const put = (project: string, role: string) => {
    const others = Object.entries(value).filter(([one]) => one !== project)
    const chosen = ROLES.find((one) => one === role)
    onChange(Object.fromEntries(chosen ? [...others, [project, chosen]] : others))
  }
  return (
    <fieldset className={styles.places}>
      <legend>{t('settings.projects')}</legend>
      {projects.map(({ id: project, name, permissions }) => (
        <div key={project}>
          <label htmlFor={`${id}-${project}`}>{name}</label>
          <select
            id={`${id}-${project}`}
            className={list.control}
            value={value[project] ?? ''}
            onChange={(event) => put(project, event.target.value)}
          >
            <option value="">{t('users.notInIt')}</option>
            {ROLES.filter((role) => usualOf(role, all).every((one) => permissions.includes(one))).map(
              (role) => (
                <option key={role} value={role}>
                  {t(`members.role.${role}`)}
                </option>
              ),
            )}
          </select>
        </div>
      ))}
    </fieldset>
  )
}
