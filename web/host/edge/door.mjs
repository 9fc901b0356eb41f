// What answers first: the API is Go's, and the page gets the place of its oEmbed
// answer, as web/host has it in page.go.

import api from './build/worker/worker.mjs'

const PAGES = ['', 'zh/', 'numbers/', 'zh/numbers/', 'symbols/', 'zh/symbols/'].flatMap((folder) => [`/${folder}`, `/${folder}index.html`])
const LINK_LIMIT = 4096

export default {
  async fetch(request, env, context) {
    const { origin, pathname, search } = new URL(request.url)
    if (!PAGES.includes(pathname)) return api.fetch(request, env, context)
    const page = await env.FILES.fetch(request)
    const link = origin + pathname + search
    if (!page.ok || link.length > LINK_LIMIT) return page
    const answer = `${origin}/api/oembed?url=${encodeURIComponent(link)}`
    const announced = new Response(page.body, page)
    announced.headers.set('Link', `<${answer}>; rel="alternate"; type="application/json+oembed"`)
    const add = (head) => head.append(`<link rel="alternate" type="application/json+oembed" href="${answer.replaceAll('&', '&amp;')}" />\n`, { html: true })
    return new HTMLRewriter().on('head', { element: add }).transform(announced)
  },
}
