// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { dropDraft, dropOldDrafts, keepDraft, readDraft } from './draft'
import { document, widget } from './testing'

const draft = (saved_at = '2026-11-22T08:00:00.000Z') => ({
  document: document(widget('a', { title: 'Changed' })),
  base: document(widget('a')),
  base_version: 3,
  saved_at,
})

beforeEach(() => localStorage.clear())

describe('drafts', () => {
  it('come back as they were kept, for their dashboard only', () => {
    expect(keepDraft('p1', 'd1', draft())).toBe(true)
    expect(readDraft('p1', 'd1')).toEqual(draft())
    expect(readDraft('p1', 'd2')).toBeNull()
    dropDraft('p1', 'd1')
    expect(readDraft('p1', 'd1')).toBeNull()
  })

  it.each(['{"document": ', 'null', '{"document": {"tabs": []}}'])(
    'ignore what is not a draft: %s',
    (text) => {
      localStorage.setItem('tidegauge.draft.p1.d1', text)
      expect(readDraft('p1', 'd1')).toBeNull()
    },
  )

  it('are forgotten after 30 days; other entries stay', () => {
    keepDraft('p1', 'new', draft())
    keepDraft('p1', 'old', draft('2026-10-01T00:00:00.000Z'))
    localStorage.setItem('tidegauge.settings', '{}')
    dropOldDrafts(new Date('2026-11-23T00:00:00.000Z'))
    expect(readDraft('p1', 'new')).not.toBeNull()
    expect(readDraft('p1', 'old')).toBeNull()
    expect(localStorage.getItem('tidegauge.settings')).toBe('{}')
  })

  it('say when there is no room for them', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(keepDraft('p1', 'd1', draft())).toBe(false)
  })
})
