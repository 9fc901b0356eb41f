// The kernel module's bytes, which the build puts into the worker.
declare module 'kernel.wasm' {
  const bytes: Uint8Array<ArrayBuffer>
  export default bytes
}
