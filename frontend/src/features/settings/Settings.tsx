import type { ReactNode } from 'react'
import { useProject } from '@/api/project-context'
import { useMe } from '@/api/queries/me'
import { changeSettings, useSettings } from '@/design/settings'
import { Card } from '@/design/ui/Card'
import { Segmented } from '@/design/ui/Segmented'
import { useT } from '@/i18n'
import { LanguageChoice } from '@/widgets/LanguageChoice'
import { AccentChoice } from './AccentChoice'
import { DeleteProject } from './DeleteProject'
import { ProjectForm } from './ProjectForm'
import styles from './Settings.module.css'

export default function Settings() {
  const t = useT()
  const project = useProject()
  const me = useMe().data
  const theme = useSettings((settings) => settings.theme)
  return (
    <div className={styles.page}>
      <Group title={t('settings.appearance')}>
        <Entry name={t('theme.label')}>
          <Segmented
            label={t('theme.label')}
            value={theme}
            onChange={(choice) => changeSettings({ theme: choice })}
            options={(['system', 'light', 'dark'] as const).map((value) => ({
              value,
              label: t(`theme.${value}`),
            }))}
          />
        </Entry>
        <Entry name={t('settings.accent')}>
          <AccentChoice />
        </Entry>
        <Entry name={t('language.label')}>
          <LanguageChoice />
        </Entry>
      </Group>
      <Group title={t('settings.project')}>
        {project.role === 'admin' ? (
          <ProjectForm key={project.id} />
        ) : (
          <>
            <Entry name={t('project.name')}>{project.name}</Entry>
            <Entry name={t('project.timezone')}>{project.timezone}</Entry>
          </>
        )}
        <Entry name={t('settings.projectId')}>
          <code>{project.id}</code>
        </Entry>
      </Group>
      <Group title={t('settings.account')}>
        <Entry name={t('login.email')}>{me?.email}</Entry>
        <Entry name={t('settings.role')}>{project.role}</Entry>
      </Group>
      {project.role === 'admin' && (
        <Group title={t('settings.danger')}>
          <Entry name={t('settings.deleteWords')}>
            <DeleteProject />
          </Entry>
        </Group>
      )}
    </div>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className={styles.group}>
      <h2>{title}</h2>
      <div>{children}</div>
    </Card>
  )
}

function Entry({ name, children }: { name: string; children: ReactNode }) {
  return (
    <dl className={styles.entry}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </dl>
  )
}
