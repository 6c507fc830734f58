import { createContext, useContext } from 'react'
import type { Permission, Project } from './types'

export const ProjectContext = createContext<Project | null>(null)

/** The project on screen. */
export function useProject(): Project {
  const project = useContext(ProjectContext)
  if (!project) throw new Error('useProject needs a ProjectContext above it')
  return project
}

/** Whether the person may do something in the project; the server decides, this only spares them buttons that fail. */
export function may(project: Project, permission: Permission): boolean {
  return project.permissions.includes(permission)
}
