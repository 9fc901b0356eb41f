/** A promise that is kept by opening it. */
export class Gate {
  readonly opened: Promise<void>
  private keep!: () => void

  constructor() {
    this.opened = new Promise((keep) => (this.keep = keep))
  }

  readonly open = (): void => this.keep()
}
