import { Plus, Trash2 } from 'lucide-react'
import { use } from 'react'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import { OptionsContext, type InnerProps } from '../context'
import styles from '../options.module.css'
import { unwrapped, withOption, type OptionSchema } from '../schema'
import { OptionField } from './OptionField'

type Item = Record<string, unknown>

/** Several of the same, each with its own fields: thresholds, mappings, columns. */
export function ListField({ schema, label, value, onChange }: InnerProps) {
  const t = useT()
  const { say } = use(OptionsContext)
  const items = Array.isArray(value) ? (value as Item[]) : []
  const own = schema.items ?? {}
  const properties = Object.entries(own.properties ?? {})
  const put = (index: number, item: Item) => onChange(items.map((one, at) => (at === index ? item : one)))
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      {items.map((item, index) => (
        <div key={index} className={styles.row}>
          {properties.map(([name, part]) => (
            <div key={name} className={isWide(part) ? styles.wide : undefined}>
              <OptionField
                schema={shortened(part)}
                label={say(part.title ?? name)}
                value={item[name] === undefined ? part.default : item[name]}
                onChange={(next) =>
                  put(index, withOption(item, name, next, own.required?.includes(name) ? {} : part))
                }
              />
            </div>
          ))}
          <IconButton
            label={t('option.remove', { name: `${label} ${index + 1}` })}
            isSmall
            onClick={() => onChange(items.filter((_, at) => at !== index))}
          >
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {items.length < (schema.maxItems ?? Infinity) && (
        <Button className={styles.add} onClick={() => onChange([...items, newItem(own, items)])}>
          <Plus size={14} aria-hidden="true" />
          {t('option.add')}
        </Button>
      )}
      {schema.description && <p className={styles.hint}>{say(schema.description)}</p>}
    </fieldset>
  )
}

/** Swatches and choices side by side need a line of their own. */
function isWide(part: OptionSchema): boolean {
  const { schema } = unwrapped(part)
  return schema['x-input'] === 'colour' || (schema.enum?.length ?? Infinity) <= 4
}

/** In a row there is no room for explanations. */
function shortened(schema: OptionSchema): OptionSchema {
  const rest = { ...schema }
  delete rest.description
  return rest
}

/** A new one with what it must have: numbers go on from the last, a colour starts as a warning. */
function newItem(schema: OptionSchema, items: readonly Item[]): Item {
  const made: Item = {}
  for (const name of schema.required ?? []) {
    const part = schema.properties?.[name] ?? {}
    const last = items.at(-1)?.[name]
    if (part['x-input'] === 'colour') made[name] = 'warning'
    else if (part.type === 'number' || part.type === 'integer')
      made[name] = typeof last === 'number' ? last + 1 : 0
    else made[name] = part.enum?.[0] ?? (part.minLength ? 'A' : '')
  }
  return made
}
