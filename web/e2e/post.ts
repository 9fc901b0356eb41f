// A blog post with embeds, open in a browser.

import assert from 'node:assert/strict'
import path from 'node:path'
import { Blog, type BlogOptions, type BlogRecord } from './blog'
import { shots } from './environment'
import { stand, type Stand } from './stand'
import type { Browser, Tab, TabOptions } from './tab'

const PATIENCE_MS = 30_000

/** The element's script, as the snippet has it. */
export function scriptOf(lab: string): string {
  return `<script type="module" src="${lab}embed.js"></script>`
}

type PostOptions = TabOptions & Omit<BlogOptions, 'language'> & { blogLanguage?: string }

/** What test files about posts stand on: a lab that lets other sites have it, under a name that is not the posts' own. */
export interface PostStand extends Stand {
  readonly lab: string
  post(html: string, options?: PostOptions): Promise<Post>
}

export function postStand(): PostStand {
  const on = stand({ policy: true, shared: true })
  const labOf = (): string => on.host.address.replace('127.0.0.1', 'localhost')
  return {
    get browser() {
      return on.browser
    },
    get host() {
      return on.host
    },
    get lab() {
      return labOf()
    },
    open: on.open,
    post: (html, options) => Post.open(on.browser, labOf(), html, options),
  }
}

export class Post {
  private constructor(
    private readonly blog: Blog,
    readonly tab: Tab,
  ) {}

  /** Files of the blog whose reader went away before their end. */
  get left(): readonly string[] {
    return this.blog.left
  }

  static async open(
    browser: Browser,
    lab: string,
    html: string,
    { frames, blogLanguage, theme, isolation, files, sandbox, ...options }: PostOptions = {},
  ): Promise<Post> {
    const blog = await Blog.start(lab, html, { frames, language: blogLanguage, theme, isolation, files, sandbox })
    const tab = await browser.tab(options)
    await tab.open(blog.address)
    return new Post(blog, tab)
  }

  record(): Promise<BlogRecord> {
    return this.tab.evaluate(() => window.blog, null)
  }

  async until(what: string, condition: (record: BlogRecord) => unknown, patience = PATIENCE_MS): Promise<BlogRecord> {
    for (const end = Date.now() + patience; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const record = await this.record()
      if (condition(record)) return record
      if (Date.now() > end)
        assert.fail(
          `waited in vain: ${what}; ${JSON.stringify({ ...record, events: record.events.slice(-5), messages: record.messages.slice(-5) })} ${this.tab.complaints.join(' | ')}`,
        )
    }
  }

  /** The first event of a kind, from an element or from any. */
  async event(name: string, on?: string, patience = PATIENCE_MS): Promise<Record<string, unknown>> {
    const is = (told: BlogRecord['events'][number]): boolean => told.event === name && (on === undefined || told.on === on)
    const { events } = await this.until(`the event ${name}`, ({ events }) => events.some(is), patience)
    return events.find(is)!.detail
  }

  async forget(): Promise<void> {
    await this.tab.evaluate(() => void (window.blog.events = []), null)
  }

  async attribute(selector: string, name: string, value: string): Promise<void> {
    await this.tab.evaluate(([of, attribute, text]) => document.querySelector(of)!.setAttribute(attribute, text), [selector, name, value] as const)
  }

  async scrollTo(top: number): Promise<void> {
    await this.tab.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top)
  }

  async rest(ms: number): Promise<void> {
    await this.tab.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), ms)
  }

  async shot(name: string): Promise<void> {
    if (shots) await this.tab.screenshot(path.join(shots, `${name}.png`), false)
  }

  /** Nothing went wrong in the host, the frames or their workers. */
  async close(): Promise<void> {
    const violations = this.inFrame ? [] : (await this.record()).violations
    await this.tab.close()
    this.blog.close()
    assert.deepEqual({ complaints: this.tab.complaints, violations }, { complaints: [], violations: [] })
  }

  private inFrame = false

  /** From now on functions run in the first embed. */
  async enter(): Promise<void> {
    await this.tab.enterFrame()
    this.inFrame = true
  }

  /** Closes a post in which the console says this, and nothing else is wrong. */
  async closeSaying(words: RegExp): Promise<void> {
    const { violations } = await this.record()
    for (const end = Date.now() + PATIENCE_MS; !this.tab.complaints.some((complaint) => words.test(complaint)); await this.rest(50))
      assert.ok(Date.now() < end, `the console does not say ${words}: ${this.tab.complaints.join(' | ')}`)
    await this.leave()
    assert.deepEqual({ complaints: this.tab.complaints.filter((complaint) => !words.test(complaint)), violations }, { complaints: [], violations: [] })
  }

  /** Ends a test whose complaints are what it is about. */
  async leave(): Promise<void> {
    await this.tab.close()
    this.blog.close()
  }
}
