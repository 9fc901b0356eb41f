// A Firefox for programs of tests that run one after the other: to start it takes
// longer than many of them. Prints its address, and runs until one of the two is ended.

import { keepFirefox } from './firefox'

const { address, ended, end } = await keepFirefox(process.env['BROWSER']!)
console.log(address)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end().then(() => process.exit()))
await ended
