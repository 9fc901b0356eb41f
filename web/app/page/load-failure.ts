// Says on the page that one of its scripts could not be had. For scripts that
// are no modules: those are there also where modules are not.

/** From now on; for scripts that come later in the document. */
export function tellLoadFailures(): void {
  // Such events do not rise, but can be caught on their way down.
  addEventListener(
    'error',
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement)) return
      const tell = (): void => {
        const failed = document.querySelector<HTMLElement>('#failed')
        if (!failed) return
        failed.hidden = false
        // To an origin of its own the files come from another site, which a module does not take without leave.
        const sandbox = self.origin === 'null' ? ' (in a sandboxed frame the host must send Access-Control-Allow-Origin: *)' : ''
        document.querySelector('#failed-reason')!.textContent = `${target.src}${sandbox}`
      }
      if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', tell)
      else tell()
    },
    true,
  )
}
