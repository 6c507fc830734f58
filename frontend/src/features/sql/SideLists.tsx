import { Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useDeleteSql, useSavedSql, useSaveSql, type SavedSql, type SqlSchema } from '@/api/queries/sql'
import { Card } from '@/design/ui/Card'
import { IconButton } from '@/design/ui/IconButton'
import { Tabs } from '@/design/ui/Tabs'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { RecentList } from './RecentList'
import styles from './sql.module.css'

interface SideListsProps {
  schema: SqlSchema | undefined
  /** Id of the statement that is open. */
  chosen: string | null
  onOpen: (saved: SavedSql) => void
  /** A statement that is not kept, to go on with. */
  onLoad: (query: string) => void
  onInsert: (words: string) => void
}

/** Beside the editor: the statements that are kept, and what a statement may name. */
export function SideLists({ schema, chosen, onOpen, onLoad, onInsert }: SideListsProps) {
  const t = useT()
  return (
    <Card className={styles.side} aria-label={t('sql.library')}>
      <Tabs
        label={t('sql.library')}
        tabs={[
          {
            id: 'schema',
            label: t('sql.tables'),
            content: <Names schema={schema} onInsert={onInsert} />,
          },
          { id: 'recent', label: t('sql.recent'), content: <RecentList onLoad={onLoad} /> },
          { id: 'saved', label: t('sql.savedOnes'), content: <SavedList chosen={chosen} onOpen={onOpen} /> },
        ]}
      />
    </Card>
  )
}

function Names({ schema, onInsert }: { schema: SqlSchema | undefined; onInsert: (words: string) => void }) {
  const t = useT()
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const has = (text: string) => text.toLowerCase().includes(wanted)
  const properties = schema?.properties.filter((one) => has(one.expression)) ?? []
  return (
    <>
      <input
        type="search"
        className={styles.find}
        aria-label={t('sql.find')}
        placeholder={t('sql.find')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className={styles.names}>
        {schema?.tables.map((table) => (
          <details key={table.name} open={table.name === 'events' || wanted !== ''}>
            <summary title={table.description}>{table.name}</summary>
            <ul>
              {table.columns
                .filter((one) => has(one.name))
                .map((column) => (
                  <Name
                    key={column.name}
                    words={column.name}
                    type={column.type}
                    title={column.description}
                    onInsert={onInsert}
                  />
                ))}
            </ul>
          </details>
        ))}
        {properties.length > 0 && (
          <details open>
            <summary>{t('feed.properties')}</summary>
            <ul>
              {properties.map((one) => (
                <Name
                  key={one.expression}
                  words={one.expression}
                  type={one.type}
                  title={one.name}
                  onInsert={onInsert}
                />
              ))}
            </ul>
          </details>
        )}
      </div>
    </>
  )
}

interface NameProps {
  words: string
  type: string
  title: string
  onInsert: (words: string) => void
}

const plain = (type: string) =>
  type
    .replace(/LowCardinality\((.*?)\)/, '$1')
    .replace(/Nullable\((.*)\)/, '$1?')
    .replace(/DateTime64\(.*\)/, 'DateTime')

function Name({ words, type, title, onInsert }: NameProps) {
  const t = useT()
  return (
    <li>
      <button
        type="button"
        title={title}
        aria-label={t('sql.insert', { name: words })}
        onClick={() => onInsert(words)}
      >
        <code>{words}</code>
        <small>{plain(type)}</small>
      </button>
    </li>
  )
}

function SavedList({ chosen, onOpen }: { chosen: string | null; onOpen: (saved: SavedSql) => void }) {
  const t = useT()
  const saved = useSavedSql()
  const remove = useDeleteSql()
  const restore = useSaveSql()
  const drop = ({ id, name, query, shared }: SavedSql) =>
    remove.mutate(id, {
      onSuccess: () =>
        toast(t('sql.deleted', { name }), 'info', {
          label: t('sql.undo'),
          onSelect: () => restore.mutate({ id: null, text: { name, query, shared } }),
        }),
      onError: (error) => toast(errorText(error, t), 'negative'),
    })
  if (saved.isLoadingError) return <p className={styles.none}>{errorText(saved.error, t)}</p>
  if (saved.data?.length === 0) return <p className={styles.none}>{t('sql.noneSaved')}</p>
  return (
    <ul className={styles.kept}>
      {saved.data?.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            aria-current={one.id === chosen ? 'true' : undefined}
            title={one.query}
            onClick={() => onOpen(one)}
          >
            <b>{one.name}</b>
            {one.shared && (
              <small>
                <Users size={12} aria-hidden="true" />
                {one.is_mine ? t('sql.forAll') : one.owner}
              </small>
            )}
          </button>
          {one.is_mine && (
            <IconButton label={t('sql.delete', { name: one.name })} isSmall onClick={() => drop(one)}>
              <Trash2 size={13} aria-hidden="true" />
            </IconButton>
          )}
        </li>
      ))}
    </ul>
  )
}
