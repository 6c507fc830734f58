import { memo } from 'react'
import world from './world.json'

export const WORLD = { width: world.width, height: world.height }
const COUNTRIES: readonly (readonly [code: string, path: string])[] = Object.entries(world.countries)
export const COUNTRY_PATHS: ReadonlyMap<string, string> = new Map(COUNTRIES)

interface CountryProps {
  code: string
  path: string
  fill: string
  line: string
  width: number
  mark: number | undefined
}

// 236 shapes: a live update re-draws only those whose shade changed.
const Country = memo(function Country({ code, path, fill, line, width, mark }: CountryProps) {
  return <path d={path} fill={fill} stroke={line} strokeWidth={width} data-code={code} data-mark={mark} />
})

interface CountriesProps {
  fill: (code: string) => string
  line: string
  /** The mark a country is, for those that have a value. */
  markOf?: (code: string) => number | undefined
  /** Drawn last, with this outline. */
  active?: { code: string; line: string } | null
}

/** All countries in Equal Earth projection, in the units of the map. */
export function Countries({ fill, line, markOf, active }: CountriesProps) {
  const shape = (code: string, path: string, isActive: boolean) => (
    <Country
      key={isActive ? 'active' : code}
      {...{ code, path }}
      fill={fill(code)}
      line={isActive ? active!.line : line}
      width={isActive ? 1.6 : 0.6}
      mark={markOf?.(code)}
    />
  )
  const above = active && COUNTRY_PATHS.get(active.code)
  return (
    <>
      {COUNTRIES.map(([code, path]) => shape(code, path, false))}
      {above && shape(active.code, above, true)}
    </>
  )
}
