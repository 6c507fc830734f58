import { FolderPlus } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { firstChoice } from '@/api/project-choice'
import { ProjectContext } from '@/api/project-context'
import { ME } from '@/api/queries/me'
import type { Person, Project } from '@/api/types'
import { useUrlState } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { TimeZoneContext } from '@/format/use-format'
import { loadScreenTexts, useT } from '@/i18n'
import { LiveProvider } from '@/live/live-context'
import { Routes } from './routes'
import { Shell } from './shell/Shell'
import styles from './errors/errors.module.css'

const NewProject = lazy(async () => {
  const [module] = await Promise.all([import('./shell/NewProject'), loadScreenTexts()])
  return { default: module.NewProject }
})

/** Everything a person sees after the login, for the project in the address. */
export function Workspace({ me }: { me: Person }) {
  const [{ project: wanted }] = useUrlState()
  const byId = (id: string | null | undefined) => me.projects.find((one) => one.id === id)
  // Chosen once: a first event in another project must not pull the screen away from this one.
  const [first] = useState(() => firstChoice(me.projects)?.id)
  const project = byId(wanted) ?? byId(first) ?? firstChoice(me.projects)
  return project ? <InProject me={me} project={project} /> : <NoProject />
}

function InProject({ me, project }: { me: Person; project: Project }) {
  const client = useQueryClient()
  // A refused socket usually means an expired login: asking who we are renews it, or leads to the login screen.
  const renew = () => client.refetchQueries({ queryKey: ME })
  return (
    <ProjectContext value={project}>
      <TimeZoneContext value={project.timezone}>
        <LiveProvider key={project.id} project={project.id} onRefused={renew}>
          <Shell me={me}>
            <Routes />
          </Shell>
        </LiveProvider>
      </TimeZoneContext>
    </ProjectContext>
  )
}

function NoProject() {
  const t = useT()
  const [isCreating, setIsCreating] = useState(false)
  return (
    <main className={styles.page}>
      <EmptyState
        icon={<FolderPlus size={32} aria-hidden="true" />}
        title={t('project.none')}
        detail={t('project.noneHint')}
        action={
          <Button variant="primary" onClick={() => setIsCreating(true)}>
            {t('project.create')}
          </Button>
        }
      />
      <Suspense>
        <NewProject isOpen={isCreating} onClose={() => setIsCreating(false)} />
      </Suspense>
    </main>
  )
}
