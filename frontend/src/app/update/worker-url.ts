interface Policy {
  createScriptURL: (url: string) => string
}

interface TrustedTypes {
  createPolicy: (name: string, rules: Policy) => Policy
}

const WORKER = '/sw.js'

/** The only script address this product ever makes from a string. */
export function onlyWorker(url: string): string {
  if (url !== WORKER) throw new TypeError(`${url} is not a script of this product`)
  return url
}

/** The address of the service worker, trusted where the browser asks for that. */
export function workerUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  return trustedTypes?.createPolicy('app', { createScriptURL: onlyWorker }).createScriptURL(WORKER) ?? WORKER
}
