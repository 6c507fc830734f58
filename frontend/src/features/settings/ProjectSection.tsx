import { may, useProject } from '@/api/project-context'
import { CopyButton } from '@/design/ui/CopyButton'
import { useT } from '@/i18n'
import { DeleteProject } from './DeleteProject'
import { Entry, Group } from './Group'
import { ProjectForm } from './ProjectForm'
import styles from './Settings.module.css'

/** Name and time zone, and the end of the project. */
export default function ProjectSection() {
  const t = useT()
  const project = useProject()
  const isAdmin = may(project, 'manage_project')
  return (
    <>
      <Group title={t('settings.general')}>
        {isAdmin ? (
          <ProjectForm key={project.id} />
        ) : (
          <>
            <Entry name={t('project.name')}>{project.name}</Entry>
            <Entry name={t('project.timezone')}>{project.timezone}</Entry>
          </>
        )}
        <Entry name={t('settings.projectId')} hint={t('settings.projectIdHint')}>
          <code>{project.id}</code>
          <CopyButton text={project.id} label={t('settings.projectId')} />
        </Entry>
      </Group>
      {isAdmin ? (
        <Group title={t('settings.danger')}>
          <Entry name={t('settings.deleteName')} hint={t('settings.deleteWords')}>
            <DeleteProject />
          </Entry>
        </Group>
      ) : (
        <p className={styles.note}>{t('settings.adminsOnly')}</p>
      )}
    </>
  )
}
