import type { Plugin } from 'vite'

export function workerFiles(): Plugin
