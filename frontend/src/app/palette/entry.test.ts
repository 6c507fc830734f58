import { House } from 'lucide-react'
import { describe, expect, it } from 'vitest'
import { sections, type Entry, type Group } from './entry'

const entry = (group: Group, label: string, detail?: string): Entry => ({
  id: `${group}:${label}`,
  group,
  label,
  ...(detail ? { detail } : {}),
  icon: House,
  run: () => {},
})
const ALL = [
  entry('screens', 'Overview'),
  entry('dashboards', 'Sales', 'Finance'),
  entry('events', 'sale_made'),
  entry('actions', 'Log out'),
]
const shown = (search: string, recent: string[] = []) =>
  sections(ALL, search, recent).map(({ group, entries }) => [group, ...entries.map((one) => one.label)])

describe('sections', () => {
  it('shows screens, dashboards and actions before anything is searched', () => {
    expect(shown('')).toEqual([
      ['screens', 'Overview'],
      ['dashboards', 'Sales'],
      ['actions', 'Log out'],
    ])
  })

  it('puts what was used last first, once, and drops what is gone', () => {
    expect(shown('', ['dashboards:Sales', 'dashboards:Deleted'])).toEqual([
      ['recent', 'Sales'],
      ['screens', 'Overview'],
      ['actions', 'Log out'],
    ])
  })

  it('finds events too, and a dashboard by its folder', () => {
    expect(shown('sal')).toEqual([
      ['dashboards', 'Sales'],
      ['events', 'sale_made'],
    ])
    expect(shown('finance')).toEqual([['dashboards', 'Sales']])
  })

  it('shows at most eight of a group', () => {
    const many = Array.from({ length: 30 }, (_, index) => entry('events', `event_${index}`))
    expect(sections(many, 'event', [])[0]!.entries).toHaveLength(8)
  })

  it('finds nothing where nothing fits', () => {
    expect(shown('zzz')).toEqual([])
  })
})
