import type { Action, Rule, Subject } from '@/api/queries/privacy-rules'
import type { MessageKey, Translate } from '@/i18n'

/** What can be done with each subject, the usual first. */
export const ACTIONS: Record<Subject, readonly Action[]> = {
  property: ['hash', 'encrypt', 'drop', 'keep'],
  event: ['drop', 'keep'],
  person_id: ['hash', 'drop'],
  user_id: ['drop'],
  anonymous_id: ['drop'],
  session_id: ['hash', 'drop'],
  ip: ['truncate', 'drop'],
  detected: ['mask'],
}

export const DETECTED = ['email', 'card', 'phone'] as const

/** Subjects whose target is typed. */
export const isNamed = (subject: Subject) => subject === 'property' || subject === 'event'

export const NEW_RULE: Rule = { subject: 'property', action: 'hash', target: '' }

export const isWhole = ({ subject, target }: Rule) => !isNamed(subject) || target.trim() !== ''

/** The rule with another subject: its action and target are such as go with it. */
export function withSubject(rule: Rule, subject: Subject): Rule {
  const action = ACTIONS[subject].includes(rule.action) ? rule.action : ACTIONS[subject][0]!
  const isKept = isNamed(subject) && isNamed(rule.subject)
  return { subject, action, target: isKept ? rule.target : subject === 'detected' ? 'email' : '' }
}

/** What a rule is about: a name as it is, else words. */
export function subjectText({ subject, target }: Rule, t: Translate): string {
  if (isNamed(subject)) return target
  if (subject === 'detected') return t(`rules.detected.${target}` as MessageKey)
  return t(`rules.subject.${subject}`)
}
