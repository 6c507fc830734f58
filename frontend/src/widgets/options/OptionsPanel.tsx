import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { OptionsContext, type PanelContext } from './context'
import { OptionField } from './fields/OptionField'
import styles from './options.module.css'
import { withOption, type OptionSchema } from './schema'
import { isOffered, sectionsOf } from './section'
import { useWords } from './use-words'

export interface OptionsPanelProps {
  kind: string
  options: Readonly<Record<string, unknown>>
  onChange: (options: Record<string, unknown>) => void
  queries?: PanelContext['queries']
  fields?: PanelContext['fields']
  inputs?: PanelContext['inputs']
}

const NO_QUERIES: PanelContext['queries'] = []
const NO_FIELDS: PanelContext['fields'] = []
const NO_INPUTS: PanelContext['inputs'] = {}

/** The form of a kind's options, made from its schema. Every change that is valid is handed up at once; a wrong one stays in its field. */
export function OptionsPanel({ kind, options, onChange, ...given }: OptionsPanelProps) {
  const t = useT()
  const say = useWords()
  const { queries = NO_QUERIES, fields = NO_FIELDS, inputs = NO_INPUTS } = given
  const context = useMemo(() => ({ queries, fields, inputs, say }), [queries, fields, inputs, say])
  const { data: schemas } = useQuery({
    queryKey: ['option-schemas'],
    queryFn: async () =>
      (await import('../options.schema.json')).default as unknown as Record<string, OptionSchema>,
    staleTime: Infinity,
  })
  const schema = schemas?.[kind]
  if (!schema) return <Skeleton shape="list" label={t('tile.loading', { title: t('option.title') })} />
  return (
    <OptionsContext value={context}>
      <div className={styles.panel}>
        {sectionsOf(schema).map((section, index) => (
          <details key={section.id} className={styles.section} open={index < 2}>
            <summary className={styles.heading}>{t(section.label)}</summary>
            <div className={styles.fields}>
              {section.names
                .filter((name) => isOffered(name, options))
                .map((name) => {
                  const own = schema.properties![name]!
                  return (
                    <OptionField
                      key={`${kind}.${name}`}
                      schema={own}
                      label={say(own.title ?? name)}
                      value={options[name] === undefined ? own.default : options[name]}
                      onChange={(value) => onChange(withOption(options, name, value, own))}
                    />
                  )
                })}
            </div>
          </details>
        ))}
      </div>
    </OptionsContext>
  )
}

export default OptionsPanel
