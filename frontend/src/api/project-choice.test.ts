import { describe, expect, it } from 'vitest'
import { firstChoice } from './project-choice'
import type { Project } from './types'

const project = (id: string, has_events: boolean, is_system = false) =>
  ({ id, has_events, is_system }) as Project

describe('the project without a wish', () => {
  it('has something to show', () => {
    expect(firstChoice([project('1', false), project('2', true), project('3', true)])?.id).toBe('2')
  })

  it("is the product's own only when there is no other", () => {
    expect(firstChoice([project('1', true, true), project('2', false)])?.id).toBe('2')
    expect(firstChoice([project('1', true, true)])?.id).toBe('1')
  })

  it('is none where there are none', () => expect(firstChoice([])).toBeUndefined())
})
