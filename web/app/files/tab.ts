// Which tab this is. A tab keeps its name when it is reloaded, so that it finds
// its own run and not another tab's.

const NAME = 'rnnlab.tab'
/** There while the tab's page is gone: only then is the name to be had. */
const LEFT = 'rnnlab.tab.left'

/** What a tab needs of its own storage; tests give a fake. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export class Tab {
  /** of this page; it keeps its run under it */
  readonly name: string
  /** of the page that the reader has reloaded or gone back to; null on any other visit */
  readonly before: string | null = null

  /**
   * storage: of the tab; asking for it may throw. A tab that was duplicated has a copy of the other's storage, whose page has
   * not left: it begins with that one's run, and keeps it under a name of its own.
   */
  constructor(
    private readonly storage: () => TabStorage,
    cameBack: boolean,
  ) {
    let name = `tab ${crypto.getRandomValues(new Uint32Array(3)).join('-')}`
    try {
      if (cameBack) this.before = storage().getItem(NAME)
      if (this.before !== null && storage().getItem(LEFT) !== null) name = this.before
    } catch {
      // Without a storage each visit is the first.
    }
    this.name = name
    this.stay()
  }

  /** The page is there, for the first time or again as it was. */
  stay(): void {
    this.write((storage) => {
      storage.setItem(NAME, this.name)
      storage.removeItem(LEFT)
    })
  }

  /** The page goes. */
  leave(): void {
    this.write((storage) => storage.setItem(LEFT, ''))
  }

  private write(act: (storage: TabStorage) => void): void {
    try {
      act(this.storage())
    } catch {
      // Nothing to write it in.
    }
  }
}
