// The libraries are installed by ./build.sh bench alone, so their types are not there when the rest is checked.
declare module '@tensorflow/tfjs-core'
declare module '@tensorflow/tfjs-core/dist/register_all_gradients'
declare module '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops'
declare module '@tensorflow/tfjs-layers'
declare module '@tensorflow/tfjs-backend-wasm'
declare module 'brain-1/browser.js'
declare module 'brain-2'
declare module 'recurrent-js'
declare module '@jax-js/jax' {
  export type Array = any
  export const defaultDevice: any, init: any, jit: any, nn: any, numpy: any, tree: any, valueAndGrad: any
}
