import type { Rule, SeenRule } from '@/api/queries/segments'

export const KINDS = ['did', 'first_seen', 'last_seen', 'property', 'people', 'group'] as const
export type Kind = (typeof KINDS)[number]

/** Rules that all (`and`) or of which any (`or`) must hold. */
export interface RuleGroup {
  joiner: 'and' | 'or'
  parts: readonly Rule[]
}

export const MOST_DEPTH = 4
export const MOST_PEOPLE = 10_000

/** A new rule of a kind, which can be counted at once where that is possible. */
export function newRule(kind: Kind): Rule {
  switch (kind) {
    case 'did':
      return { did: { event: '*', at_least: 1, within_days: 30 } }
    case 'first_seen':
      return { first_seen: { within_days: 30 } }
    case 'last_seen':
      return { last_seen: { within_days: 30 } }
    case 'property':
      return { property: { field: 'country', operator: 'exists' } }
    case 'people':
      return { people: [] }
    case 'group':
      return { or: [newRule('did')] }
  }
}

/** The group that a rule is; a rule of another kind is a group of one. */
export function groupOf(rule: Rule): RuleGroup {
  if ('and' in rule) return { joiner: 'and', parts: rule.and }
  if ('or' in rule) return { joiner: 'or', parts: rule.or }
  return { joiner: 'and', parts: [rule] }
}

export function ruleOf({ joiner, parts }: RuleGroup): Rule {
  return joiner === 'and' ? { and: parts } : { or: parts }
}

export const isGroup = (rule: Rule) => 'and' in rule || 'or' in rule

/** A rule and whether it is meant the other way round. */
export function peel(rule: Rule): { inner: Rule; isNot: boolean } {
  if (!('not' in rule)) return { inner: rule, isNot: false }
  const { inner, isNot } = peel(rule.not)
  return { inner, isNot: !isNot }
}

export const wrap = (inner: Rule, isNot: boolean): Rule => (isNot ? { not: inner } : inner)

export const daysOf = (seen: SeenRule) => ('within_days' in seen ? seen.within_days : seen.before_days)
export const seenOf = (days: number, isBefore: boolean): SeenRule =>
  isBefore ? { before_days: days } : { within_days: days }

/** Whether the rule says anything everywhere: an empty group or list cannot be asked. */
export function isWhole(rule: Rule): boolean {
  if ('not' in rule) return isWhole(rule.not)
  if ('and' in rule) return rule.and.length > 0 && rule.and.every(isWhole)
  if ('or' in rule) return rule.or.length > 0 && rule.or.every(isWhole)
  return !('people' in rule) || rule.people.length > 0
}

const HEADINGS = new Set(
  [
    'id',
    'ids',
    'user',
    'userid',
    'customerid',
    'personid',
    'distinctid',
    'anonymousid',
    'email',
    'person',
  ].flatMap((name) => [name, `${name}s`]),
)

/** Whether a file begins with the name of its column. */
export const isHeading = (id: string) => HEADINGS.has(id.toLowerCase().replace(/[\s_-]/g, ''))

/** The ids of a text or of the first column of a CSV file, one a line, each once. */
export function readIds(text: string): string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line)
      return (quoted ? quoted[1]!.replaceAll('""', '"') : line.split(/[,;\t]/)[0]!).trim()
    })
  return [...new Set(lines.filter((line) => line !== ''))]
}
