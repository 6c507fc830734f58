import type { paths } from './schema'

/** Every address of the API, as the server documents them. */
export type ApiPath = keyof paths & `/api/${string}`

type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

type Given<Path extends string> = [NamesIn<Path>] extends [never] ? [] : [Record<NamesIn<Path>, string>]

/** The body that a call takes. */
export type BodyOf<Path extends ApiPath, Method extends keyof paths[Path]> =
  NonNullable<paths[Path][Method]> extends { requestBody: { content: { 'application/json': infer Body } } }
    ? Body
    : never

/** An address with its names filled in; one that the server does not have, or a name left out, does not compile. */
export function at<Path extends ApiPath>(path: Path, ...[given]: Given<Path>): string {
  const values = (given ?? {}) as Record<string, string>
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
