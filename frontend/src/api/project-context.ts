import { createContext, useContext } from 'react'
import type { Project } from './types'

export const ProjectContext = createContext<Project | null>(null)

/** The project on screen. */
export function useProject(): Project {
  const project = useContext(ProjectContext)
  if (!project) throw new Error('useProject needs a ProjectContext above it')
  return project
}
