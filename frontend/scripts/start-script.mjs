// Puts the start script into the page before everything else that is code. As a script of its own it runs when it is here: among the
// imports of the application it would wait for all of them.
export function startScript() {
  return {
    name: 'start-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { bundle }) {
        const chunk = Object.values(bundle).find(
          (one) => one.type === 'chunk' && one.isEntry && one.name === 'start',
        )
        const at = (file) => `/${file}`
        return [
          {
            tag: 'script',
            attrs: { type: 'module', crossorigin: true, src: at(chunk.fileName) },
            injectTo: 'head-prepend',
          },
          ...chunk.imports.map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: at(file) },
            injectTo: 'head-prepend',
          })),
        ]
      },
    },
  }
}
