import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const SOURCE = join(import.meta.dirname, '..')
const COMPOSITED = new Set(['opacity', 'transform'])

interface Animation {
  file: string
  name: string
  properties: string[]
}

/** The animations of a file that never end, with the properties their key frames change. */
function endless(file: string): Animation[] {
  const css = readFileSync(join(SOURCE, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const declared = [...css.matchAll(/animation:([^;]*)/g)].flatMap((one) => one[1]!.split(','))
  const names = declared.filter((one) => /\binfinite\b/.test(one)).map((one) => one.trim().split(/\s+/)[0]!)
  return names.map((name) => {
    const frames = new RegExp(`@keyframes ${name} \\{([\\s\\S]*?\\})\\s*\\}`).exec(css)?.[1] ?? ''
    return { file, name, properties: [...frames.matchAll(/([a-z-]+):/g)].map((one) => one[1]!) }
  })
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.css'),
)
const animations = files.flatMap(endless)

describe('animations without an end', () => {
  it.each(animations)(
    '$name in $file changes nothing that is painted anew in every frame',
    ({ properties }) => {
      expect(properties).not.toEqual([])
      expect(properties.filter((one) => !COMPOSITED.has(one))).toEqual([])
    },
  )

  it('are found', () => expect(animations.map((one) => one.name)).toContain('breathe'))

  it('leave the first second of a waiting tile to what it waits for', () => {
    const css = readFileSync(join(SOURCE, 'design/ui/Skeleton.module.css'), 'utf8')
    expect(css).toMatch(/breathe [\d.]+s 1s/)
  })
})
