import { describe, expect, it } from 'vitest'
import { ApiError } from './error'
import { errorText, faultText } from './error-text'
import { AGAIN_MS, againWhileAway, shownError, STORE_AWAY } from './outage'
import en from '@/i18n/en.json'
import th from '@/i18n/th.json'
import type { Translate } from '@/i18n'

const away = new ApiError(503, STORE_AWAY, 'In the words of the server.')
const metadata = new ApiError(503, 'metadata_unavailable', 'In the words of the server.')
const wrong = new ApiError(400, 'invalid_input', 'A window of 0 days.')
const say = (words: object) => ((key: string) => (words as Record<string, string>)[key]) as Translate

describe('What is said of an outage', () => {
  it('is in the language of the interface', () => {
    expect(errorText(away, say(th))).toBe(th['error.storeAway'])
    expect(errorText(metadata, say(th))).toBe(th['error.metadataAway'])
    expect(errorText(wrong, say(th))).toBe('A window of 0 days.')
    expect(errorText(new ApiError(0, 'network', ''), say(en))).toBe('The server does not answer.')
  })

  it('promises to ask again only where something is watched', () => {
    expect(errorText(away, say(en))).not.toContain(en['error.askedAgain'])
    expect(faultText(away, say(en))).toBe(`${en['error.storeAway']} ${en['error.askedAgain']}`)
    expect(faultText(wrong, say(en))).toBe('A window of 0 days.')
  })
})

describe('A call that the store does not answer', () => {
  it('is made again by itself, and others are not', () => {
    expect(againWhileAway({ state: { error: away } })).toBe(AGAIN_MS)
    expect(againWhileAway({ state: { error: wrong } })).toBe(false)
    expect(againWhileAway({ state: { error: null } })).toBe(false)
  })

  it('stays in view while it is made again, as long as there is nothing else to show', () => {
    const asking = { data: undefined, error: null, failureReason: away }
    expect(shownError(asking)).toBe(away)
    expect(shownError({ ...asking, data: 1 })).toBeNull()
    expect(shownError({ ...asking, failureReason: wrong })).toBeNull()
    expect(shownError({ ...asking, error: wrong })).toBe(wrong)
  })
})
