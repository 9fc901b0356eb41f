// What the tests need of a browser, and nothing more. The driver of each
// engine is behind this, so that the same tests run in all of them.

export interface TabOptions {
  width?: number
  height?: number
  /** the language the browser asks for */
  language?: string
  colors?: 'light' | 'dark'
  reducedMotion?: boolean
  /** the reader's own colours in place of the page's; Chromium alone can be told so */
  forcedColors?: boolean
  /** scripts do not run; Chromium alone can be told so */
  scriptless?: boolean
  /** a finger instead of a mouse */
  touch?: boolean
}

export interface Tab {
  open(url: string): Promise<void>
  /** Runs a function in the page. It is sent as text, so it sees nothing but its argument. */
  evaluate<A, R>(act: (argument: A) => R | Promise<R>, argument: A): Promise<R>
  /** Presses the mouse, or a finger, on the element once it can be hit. */
  click(selector: string): Promise<void>
  /** A key by the name that KeyboardEvent.key gives it. */
  press(key: string): Promise<void>
  type(text: string): Promise<void>
  /** From now on functions run in the first frame that the page embeds. */
  enterFrame(): Promise<void>
  resize(width: number, height: number): Promise<void>
  /** As PNG; the whole page or what is in the window. */
  screenshot(file: string, whole: boolean): Promise<void>
  /** The page as a printer gets it, where the driver has a way. */
  pdf?(): Promise<Buffer>
  /** Console messages of any level, uncaught errors, failed requests and answers that are no success, in the page and its workers. */
  readonly complaints: readonly string[]
  /** The address of every request. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

export interface Browser {
  readonly name: string
  tab(options?: TabOptions): Promise<Tab>
  close(): Promise<void>
}
