import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { firstChoice } from '@/api/project-choice'
import { ProjectContext } from '@/api/project-context'
import { ME } from '@/api/queries/me'
import type { Person, Project } from '@/api/types'
import { useUrlState } from '@/dashboard/url-state'
import { TimeZoneContext } from '@/format/use-format'
import { loadScreenTexts } from '@/i18n'
import { LiveProvider } from '@/live/live-context'
import { Routes } from './routes'
import { Shell } from './shell/Shell'

const NoProject = lazy(async () => {
  const [page] = await Promise.all([import('./NoProject'), loadScreenTexts()])
  return page
})

/** Everything a person sees after the login, for the project in the address. */
export function Workspace({ me }: { me: Person }) {
  const [{ project: wanted }] = useUrlState()
  const byId = (id: string | null | undefined) => me.projects.find((one) => one.id === id)
  // Chosen once: a first event in another project must not pull the screen away from this one.
  const [first] = useState(() => firstChoice(me.projects)?.id)
  const project = byId(wanted) ?? byId(first) ?? firstChoice(me.projects)
  if (project) return <InProject me={me} project={project} />
  return (
    <Suspense>
      <NoProject />
    </Suspense>
  )
}

function InProject({ me, project }: { me: Person; project: Project }) {
  const client = useQueryClient()
  // A refused socket usually means an expired login: asking who we are renews it, or leads to the login screen.
  const renew = () => client.refetchQueries({ queryKey: ME })
  return (
    <ProjectContext value={project}>
      <TimeZoneContext value={project.timezone}>
        <LiveProvider
          key={project.id}
          project={project.id}
          isKeptOut={me.is_kept_out ?? false}
          onRefused={renew}
        >
          <Shell me={me}>
            <Routes />
          </Shell>
        </LiveProvider>
      </TimeZoneContext>
    </ProjectContext>
  )
}
