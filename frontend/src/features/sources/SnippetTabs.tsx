import { CodeBlock } from '@/design/ui/CodeBlock'
import { Tabs } from '@/design/ui/Tabs'
import { useT } from '@/i18n'
import { snippets, type Snippet } from './snippets'
import styles from './sources.module.css'

const NAMES = { curl: 'curl', python: 'Python', node: 'Node.js' }

export function SnippetTabs({ apiKey }: { apiKey: string }) {
  const t = useT()
  const name = (id: Snippet['id']) =>
    id === 'browser' ? t('firstRun.browser') : id === 'file' ? t('firstRun.file') : NAMES[id]
  const tabs = snippets(location.origin, apiKey).map(({ id, code }) => ({
    id,
    label: name(id),
    content: (
      <div className={styles.snippet}>
        <CodeBlock code={code} label={name(id)} />
      </div>
    ),
  }))
  return <Tabs label={t('firstRun.tabs')} tabs={tabs} />
}
